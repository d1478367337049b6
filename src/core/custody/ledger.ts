import type {Instant} from '../time.ts';

/**
 * How much a database holds: the id of its first case, how many exhibits there are, and how many numbers were ever given.
 * Ledgers of before know no more; since then also how many entries of the diary there are, how long the logs are
 * together, and whether the key that signs is there.
 */
export type Standing = {
  caseId: string;
  kept: number;
  lastNumber: number;
  written?: number;
  lines?: number;
  hasKey?: boolean;
};

/** Exhibits, entries of the diary or the key that were there and are not any more, though no person deleted them. */
export type Loss = {kept: number; lastNumber: number; noticedAt: Instant; written?: number; key?: true};

/**
 * What is remembered of the database outside the database, because a browser may empty one and leave the other. Only a
 * hint for the person: nothing of it is evidence.
 */
export type Ledger = {v: 1; standing: Standing | null; losses: Loss[]};

export const EMPTY_LEDGER: Ledger = {v: 1, standing: null, losses: []};

/**
 * The ledger after a look at the database; `now` is undefined where that holds no case. Deleting lowers how many there
 * are, but numbers are never given twice and logs never get shorter: a lower number, a shorter log, fewer things than the
 * log tells of, or another case is a database that was emptied, exchanged or damaged.
 */
export function followStanding(ledger: Ledger, now: Standing | undefined, at: Instant): Ledger {
  const before = ledger.standing;
  const lost = before ? lossOf(before, now) : undefined;
  if (!before || !lost) return {...ledger, standing: now ?? before};
  return {
    ...ledger,
    standing: now ?? null,
    losses: [...ledger.losses, {...lost, lastNumber: before.lastNumber, noticedAt: at}],
  };
}

type Missing = Pick<Loss, 'kept' | 'written' | 'key'>;

function lossOf(before: Standing, now: Standing | undefined): Missing | undefined {
  const isAnother = !now || now.caseId !== before.caseId;
  const kept = isAnother ? before.kept : fewer(before, now, 'kept');
  const written = isAnother ? (before.written ?? 0) : fewer(before, now, 'written');
  const key = before.hasKey === true && !isAnother && now.hasKey === false;
  if (kept === 0 && written === 0 && !key) return undefined;
  return {kept, ...(written > 0 ? {written} : {}), ...(key ? {key: true as const} : {})};
}

/** How many are missing that no line of the log can account for: each thing that is deleted adds one at least. */
function fewer(before: Standing, now: Standing, name: 'kept' | 'written'): number {
  const less = Math.max(0, (before[name] ?? 0) - (now[name] ?? 0));
  if (now.lastNumber < before.lastNumber) return less;
  if (before.lines === undefined || now.lines === undefined) return 0;
  return Math.max(0, less - Math.max(0, now.lines - before.lines));
}

/** A ledger as it was stored; an empty one where what is stored is none. */
export function parseLedger(stored: unknown): Ledger {
  return isLedger(stored) ? stored : EMPTY_LEDGER;
}

function isLedger(stored: unknown): stored is Ledger {
  if (typeof stored !== 'object' || stored === null) return false;
  const {v, standing, losses} = stored as Partial<Ledger>;
  return v === 1 && (standing === null || isStanding(standing)) && Array.isArray(losses) && losses.every(isCounted);
}

function isStanding(value: unknown): value is Standing {
  return isCounted(value) && 'caseId' in value && typeof value.caseId === 'string';
}

function isCounted(value: unknown): value is {kept: number; lastNumber: number} {
  if (typeof value !== 'object' || value === null) return false;
  const {kept, lastNumber, written, lines} = value as Partial<Standing>;
  const isCount = (one: unknown) => one === undefined || Number.isSafeInteger(one);
  return Number.isSafeInteger(kept) && Number.isSafeInteger(lastNumber) && isCount(written) && isCount(lines);
}
