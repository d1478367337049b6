import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {emptyDescription} from '../../core/diary/subject.ts';
import type {Uuid} from '../../core/ids.ts';
import type {SubjectRow} from '../../store/diary-rows.ts';
import type {Store} from '../../store/open-store.ts';
import {addSubject} from '../../store/subjects.ts';
import {Button} from './button.tsx';
import {FailureMessage} from './message.tsx';
import {PageText} from './page-text.tsx';
import {searchRows} from './search-rows.ts';
import {subjectName} from './subject-name.ts';
import {TextField} from './text-field.tsx';
import {circumstances, tellOthers} from './use-store.ts';
import {say} from './words.ts';

type Props = {
  store: Store;
  subjects: readonly SubjectRow[];
  /** Already chosen: not offered again. */
  chosen: readonly Uuid[];
  onChoose(id: Uuid): void;
  /** Somebody was added to the case: the rows are to be read again. */
  onAdded(): void;
};

const OFFERED = 8;

/** Finds somebody of the case by name, number or account, or adds somebody new by a name, without leaving the page. */
export function SubjectPicker({store, subjects, chosen, onChoose, onAdded}: Props): JSX.Element {
  const [query, setQuery] = useState('');
  const [failed, setFailed] = useState(false);
  const name = query.trim();
  const free = subjects.filter(({id, mergedInto}) => mergedInto === null && !chosen.includes(id));
  const found = searchRows(free, name).slice(0, OFFERED);
  const add = async () => {
    try {
      const added = await addSubject(store, {...emptyDescription(), names: [name]}, await circumstances());
      setQuery('');
      setFailed(false);
      onAdded();
      tellOthers();
      onChoose(added.record.id);
    } catch (error) {
      console.warn('nobody was added:', error);
      setFailed(true);
    }
  };
  const choose = (id: Uuid) => {
    setQuery('');
    onChoose(id);
  };
  return (
    <div class="stack">
      <TextField label={say('diary_personFind')} hint={say('diary_personFindHint')} value={query} onInput={setQuery} />
      <div class="row-of-buttons">
        {found.map((row) => (
          <Button key={row.id} small icon="person" onPress={() => choose(row.id)}>
            <PageText text={subjectName(row)} />
          </Button>
        ))}
        {name === '' ? null : (
          <Button small icon="add" onPress={() => void add()}>
            {say('diary_personAdd')} <PageText text={name} />
          </Button>
        )}
      </div>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </div>
  );
}
