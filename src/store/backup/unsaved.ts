// What is on this computer only: counted from the logs, which say what was made and changed, and what was copied since.
import type {Entry} from '../../core/custody/entry.ts';
import type {Uuid} from '../../core/ids.ts';
import {type Instant, isInstant} from '../../core/time.ts';
import {type Circumstances, newEntry} from '../circumstances.ts';
import {appendToLog} from '../log.ts';
import type {Store} from '../open-store.ts';
import type {StoredEntry} from '../schema.ts';
import type {LogSizes} from './write-backup.ts';

/** How far into each log a copy reaches, so that only what came since is looked through. */
const COVERED = 'backup.covered';

/** How many things are in no copy, and when the last copy was made that held everything of a case. */
export type Unsaved = {count: number; lastCopy: Instant | undefined};

/** Logs in each case that what it holds was handed over in a backup, as far as that reached. */
export async function logBackup(
  store: Store,
  backupId: Uuid,
  logSizes: LogSizes,
  circumstances: Circumstances,
): Promise<void> {
  const cases = new Set(await allCases(store));
  for (const [caseId, entries] of Object.entries(logSizes)) {
    // Of what is only kept apart the log stays as it is.
    if (!cases.has(caseId as Uuid)) continue;
    await appendToLog(store, caseId as Uuid, () =>
      newEntry(circumstances, 'backup.made', {kind: 'log', id: caseId}, null, {backupId, entries}),
    );
  }
}

/** Counts, over every case, what was added or changed since the last backup or whole pack that held it. */
export async function countUnsaved(store: Store): Promise<Unsaved> {
  const covered = parseCovered(await store.get('settings', COVERED));
  const before = JSON.stringify(covered);
  let count = 0;
  for (const caseId of await allCases(store)) {
    const from = covered[caseId]?.size ?? 0;
    const lines = await store.getAll('entries', IDBKeyRange.bound([caseId, from], [caseId, Number.MAX_SAFE_INTEGER]));
    const copied = lastCopyIn(lines);
    if (copied && copied.size > from) covered[caseId] = copied;
    count += changedSince(lines, covered[caseId]?.size ?? 0);
  }
  // Only a note for the next look, so that this need not be awaited or succeed.
  if (JSON.stringify(covered) !== before) await store.put('settings', JSON.stringify(covered), COVERED);
  const times = Object.values(covered).map(({at}) => at);
  return {count, lastCopy: times.sort().at(-1)};
}

async function allCases(store: Store): Promise<Uuid[]> {
  return [...new Set((await store.getAll('cases')).map(({caseId}) => caseId))].filter((id) => id !== undefined);
}

type Covered = {[caseId: string]: {size: number; at: Instant}};

function parseCovered(text: string | undefined): Covered {
  if (!text) return {};
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(([, one]: [string, unknown]) => {
      const {size, at} = (one ?? {}) as {size?: unknown; at?: unknown};
      return Number.isSafeInteger(size) && isInstant(at);
    }),
  );
}

/** The last whole copy that the lines tell of: how much of the log was in it. */
function lastCopyIn(lines: readonly StoredEntry[]): {size: number; at: Instant} | undefined {
  const begun = new Map<unknown, number>();
  let copied: {size: number; at: Instant} | undefined;
  for (const {line, seq} of lines) {
    if (!/"type":"(pack\.begun|pack\.saved|backup\.made)"/.test(line)) continue;
    // Our own line, written in this database.
    const {type, at, detail} = JSON.parse(line) as Entry;
    if (type === 'pack.begun' && detail.scope === 'whole') begun.set(detail.packId, seq);
    const size = type === 'pack.saved' ? begun.get(detail.packId) : type === 'backup.made' ? detail.entries : undefined;
    if (typeof size === 'number' && size >= (copied?.size ?? 0)) copied = {size, at};
  }
  return copied;
}

/** How many things the lines from `from` on made or changed, each once; what was deleted again is none. */
function changedSince(lines: readonly StoredEntry[], from: number): number {
  const changed = new Set<string>();
  for (const {line, seq} of lines) {
    if (seq < from) continue;
    const type = /"type":"([a-z]+\.[A-Za-z]+)"/.exec(line)?.[1] ?? '';
    const target = /"target":\{"id":"([^"]+)"/.exec(line)?.[1] ?? '';
    if (type === 'record.deleted') changed.delete(target);
    else if (/^(exhibit\.sealed|incident\.|subject\.|case\.revised|record\.putBack)/.test(type)) changed.add(target);
  }
  return changed.size;
}
