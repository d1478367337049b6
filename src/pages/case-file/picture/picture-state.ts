import {isUuid} from '../../../core/ids.ts';
import type {Stretch} from '../../../core/picture/axis.ts';
import {NO_FILTER, type PictureFilter} from '../../../core/picture/filter.ts';

/** How the picture is set. The address holds it, so that back and reload do what they should. */
export type PictureState = {
  filter: PictureFilter;
  /** What a lane of the time line stands for. */
  lanes: 'kind' | 'who';
  /** The stretch of the time line that is looked at; undefined for all of it. */
  stretch: Stretch | undefined;
  by: 'week' | 'month';
};

const WHAT = /^(captured|imported|incident|does:.+|mark:.+)$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the part of the address behind the question mark; what cannot be read is left as it is without it. */
export function parseState(query: string): PictureState {
  const given = new URLSearchParams(query);
  const get = (name: string) => given.get(name) ?? '';
  const who = get('who');
  const what = get('what');
  const filter: PictureFilter = {
    who: isUuid(who) || who === 'nobody' ? who : NO_FILTER.who,
    what: isWhat(what) ? what : NO_FILTER.what,
    from: DAY.test(get('from')) ? get('from') : '',
    to: DAY.test(get('to')) ? get('to') : '',
    each: get('each') === '1',
  };
  return {
    filter,
    lanes: get('lanes') === 'who' ? 'who' : 'kind',
    stretch: parseStretch(get('seen')),
    by: get('by') === 'month' ? 'month' : 'week',
  };
}

export function isWhat(text: string): text is Exclude<PictureFilter['what'], ''> {
  return WHAT.test(text);
}

/** The same as it stands in the address; "" where nothing is set. */
export function stateQuery({filter, lanes, stretch, by}: PictureState): string {
  const set = new URLSearchParams();
  for (const name of ['who', 'what', 'from', 'to'] as const) if (filter[name] !== '') set.set(name, filter[name]);
  if (filter.each) set.set('each', '1');
  if (lanes !== 'kind') set.set('lanes', lanes);
  if (by !== 'week') set.set('by', by);
  if (stretch) set.set('seen', `${minuteOf(stretch.from)}_${minuteOf(stretch.to)}`);
  return set.toString();
}

function minuteOf(ms: number): string {
  return String(Math.round(ms / 60_000));
}

function parseStretch(text: string): Stretch | undefined {
  const match = /^(-?\d{1,12})_(-?\d{1,12})$/.exec(text);
  const [from, to] = [Number(match?.[1]) * 60_000, Number(match?.[2]) * 60_000];
  return match && from < to ? {from, to} : undefined;
}
