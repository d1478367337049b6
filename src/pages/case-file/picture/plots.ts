import {sayNumber} from '../../shared/words.ts';
import type {Paper, Plot} from './chart.tsx';

/** One bar: `count` is known, `about` was told roughly and stands on top, hatched. `tick` is written under it. */
export type Bar = {key: string; count: number; about: number; tick: string};

const SVG = 'http://www.w3.org/2000/svg';
const FONT = {fontSize: '12px', fontFamily: 'inherit', overflow: 'visible'} as const;

/** Bars side by side, their names beginning at them or in their middle. The number stands over each bar that is wide enough for it. */
export function drawBars(
  plot: Plot,
  bars: readonly Bar[],
  {width, mirrored, id}: Paper,
  ticksAt: 'start' | 'middle',
): Element {
  const most = Math.max(1, ...bars.map(({count, about}) => count + about));
  const side = 16 + 8 * sayNumber(most).length;
  const room = (width - side) / Math.max(1, bars.length);
  const keys = bars.map(({key}) => key);
  const ticks = bars.filter(({tick}) => tick !== '');
  const shown = everyFew(ticks, (width - side) / Math.max(1, ticks.length), 64);
  return plot.plot({
    ...{width, height: 220, marginTop: 20, marginBottom: 28},
    ...(mirrored ? {marginLeft: 4, marginRight: side} : {marginLeft: side, marginRight: 4}),
    style: FONT,
    x: {type: 'band', domain: mirrored ? keys.reverse() : keys, padding: room > 8 ? 0.2 : 0},
    y: {domain: [0, most], grid: true},
    marks: [
      hatching(id),
      plot.axisY({
        anchor: mirrored ? 'right' : 'left',
        tickFormat: (value: number) => (Number.isInteger(value) ? sayNumber(value) : ''),
        ticks: Math.min(5, most),
        tickSize: 0,
        label: null,
      }),
      plot.axisX(
        shown.map(({key}) => key),
        {
          tickFormat: (key: string) => bars.find((bar) => bar.key === key)?.tick ?? '',
          ...{
            tickSize: 4,
            label: null,
            textAnchor: ticksAt === 'middle' ? 'middle' : mirrored ? 'end' : 'start',
            lineWidth: 20,
          },
        },
      ),
      plot.barY(bars, {x: 'key', y: 'count', fill: 'var(--accent)', className: 'bar'}),
      plot.barY(bars, {
        ...{x: 'key', y1: 'count', y2: ({count, about}: Bar) => count + about},
        ...{fill: `url(#${id}-hatch)`, stroke: 'var(--accent)', strokeDasharray: '3 2', className: 'bar'},
        filter: ({about}: Bar) => about > 0,
      }),
      plot.ruleY([0], {stroke: 'var(--line-strong)'}),
      ...(room > 9 * sayNumber(most).length
        ? [
            plot.text(bars, {
              ...{x: 'key', y: ({count, about}: Bar) => count + about, dy: -8, fill: 'var(--ink)'},
              text: ({count, about}: Bar) => sayNumber(count + about),
              filter: ({count, about}: Bar) => count + about > 0,
            }),
          ]
        : []),
      plot.barY(bars, {
        x: 'key',
        y1: 0,
        y2: most,
        fill: 'transparent',
        className: 'hit',
        insetLeft: -1,
        insetRight: -1,
      }),
    ],
  });
}

/** Of the ticks those that have room beside each other. */
function everyFew<T>(ticks: readonly T[], room: number, least: number): T[] {
  const step = Math.max(1, Math.ceil(least / Math.max(1, room)));
  return ticks.filter((_, index) => index % step === 0);
}

/** Hatching for what is not known exactly: told apart without colour. */
function hatching(id: string): () => SVGElement {
  return () => {
    const definitions = document.createElementNS(SVG, 'defs');
    const pattern = document.createElementNS(SVG, 'pattern');
    for (const [name, value] of Object.entries({
      ...{id: `${id}-hatch`, width: '6', height: '6'},
      ...{patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)'},
    }))
      pattern.setAttribute(name, value);
    const line = document.createElementNS(SVG, 'path');
    line.setAttribute('d', 'M0 0V6');
    line.setAttribute('stroke', 'var(--accent)');
    line.setAttribute('stroke-width', '3');
    pattern.append(line);
    definitions.append(pattern);
    return definitions;
  };
}

/** One hour of one weekday, with its number. */
export type Cell = {weekday: number; hour: number; count: number};

/** Narrower than this, the hours run down and the days across. */
export const WIDE_MAP = 620;

/** Hours by weekdays. Each cell that holds something says how much; its shade only repeats that. */
export function drawHours(
  plot: Plot,
  cells: readonly Cell[],
  weekdays: readonly string[],
  hours: readonly string[],
  {width, mirrored}: Paper,
): Element {
  const wide = width >= WIDE_MAP;
  const most = Math.max(1, ...cells.map(({count}) => count));
  const day = ({weekday}: Cell) => weekday;
  const hour = (cell: Cell) => cell.hour;
  const across = {type: 'band', padding: 0.06, domain: order(wide ? 24 : 7, mirrored)} as const;
  const down = {type: 'band', padding: 0.06, domain: order(wide ? 7 : 24, false)} as const;
  const side = wide ? 12 + 8 * Math.max(...weekdays.map((name) => name.length)) : 56;
  const place = wide ? {x: hour, y: day} : {x: day, y: hour};
  const nameDay = (weekday: number) => weekdays[weekday] ?? '';
  // Of 24 hours in a row, every third has room for its name.
  const nameHour = (at: number) => (wide && at % 3 > 0 ? '' : (hours[at] ?? ''));
  return plot.plot({
    ...{width, height: (wide ? 7 : 24) * 30 + 28, marginTop: 24, marginBottom: 4},
    ...(mirrored ? {marginLeft: 4, marginRight: side} : {marginLeft: side, marginRight: 4}),
    style: FONT,
    x: across,
    y: down,
    color: {type: 'identity'},
    marks: [
      plot.axisX({anchor: 'top', tickSize: 0, label: null, tickFormat: wide ? nameHour : nameDay}),
      plot.axisY({
        ...{anchor: mirrored ? 'right' : 'left', tickSize: 0, label: null},
        tickFormat: wide ? nameDay : nameHour,
      }),
      plot.cell(cells, {
        ...place,
        fill: ({count}: Cell) => shade(count / most),
        stroke: 'var(--line)',
        className: 'cell',
      }),
      plot.text(cells, {
        ...place,
        text: ({count}: Cell) => sayNumber(count),
        filter: ({count}: Cell) => count > 0,
        fill: 'var(--ink)',
      }),
      plot.cell(cells, {...place, fill: 'transparent', className: 'hit', inset: -1}),
    ],
  });
}

function order(count: number, mirrored: boolean): number[] {
  const numbers = Array.from({length: count}, (_, at) => at);
  return mirrored ? numbers.reverse() : numbers;
}

/** Never so dark that the number on it could not be read. */
function shade(part: number): string {
  return part === 0
    ? 'var(--raised)'
    : `color-mix(in srgb, var(--accent) ${Math.round(8 + part * 36)}%, var(--raised))`;
}
