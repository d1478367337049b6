import type {Json} from '../core/hash/canonical-json.ts';
import type {Uuid} from '../core/ids.ts';
import {listCases} from './cases.ts';
import {type Circumstances, newEntry} from './circumstances.ts';
import {appendToLog, listEntries} from './log.ts';
import type {Store} from './open-store.ts';

/** A pack is being made, or was when the page went. So that nobody has to read whole logs to know it. */
const KEY = 'packsUnderWay';

export async function noteUnderWay(store: Store): Promise<void> {
  await store.put('settings', '1', KEY);
}

/**
 * Writes into the log of each pack that was begun and neither saved nor given up that it came to nothing; hands back how
 * many there were. To be called only where no page makes one.
 */
export async function endBrokenPacks(store: Store, when: Circumstances): Promise<number> {
  if ((await store.get('settings', KEY)) === undefined) return 0;
  let ended = 0;
  for (const {caseId} of await listCases(store)) {
    for (const packId of await withoutEnd(store, caseId)) {
      await appendToLog(store, caseId, () =>
        newEntry(when, 'pack.failed', {kind: 'pack', id: packId}, null, {packId, code: 'packCancelled'}),
      );
      ended += 1;
    }
  }
  await store.delete('settings', KEY);
  return ended;
}

type Line = {type: string; detail: {readonly [key: string]: Json}};

async function withoutEnd(store: Store, caseId: Uuid): Promise<Set<string>> {
  const open = new Set<string>();
  for (const {line} of await listEntries(store, caseId)) {
    // Our own sealed line; most are of something else.
    if (!line.includes('"pack.')) continue;
    const {type, detail} = JSON.parse(line) as Line;
    if (typeof detail.packId !== 'string') continue;
    if (type === 'pack.begun') open.add(detail.packId);
    else open.delete(detail.packId);
  }
  return open;
}
