import type {IncidentDraft} from '../../../core/diary/draft.ts';
import type {Telling} from '../../../core/diary/incident.ts';
import {mergeTelling} from '../../../core/diary/merge-telling.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {readDiaryNote, saveDiaryNote} from '../../../store/diary-notes.ts';
import {dropDraft} from '../../../store/drafts.ts';
import {changeIncident, writeIncident} from '../../../store/incidents.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {circumstances} from '../../shared/use-store.ts';
import type {DraftPlace} from '../drafts/draft-keeper.ts';

/** What was just kept, so that the page can say so and take it back. */
export type JustKept = {id: Uuid; revision: number; draft: IncidentDraft};

const LEAST_ROOM = 1_000_000;

/** Makes an incident, or the next revision of one, of what was written, and ends its draft. */
export async function keepIncident(
  store: Store,
  {id: draftId, about}: DraftPlace,
  draft: IncidentDraft,
  base: Telling,
): Promise<JustKept | FailureCode> {
  try {
    const when = await circumstances();
    // With a note the draft ends last: until the note has a place of its own, the draft is where it is safe.
    const ends = draft.note === '' ? draftId : undefined;
    const sealed =
      (about && (await changeIncident(store, about, (newest) => lay(base, draft, newest), when, ends))) ||
      (await writeIncident(store, draft.telling, when, ends));
    const {id, revision} = sealed.record;
    if (draft.note !== '') {
      await addToNote(store, id, draft.note);
      await dropDraft(store, draftId);
    }
    return {id, revision, draft};
  } catch (error) {
    console.warn('the entry was not kept:', error);
    return (await storeFailure(error, LEAST_ROOM)).code;
  }
}

/** What another window kept meanwhile stays, where this change says nothing of it. */
function lay(base: Telling, {telling}: IncidentDraft, newest: Telling): Telling {
  return mergeTelling({base, mine: telling, newest});
}

/** A note that is there already stays, above the new one. */
async function addToNote(store: Store, id: Uuid, note: string): Promise<void> {
  const before = await readDiaryNote(store, id);
  await saveDiaryNote(store, id, before === '' ? note : `${before}\n${note}`, deviceNow().at);
}
