import type {Instant} from '../time.ts';

/** How much a database holds: the id of its first case, how many exhibits there are, and how many numbers were ever given. */
export type Standing = {caseId: string; kept: number; lastNumber: number};

/** Exhibits that were there and are not any more, though no person deleted them. */
export type Loss = {kept: number; lastNumber: number; noticedAt: Instant};

/**
 * What is remembered of the database outside the database, because a browser may empty one and leave the other. Only a
 * hint for the person: nothing of it is evidence.
 */
export type Ledger = {v: 1; standing: Standing | null; losses: Loss[]};

export const EMPTY_LEDGER: Ledger = {v: 1, standing: null, losses: []};

/**
 * The ledger after a look at the database; `now` is undefined where that holds no case. Deleting lowers how many there
 * are, but numbers are never given twice: a lower one, or another case, is a database that was emptied or exchanged.
 */
export function followStanding(ledger: Ledger, now: Standing | undefined, at: Instant): Ledger {
  const before = ledger.standing;
  const missing = before ? missingOf(before, now) : 0;
  const {losses} = ledger;
  if (!before || missing === 0) return {...ledger, standing: now ?? before};
  return {
    ...ledger,
    standing: now ?? null,
    losses: [...losses, {kept: missing, lastNumber: before.lastNumber, noticedAt: at}],
  };
}

function missingOf(before: Standing, now: Standing | undefined): number {
  if (!now || now.caseId !== before.caseId) return before.kept;
  return now.lastNumber < before.lastNumber ? Math.max(0, before.kept - now.kept) : 0;
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
  const {kept, lastNumber} = value as Partial<Standing>;
  return Number.isSafeInteger(kept) && Number.isSafeInteger(lastNumber);
}
