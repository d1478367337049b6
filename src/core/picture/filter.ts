import type {Uuid} from '../ids.ts';
import type {Happening} from './happening.ts';
import {wallClockOf} from './wall-clock.ts';

/** What of all that happened is looked at. "" and undefined leave out nothing. */
export type PictureFilter = {
  /** Somebody; `nobody` for what is put down to no one. */
  who: Uuid | 'nobody' | '';
  /** A kind of record, or a kind of behaviour or a mark of the diary. */
  what: Happening['kind'] | `does:${string}` | `mark:${string}` | '';
  /** Days `yyyy-mm-dd`, both counted. */
  from: string;
  to: string;
  /** Every record by itself, instead of each thing once. */
  each: boolean;
};

export const NO_FILTER: PictureFilter = {who: '', what: '', from: '', to: '', each: false};

/**
 * What can have happened in the days that are looked at, in the same order. What was only seen happened then or before;
 * what has no date is only in where no day is set.
 */
export function filtered(happenings: readonly Happening[], filter: PictureFilter, zone: string): Happening[] {
  const wall = wallClockOf(zone);
  return happenings.filter((one) => isWho(one, filter.who) && isWhat(one, filter.what) && canBeIn(one, filter, wall));
}

function isWho({subjectIds}: Happening, who: PictureFilter['who']): boolean {
  return who === '' || (who === 'nobody' ? subjectIds.length === 0 : subjectIds.includes(who));
}

function isWhat({kind, kinds, marks}: Happening, what: PictureFilter['what']): boolean {
  if (what === '' || what === kind) return true;
  const [member, id] = [what.slice(0, 5), what.slice(5)];
  return (member === 'does:' && kinds.includes(id)) || (member === 'mark:' && marks.includes(id));
}

function canBeIn({time}: Happening, {from, to}: PictureFilter, wall: ReturnType<typeof wallClockOf>): boolean {
  if (from === '' && to === '') return true;
  if (time === null) return false;
  const startsInTime = to === '' || time.known === 'seen' || wall(time.from).day <= to;
  return startsInTime && (from === '' || wall(time.to).day >= from);
}
