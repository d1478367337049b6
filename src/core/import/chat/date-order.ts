import {type Instant, millisecondsOf} from '../../time.ts';
import type {DateOrder, DateOrderReading} from '../reading.ts';
import {asUtc, exists, type Wall} from '../text/written-time.ts';
import {type ChatLine, dayUnder} from './chat-line.ts';

const ORDERS: readonly DateOrder[] = ['dmy', 'mdy', 'ymd'];
const DAY_MS = 86_400_000;
/** The first of the messengers whose exports write dates this way is from 2009. */
const FIRST_YEAR = 2009;

/** The orders under which a date is a day that can have been. */
export function possibleOrders({day}: ChatLine, pickedAt: Instant): DateOrder[] {
  return ORDERS.filter((order) => {
    const wall = dayUnder(day, order);
    return wall && exists(wall) && wall.year >= FIRST_YEAR && asUtc(wall) <= millisecondsOf(pickedAt) + DAY_MS;
  });
}

export type DatedLine = {line: ChatLine; number: number};

/**
 * The order of day and month, decided by the whole file: only where all other orders are contradicted by some line.
 * That messages stand in the order of time is no proof; how often each order would run backwards is only counted.
 */
export function readDateOrder(
  lines: readonly DatedLine[],
  pickedAt: Instant,
  chosen: DateOrder | undefined,
): DateOrderReading & {contradicting: DatedLine[]} {
  const {possible, contradicting, decidedBy} = sift(lines, pickedAt);
  const backwards = Object.fromEntries(possible.map((order) => [order, timesBackwards(lines, order)]));
  const reading = {possible, decidedBy, backwards, contradicting};
  if (chosen) return {...reading, order: chosen, by: 'person'};
  const [only] = possible;
  if (only && possible.length === 1) return {...reading, order: only, by: 'file'};
  // No language that is written anywhere puts the month first and dots between (CLDR 47).
  const dotted = lines.length > 0 && lines.every(({line}) => line.day.separator === '.');
  if (dotted && possible.includes('dmy') && !possible.includes('ymd')) return {...reading, order: 'dmy', by: 'dots'};
  return {...reading, order: null, by: null};
}

type Sifted = {possible: DateOrder[]; decidedBy: string | null; contradicting: DatedLine[]};

function sift(lines: readonly DatedLine[], pickedAt: Instant): Sifted {
  let possible: DateOrder[] = [...ORDERS];
  let decidedBy: string | null = null;
  for (const {line, number} of lines) {
    const here = possibleOrders(line, pickedAt);
    // A date that is none in any order says nothing of the others.
    if (here.length === 0) continue;
    const left = possible.filter((order) => here.includes(order));
    if (left.length === 0)
      return {possible: [], contradicting: contradiction(lines, pickedAt, number), decidedBy: null};
    if (left.length === 1 && possible.length > 1) decidedBy = line.written;
    possible = left;
  }
  return {possible: lines.length === 0 ? [] : possible, contradicting: [], decidedBy};
}

/** Two lines that no order fits together: the one at which it broke, and the first that it does not go with. */
function contradiction(lines: readonly DatedLine[], pickedAt: Instant, at: number): DatedLine[] {
  const last = lines.find(({number}) => number === at);
  const orders = last ? possibleOrders(last.line, pickedAt) : [];
  const first = lines.find(({line}) => {
    const here = possibleOrders(line, pickedAt);
    return here.length > 0 && !here.some((order) => orders.includes(order));
  });
  return [first, last].filter((line) => line !== undefined);
}

function timesBackwards(lines: readonly DatedLine[], order: DateOrder): number {
  let before = Number.NEGATIVE_INFINITY;
  let times = 0;
  for (const {line} of lines) {
    const wall: Wall | undefined = dayUnder(line.day, order);
    if (!wall || !exists(wall)) continue;
    const at = asUtc(wall);
    if (at < before) times += 1;
    before = at;
  }
  return times;
}
