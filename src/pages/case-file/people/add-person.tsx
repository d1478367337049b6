import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {emptyDescription} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {addSubject} from '../../../store/subjects.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';

/** Adds somebody of whom nothing need be known; what is known is written down at once beside the list. */
export function AddPerson({store, onAdded}: {store: Store; onAdded(id: Uuid): void}): JSX.Element {
  const [failed, setFailed] = useState(false);
  const add = async () => {
    try {
      const {record} = await addSubject(store, emptyDescription(), await circumstances());
      setFailed(false);
      tellOthers();
      onAdded(record.id);
    } catch (error) {
      console.warn('nobody was added:', error);
      setFailed(true);
    }
  };
  return (
    <>
      <Button small icon="add" onPress={() => void add()}>
        {say('people_add')}
      </Button>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </>
  );
}
