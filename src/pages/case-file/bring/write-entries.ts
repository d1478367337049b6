import type {Telling} from '../../../core/diary/incident.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {deleteIncident, writeIncident} from '../../../store/incidents.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';

/** The entries that are in the diary now, and why the rest of them is not. */
export type Written = {ids: Uuid[]; failed: FailureCode | undefined};

const LEAST_ROOM = 1_000_000;

/** Writes entries one by one; what is written stays where one fails. */
export async function writeEntries(
  store: Store,
  tellings: readonly Telling[],
  progress: (done: number) => void,
): Promise<Written> {
  const ids: Uuid[] = [];
  try {
    const when = await circumstances();
    for (const telling of tellings) {
      ids.push((await writeIncident(store, telling, when)).record.id);
      progress(ids.length);
    }
    return {ids, failed: undefined};
  } catch (error) {
    console.error('an entry could not be written', error);
    return {ids, failed: (await storeFailure(error, LEAST_ROOM)).code};
  } finally {
    tellOthers();
  }
}

/** Takes entries out again; they can be put back from where deleted things lie. */
export async function takeOut(store: Store, ids: readonly Uuid[]): Promise<FailureCode | undefined> {
  try {
    const when = await circumstances();
    for (const id of ids) await deleteIncident(store, id, when);
    return undefined;
  } catch (error) {
    console.error('an entry could not be taken out', error);
    return (await storeFailure(error, LEAST_ROOM)).code;
  } finally {
    tellOthers();
  }
}
