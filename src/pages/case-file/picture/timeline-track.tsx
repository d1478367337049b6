import type {JSX, RefObject} from 'preact';
import {useId, useMemo} from 'preact/hooks';
import {type Stretch, type Tick, ticksIn} from '../../../core/picture/axis.ts';
import {type Drawn, drawLane, POINT_PX} from '../../../core/picture/lane.ts';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {clockOf, happeningLabel, markText, stepText, stepWhen, wallDay} from './happening-words.ts';
import {KindSign, MarkSign} from './symbols.tsx';
import {useMarkKeys} from './timeline-keys.ts';
import type {Lane, StepEntry} from './timeline-lanes.ts';
import type {Opened} from './use-opened.ts';
import type {PictureData} from './use-picture-data.ts';
import type {StretchWays} from './use-stretch.ts';
import {useWidth} from './use-width.ts';

type Props = {
  data: PictureData;
  lanes: readonly Lane[];
  steps: readonly StepEntry[];
  track: RefObject<HTMLDivElement | null>;
  ways: StretchWays;
  onOpen(what: Opened): void;
};

/** Room for a date beside the next. */
const TICK_PX = 84;

/** The axis, the steps, and a lane for each kind or person. One mark is in reach of Tab; arrows go from mark to mark. */
export function TimelineTrack({data, lanes, steps, track, ways, onOpen}: Props): JSX.Element {
  const {stretch} = ways;
  const width = useWidth(track);
  const hint = useId();
  const drawn = useMemo(
    () => lanes.map(({entries}) => (width > 0 ? drawLane(entries, stretch, width).sort(inReadingOrder) : [])),
    [lanes, stretch, width],
  );
  const keys = useMarkKeys(track, ways);
  const xOf = (ms: number) => ((ms - stretch.from) / (stretch.to - stretch.from)) * width;
  const inSight = steps.filter(({from, to}) => to >= stretch.from && from <= stretch.to);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of marks on an axis, not of fields */}
      <div
        ref={track}
        class="timeline"
        role="group"
        aria-label={say('picture_timeline')}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keys zoom and move it where no mark is in sight
        tabIndex={0}
        onKeyDown={keys}
        onPointerDown={ways.onPointerDown}
        onPointerMove={ways.onPointerMove}
        onPointerUp={ways.onPointerUp}
        onPointerCancel={ways.onPointerUp}
      >
        <Axis ticks={ticksIn(stretch, width, TICK_PX)} xOf={xOf} />
        {inSight.length > 0 ? <StepsLane steps={inSight} xOf={xOf} width={width} /> : null}
        {lanes.map((lane, index) => (
          <LaneRow
            key={lane.key}
            lane={lane}
            drawn={drawn[index] ?? []}
            data={data}
            first={index === drawn.findIndex(({length}) => length > 0)}
            onOpen={(what) => {
              if (!ways.dragged()) onOpen(what);
            }}
          />
        ))}
      </div>
      <p id={hint} class="small quiet">
        {say('picture_timelineHint')}
      </p>
    </>
  );
}

function inReadingOrder(a: Drawn, b: Drawn): number {
  return a.x - b.x || a.row - b.row;
}

function Axis({ticks, xOf}: {ticks: readonly Tick[]; xOf(ms: number): number}): JSX.Element {
  return (
    <div class="timeline__axis" aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick.ms} class="timeline__tick small numbers" style={{insetInlineStart: `${xOf(tick.ms)}px`}}>
          <span>{tickText(tick)}</span>
        </span>
      ))}
    </div>
  );
}

const TICK_WORDS: {readonly [unit in Tick['unit']]: Intl.DateTimeFormatOptions} = {
  hour: {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'},
  day: {day: 'numeric', month: 'short'},
  month: {month: 'short', year: 'numeric'},
  year: {year: 'numeric'},
};

function tickText({ms, unit}: Tick): string {
  // The first hour of a day carries its date.
  const midnight = unit === 'hour' && ms % 86_400_000 === 0;
  return wallDay(ms, TICK_WORDS[midnight ? 'day' : unit]);
}

/** What was done and ordered: a line down through all lanes, with its name. Names that would cover each other stand below. */
function StepsLane({
  steps,
  xOf,
  width,
}: {
  steps: readonly StepEntry[];
  xOf(ms: number): number;
  width: number;
}): JSX.Element {
  const ends: number[] = [];
  const placed = steps.map((one) => {
    const x = Math.max(0, xOf(one.from));
    const free = ends.findIndex((end) => end <= x);
    const row = free < 0 ? ends.length : free;
    ends[row] = x + STEP_PX;
    return {one, x, row, length: Math.min(width, xOf(one.to)) - x};
  });
  const rows = Math.min(ends.length, STEP_ROWS);
  return (
    <ul class="timeline__steps small" aria-label={say('picture_steps')} style={{blockSize: `${rows * STEP_ROW_PX}px`}}>
      {placed.map(({one, x, row, length}) => (
        <li
          key={one.index}
          class={`timeline__step timeline__step--${one.step.kind}`}
          style={{insetInlineStart: `${x}px`}}
        >
          <span class="timeline__line" />
          {length > 1 && one.step.kind === 'order' ? (
            <span class="timeline__lasts" style={{inlineSize: `${length}px`}} />
          ) : null}
          <span
            class={row < STEP_ROWS ? 'timeline__step-name' : 'only-read'}
            style={{
              insetBlockStart: `${Math.min(row, STEP_ROWS - 1) * STEP_ROW_PX}px`,
              ...(x > width - STEP_PX ? {insetInlineStart: `${width - STEP_PX - x}px`} : {}),
            }}
          >
            {stepText(one.step)}
            <span class="only-read"> {stepWhen(one.step)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const STEP_PX = 132;
const STEP_ROWS = 4;
const STEP_ROW_PX = 22;

type LaneProps = {
  lane: Lane;
  drawn: readonly Drawn[];
  data: PictureData;
  /** Its first mark is where the keyboard comes in. */
  first: boolean;
  onOpen(what: Opened): void;
};

function LaneRow({lane, drawn, data, first, onOpen}: LaneProps): JSX.Element {
  const rows = drawn.reduce((most, {row}) => Math.max(most, row), 0) + 1;
  const name = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of marks, not of fields
    <div class="timeline__lane" role="group" aria-labelledby={name}>
      <p id={name} class="timeline__name small">
        <PageText text={lane.name} /> · <span class="numbers">{sayNumber(lane.count)}</span>
      </p>
      <div class="timeline__marks" style={{blockSize: `${rows * (POINT_PX + 2)}px`}}>
        {drawn.map((one, index) => (
          <Mark
            key={`${one.shape}${one.row} ${one.entries[0]?.id}`}
            one={one}
            label={labelOf(one, data)}
            inReach={first && index === 0}
            onPress={() => onOpen({place: 'timeline', title: titleOf(one, lane), ids: one.entries.map(({id}) => id)})}
          />
        ))}
      </div>
    </div>
  );
}

type MarkProps = {one: Drawn; label: string; inReach: boolean; onPress(): void};

function Mark({one, label, inReach, onPress}: MarkProps): JSX.Element {
  const {shape, x, width, row, entries} = one;
  const [first] = entries;
  const marks = [...new Set(entries.flatMap((entry) => entry.marks))];
  const unsure = first?.known === 'seen';
  return (
    <button
      type="button"
      class={`timeline__mark timeline__mark--${shape}${row > 0 ? ' timeline__mark--bar' : ''}${unsure ? ' timeline__mark--seen' : ''}`}
      style={{
        insetInlineStart: `${x}px`,
        insetBlockStart: `${row * (POINT_PX + 2)}px`,
        ...(row > 0 ? {inlineSize: `${width}px`} : {}),
      }}
      aria-label={label}
      tabIndex={inReach ? 0 : -1}
      onClick={onPress}
    >
      {shape === 'many' ? (
        <span class="numbers">{sayNumber(entries.length)}</span>
      ) : first && row === 0 ? (
        <KindSign kind={first.kind} hollow={unsure} />
      ) : null}
      {marks.length > 0 ? (
        <span class="timeline__flags">
          {marks.map((mark) => (
            <MarkSign key={mark} mark={mark} />
          ))}
        </span>
      ) : null}
    </button>
  );
}

function labelOf({entries}: Drawn, data: PictureData): string {
  const [first] = entries;
  const only = entries.length === 1 && first ? data.byId.get(first.id) : undefined;
  if (only) return happeningLabel(only, data);
  const marks = [...new Set(entries.flatMap((entry) => entry.marks))].map(markText);
  return [sayCount('picture_things', entries.length), stretchText(entries), ...marks].join('; ');
}

function titleOf({entries}: Drawn, lane: Lane): string {
  return `${lane.name} · ${stretchText(entries)}`;
}

function stretchText(entries: readonly Stretch[]): string {
  // They stand in order of their beginning.
  const from = entries[0]?.from ?? 0;
  const to = entries.reduce((last, one) => Math.max(last, one.to), from);
  return clockOf(from, to);
}
