import type {Uuid} from '../ids.ts';
import type {Stretch} from './axis.ts';
import type {Happening, HowKnown} from './happening.ts';
import {wallClockOf} from './wall-clock.ts';

/** A happening on the wall clock of the keeper's zone. */
export type Entry = Stretch & {id: Uuid; kind: Happening['kind']; known: HowKnown; marks: readonly string[]};

/**
 * What is drawn on a lane. `point`: one thing at one place. `span`: one thing that is spread over a stretch. `many`:
 * several that lie so close that they would cover each other. `x` and `width` in pixels from the lane's start; `row` 0 is
 * for points, spans lie below.
 */
export type Drawn = {
  shape: 'point' | 'span' | 'many';
  x: number;
  width: number;
  row: number;
  entries: Entry[];
};

/** Side of the square that a point takes; big enough to be pressed. */
export const POINT_PX = 24;
/** Rows of spans under the points; what finds no room in them is drawn together in the last. */
const SPAN_ROWS = 3;

/** Everything with a time, earliest first. */
export function entriesOf(happenings: readonly Happening[], zone: string): Entry[] {
  const wall = wallClockOf(zone);
  return happenings
    .flatMap(({id, kind, time, marks}): Entry[] =>
      time === null ? [] : [{id, kind, marks, known: time.known, from: wall(time.from).ms, to: wall(time.to).ms}],
    )
    .sort((a, b) => a.from - b.from);
}

/** What a lane shows of a stretch. Points that share a cell of the axis are one; the cells stay where they are while the stretch moves. */
export function drawLane(entries: readonly Entry[], stretch: Stretch, width: number): Drawn[] {
  const msPerPx = (stretch.to - stretch.from) / Math.max(1, width);
  const cells = new Map<number, Entry[]>();
  const spans: Entry[] = [];
  for (const one of entries) {
    if (one.to < stretch.from || one.from > stretch.to) continue;
    if (one.to - one.from >= POINT_PX * msPerPx) spans.push(one);
    else {
      const cell = Math.floor((one.from + one.to) / 2 / (POINT_PX * msPerPx));
      const before = cells.get(cell);
      if (before) before.push(one);
      else cells.set(cell, [one]);
    }
  }
  const points = [...cells].map(([cell, inside]): Drawn => {
    const x = (cell * POINT_PX * msPerPx - stretch.from) / msPerPx;
    return {shape: inside.length === 1 ? 'point' : 'many', x, width: POINT_PX, row: 0, entries: inside};
  });
  return [...points, ...drawSpans(spans, stretch, msPerPx, width)];
}

function drawSpans(spans: readonly Entry[], {from}: Stretch, msPerPx: number, width: number): Drawn[] {
  const drawn: Drawn[] = [];
  const last: (Drawn | undefined)[] = [];
  for (const one of spans) {
    const x = Math.max(0, (one.from - from) / msPerPx);
    const end = Math.min(width, (one.to - from) / msPerPx);
    const free = Array.from({length: SPAN_ROWS}, (_, row) => row).find((row) => endOf(last[row]) <= x);
    const full = last[SPAN_ROWS - 1];
    if (free === undefined && full) {
      full.shape = 'many';
      full.entries.push(one);
      full.width = Math.max(endOf(full), end) - full.x;
    } else {
      const row = free ?? 0;
      const bar: Drawn = {shape: 'span', x, width: Math.max(POINT_PX, end - x), row: row + 1, entries: [one]};
      last[row] = bar;
      drawn.push(bar);
    }
  }
  return drawn;
}

function endOf(drawn: Drawn | undefined): number {
  return drawn ? drawn.x + drawn.width : Number.NEGATIVE_INFINITY;
}
