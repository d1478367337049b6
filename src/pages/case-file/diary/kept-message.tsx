import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {deviceNow, randomUuid} from '../../../store/circumstances.ts';
import {saveDraft} from '../../../store/drafts.ts';
import {deleteIncident, takeBackChange} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {goTo} from '../route.ts';
import type {JustKept} from './keep-incident.ts';
import type {DiaryWork} from './use-diary-work.ts';

type Props = {store: Store; work: DiaryWork; onChanged(): void};

/** Says that it is kept, where, and takes it back: a new entry goes back to being a draft, a change is undone. */
export function KeptMessage({store, work, onChanged}: Props): JSX.Element | null {
  const {kept, setKept} = work;
  const [failed, setFailed] = useState(false);
  if (!kept) return null;
  const undo = async () => {
    try {
      const draft = await takeBack(store, kept);
      setKept(undefined);
      tellOthers();
      onChanged();
      if (draft) goTo({panel: 'write', about: undefined, draft, with: []}, 'instead');
    } catch (error) {
      console.warn('it was not taken back:', error);
      setFailed(true);
    }
  };
  return (
    <>
      <UndoMessage label={say('diary_undo')} onUndo={() => void undo()}>
        {kept.revision === 1 ? say('diary_kept') : say('diary_keptAsChange')}
      </UndoMessage>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </>
  );
}

/** The id of the draft that holds the words again, where a new entry was taken back. */
async function takeBack(store: Store, {id, revision, draft}: JustKept) {
  const when = await circumstances();
  if (revision > 1) {
    await takeBackChange(store, id, revision - 1, when);
    return undefined;
  }
  const now = deviceNow();
  const draftId = randomUuid();
  // First the words are safe, then the entry goes.
  await saveDraft(store, {id: draftId, kind: 'incident', about: null, startedAt: now, changedAt: now, content: draft});
  await deleteIncident(store, id, when);
  return draftId;
}
