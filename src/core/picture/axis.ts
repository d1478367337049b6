/** A stretch of the wall clock; milliseconds as if it were one of UTC. */
export type Stretch = {from: number; to: number};

export type TickUnit = 'hour' | 'day' | 'month' | 'year';
export type Tick = {ms: number; unit: TickUnit};

const HOUR = 3_600_000;
const DAY = 86_400_000;
/** The shortest that the eye gains from. */
export const SHORTEST = DAY;
/** The years that a record can name. */
const EVER: Stretch = {from: Date.parse('0000-01-01T00:00:00Z'), to: Date.parse('9999-12-31T23:59:59Z')};

type Step = {unit: TickUnit; count: number; about: number};

const STEPS: readonly Step[] = [
  ...[1, 3, 6, 12].map((count): Step => ({unit: 'hour', count, about: count * HOUR})),
  ...[1, 2, 7].map((count): Step => ({unit: 'day', count, about: count * DAY})),
  ...[1, 3, 6].map((count): Step => ({unit: 'month', count, about: count * 30 * DAY})),
  ...[1, 2, 5, 10, 20, 50, 100, 500, 1000, 5000].map(
    (count): Step => ({unit: 'year', count, about: count * 365 * DAY}),
  ),
];

/** Ticks that stand at least `leastPx` apart: whole hours, days (of weeks: Mondays), months or years. */
export function ticksIn({from, to}: Stretch, width: number, leastPx: number): Tick[] {
  const least = ((to - from) / Math.max(1, width)) * leastPx;
  const step = STEPS.find(({about}) => about >= least) ?? STEPS.at(-1);
  if (!step) return [];
  const ticks: Tick[] = [];
  for (let ms = firstTick(from, step); ms <= Math.min(to, EVER.to) && ticks.length < 200; ms = nextTick(ms, step))
    if (ms >= from) ticks.push({ms, unit: step.unit});
  return ticks;
}

function firstTick(from: number, {unit, count}: Step): number {
  const start = Math.max(from, EVER.from);
  const date = new Date(start);
  switch (unit) {
    case 'hour':
      return Math.floor(start / (count * HOUR)) * count * HOUR;
    case 'day':
      // 1970-01-05 was a Monday.
      return count === 7
        ? Math.floor((start - 4 * DAY) / (7 * DAY)) * 7 * DAY + 4 * DAY
        : Math.floor(start / (count * DAY)) * count * DAY;
    case 'month':
      return startOf(date.getUTCFullYear(), Math.floor(date.getUTCMonth() / count) * count);
    case 'year':
      return startOf(Math.floor(date.getUTCFullYear() / count) * count, 0);
  }
}

function nextTick(ms: number, {unit, count}: Step): number {
  const date = new Date(ms);
  if (unit === 'hour') return ms + count * HOUR;
  if (unit === 'day') return ms + count * DAY;
  return unit === 'month'
    ? startOf(date.getUTCFullYear(), date.getUTCMonth() + count)
    : startOf(date.getUTCFullYear() + count, 0);
}

/** `Date.UTC` takes the years 0 to 99 for those of the last century. */
function startOf(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

/** Everything, with a little room on both sides; around one moment, a day. */
export function wholeStretch(stretches: readonly Stretch[]): Stretch | undefined {
  if (stretches.length === 0) return undefined;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const one of stretches) [from, to] = [Math.min(from, one.from), Math.max(to, one.to)];
  const room = Math.max((to - from) * 0.02, (SHORTEST - (to - from)) / 2);
  return {from: Math.floor(from - room), to: Math.ceil(to + room)};
}

/** The stretch made shorter (`times` above 1) or longer around one part of it, from 0 at its start to 1 at its end. */
export function zoomed({from, to}: Stretch, times: number, around: number, whole: Stretch): Stretch {
  const length = Math.min(Math.max((to - from) / times, SHORTEST), whole.to - whole.from);
  const start = from + (to - from - length) * around;
  return inside({from: start, to: start + length}, whole);
}

/** The stretch moved by a part of its own length, later where it is above 0. */
export function moved({from, to}: Stretch, part: number, whole: Stretch): Stretch {
  const by = (to - from) * part;
  return inside({from: from + by, to: to + by}, whole);
}

function inside({from, to}: Stretch, whole: Stretch): Stretch {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.round(Math.min(Math.max(from, whole.from), whole.to - length));
  return {from: start, to: Math.round(start + length)};
}
