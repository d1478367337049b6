// What came with a backup and cannot go into a log here: the same case was gone on with in two places, so there are two
// logs with one beginning. Both stay as they were. The other one's lines and records lie under an id of their own, which
// no list of a case, no pack and no search goes by; only “Safety and copies” shows them.
import type {BackupSummary} from '../../core/backup/summary.ts';
import {isUuid, type Uuid} from '../../core/ids.ts';
import {type Instant, isInstant} from '../../core/time.ts';
import type {Store} from '../open-store.ts';

/** The settings' keys of what is kept apart begin so; the id follows. */
export const APART = 'apart:';

/**
 * Why something is kept apart: `parted`: its log went another way; `differs`: what is here under the same id or number is
 * something else; `copies`: lines that only told of copies, set aside when the log went on elsewhere.
 */
export type Apart = {
  id: Uuid;
  /** The case that it belongs to. */
  caseId: Uuid;
  why: 'parted' | 'differs' | 'copies';
  /** The first line of its log that differs. */
  from: number;
  /** When the backup was made that it came with, and on what. */
  madeAt: Instant;
  madeOn: string;
};

/** The text in the settings. */
export function apartText({caseId, why, from, madeAt, madeOn}: Apart): string {
  return JSON.stringify({caseId, why, from, madeAt, madeOn});
}

/**
 * What to write down where something of a backup is not what is here under the same id or number. Where the logs have
 * parted, that is written down with them.
 */
export function differsSetting(
  {relation, apart, caseId}: {relation: string; apart: Uuid; caseId: Uuid},
  {summary}: {summary: BackupSummary},
): {key: string; value: string} | undefined {
  if (relation === 'parted') return undefined;
  const {madeAt, madeOn} = summary;
  const value = apartText({id: apart, caseId, why: 'differs', from: 0, madeAt: madeAt.at, madeOn});
  return {key: `${APART}${apart}`, value};
}

/** Everything that is kept apart, the newest first. */
export async function listApart(store: Store): Promise<Apart[]> {
  const range = IDBKeyRange.bound(APART, `${APART}\uffff`);
  const [keys, texts] = await Promise.all([store.getAllKeys('settings', range), store.getAll('settings', range)]);
  return keys
    .flatMap((key, i) => parseApart(String(key).slice(APART.length), texts[i] ?? ''))
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

function parseApart(id: string, text: string): Apart[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  if (!isUuid(id) || typeof value !== 'object' || value === null) return [];
  const {caseId, why, from, madeAt, madeOn} = value as Partial<Apart>;
  if (!isUuid(caseId) || !isInstant(madeAt) || typeof madeOn !== 'string' || !Number.isSafeInteger(from)) return [];
  if (why !== 'parted' && why !== 'differs' && why !== 'copies') return [];
  return [{id, caseId, why, from: from ?? 0, madeAt, madeOn}];
}
