import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import type {Part, Rect} from '../../../core/capture/exhibit.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {usePartPicture} from '../../shared/use-picture.ts';
import {type VeilState, veilName} from '../../shared/veil.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {BoxList, boxId} from './box-list.tsx';
import {boxAfterKey, boxBetween, withinGrid} from './boxes.ts';
import {covered, gridOf} from './redact-state.ts';

type Props = {
  store: Store;
  exhibitId: Uuid;
  part: Part;
  boxes: readonly Rect[];
  veil: VeilState;
  onBoxes(boxes: readonly Rect[]): void;
};

type Point = {x: number; y: number};
/** A press that goes on: a new box from a corner, or a box that is moved. */
type Pull = {kind: 'new'; from: Point; to: Point} | {kind: 'move'; index: number; from: Point; to: Point};

/** Widths of the picture: as wide as its place, and larger. */
const ZOOMS = [100, 150, 200, 300] as const;
/** A new box of the keyboard, in tiles. */
const FIRST_TILES = 4;
/** A press that moves less than this in pixels of the picture is no box. */
const SMALLEST_PULL = 3;

/** One picture with the boxes that cover places of it. Boxes are drawn by mouse, or added, moved and sized by keys. */
export function PictureMask({store, exhibitId, part, boxes, veil, onBoxes}: Props): JSX.Element {
  const src = usePartPicture(store, exhibitId, part.path, part.mediaType);
  const name = veilName(exhibitId, part.path);
  const shown = veil.showsPicture(name);
  const grid = gridOf(part);
  const [zoom, setZoom] = useState<(typeof ZOOMS)[number]>(100);
  const [pull, showPull] = useState<Pull>();
  // What a quick press does is over before anything is drawn again.
  const pulling = useRef<Pull>(undefined);
  const setPull = (now: Pull | undefined) => {
    pulling.current = now;
    showPull(now);
  };
  const frame = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);

  const pointAt = (event: PointerEvent): Point => {
    const place = sheet.current?.getBoundingClientRect();
    if (!place) return {x: 0, y: 0};
    const scale = grid.width / place.width;
    return {x: (event.clientX - place.left) * scale, y: (event.clientY - place.top) * scale};
  };
  const change = (index: number, box: Rect) => onBoxes(boxes.map((one, i) => (i === index ? box : one)));
  const remove = (index: number) => onBoxes(boxes.filter((_, i) => i !== index));
  const add = () => {
    const {top, height} = seen(frame.current, sheet.current, grid.width);
    const side = grid.tile * FIRST_TILES;
    // Beside the one before, so that none lies under another.
    const aside = grid.tile * (boxes.length % FIRST_TILES);
    const middle = {x: (grid.width - side) / 2 + aside, y: aside + top + (height - grid.tile * 2) / 2};
    onBoxes([...boxes, withinGrid({...middle, width: side, height: grid.tile * 2}, grid)]);
    // Drawn first, then the keyboard goes on from it.
    setTimeout(() => document.getElementById(boxId(part.path, boxes.length))?.focus());
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    const from = pointAt(event);
    const index = Number((event.target as HTMLElement).closest<HTMLElement>('[data-box]')?.dataset.box ?? -1);
    sheet.current?.setPointerCapture(event.pointerId);
    setPull(index >= 0 ? {kind: 'move', index, from, to: from} : {kind: 'new', from, to: from});
  };
  const goOn = (event: PointerEvent) => {
    if (pulling.current) setPull({...pulling.current, to: pointAt(event)});
  };
  const end = () => {
    const done = pulling.current;
    setPull(undefined);
    if (done?.kind === 'move') {
      const box = boxes[done.index];
      if (box) change(done.index, withinGrid(pulled(box, done), grid));
    } else if (done && largeEnough(done)) onBoxes([...boxes, boxBetween(done.from, done.to, grid)]);
  };
  const drawn = boxes.map((box, i) =>
    covered(pull?.kind === 'move' && pull.index === i ? withinGrid(pulled(box, pull), grid) : box, grid),
  );
  const onKey = (event: KeyboardEvent, index: number) => {
    const box = boxes[index];
    if (!box) return;
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index);
    else {
      const after = boxAfterKey(covered(box, grid), event.key, event.shiftKey, grid);
      if (!after) return;
      change(index, after);
      (event.currentTarget as HTMLElement).scrollIntoView({block: 'nearest', inline: 'nearest'});
    }
    event.preventDefault();
  };

  return (
    <div class="mask stack">
      <div class="row-of-buttons">
        <Button small icon="eye" pressed={shown} onPress={() => veil.toggle(name, 'pictures')}>
          {say(shown ? 'redact_veilPicture' : 'redact_showPicture')}
        </Button>
        <Button small icon="add" onPress={add}>
          {say('redact_addBox')}
        </Button>
        <label class="mask__zoom small">
          {say('redact_zoom')}{' '}
          <select
            value={zoom}
            onChange={(event) => setZoom(ZOOMS.find((one) => String(one) === event.currentTarget.value) ?? 100)}
          >
            {ZOOMS.map((one) => (
              <option key={one} value={one}>
                {say('redact_percent', sayNumber(one))}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="small quiet">{say('redact_boxHint', sayNumber(grid.tile))}</p>
      <div class="mask__both">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be in reach of the keyboard */}
        <section class="mask__frame" ref={frame} tabIndex={0} aria-label={say('redact_pictureWithBoxes')}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: by keyboard, boxes are added, moved and sized as buttons */}
          <div
            class={shown ? 'mask__sheet' : 'mask__sheet mask__sheet--veiled'}
            ref={sheet}
            style={{inlineSize: `${zoom}%`, aspectRatio: `${grid.width} / ${grid.height}`}}
            onPointerDown={begin}
            onPointerMove={goOn}
            onPointerUp={end}
            onPointerCancel={() => setPull(undefined)}
            onDragStart={(event) => event.preventDefault()}
          >
            {src ? <img src={src} alt="" draggable={false} /> : null}
            {drawn.map((rect, index) => (
              <button
                key={index}
                type="button"
                id={boxId(part.path, index)}
                data-box={index}
                class="mask__box"
                style={placed(rect, grid)}
                aria-label={say('redact_box', index + 1, ...inWords(rect))}
                aria-describedby={`${boxId(part.path, 0)}-keys`}
                onKeyDown={(event) => onKey(event, index)}
              >
                <span aria-hidden="true">{index + 1}</span>
              </button>
            ))}
            {pull?.kind === 'new' && largeEnough(pull) ? (
              <div
                class="mask__box mask__box--new"
                style={placed(covered(boxBetween(pull.from, pull.to, grid), grid), grid)}
              />
            ) : null}
          </div>
        </section>
        <BoxList path={part.path} rects={drawn} onRemove={remove} />
      </div>
    </div>
  );
}

function largeEnough({from, to}: Pull): boolean {
  return Math.abs(to.x - from.x) > SMALLEST_PULL && Math.abs(to.y - from.y) > SMALLEST_PULL;
}

function pulled(box: Rect, {from, to}: Pull): Rect {
  return {...box, x: box.x + to.x - from.x, y: box.y + to.y - from.y};
}

/** A place of the picture in hundredths of it, so that it holds at any zoom. Pictures have left and right in any language. */
export function placed({x, y, width, height}: Rect, size: {width: number; height: number}) {
  const share = (value: number, of: number) => `${(value / of) * 100}%`;
  return {
    left: share(x, size.width),
    top: share(y, size.height),
    width: share(width, size.width),
    height: share(height, size.height),
  };
}

/** Size and place of a box, as a sentence takes them. */
export function inWords({x, y, width, height}: Rect): string[] {
  return [width, height, x, y].map(sayNumber);
}

/** The stretch of the picture that can be seen now, in pixels of the picture. */
function seen(frame: HTMLElement | null, sheet: HTMLElement | null, width: number): {top: number; height: number} {
  if (!frame || !sheet || sheet.clientWidth === 0) return {top: 0, height: 0};
  const scale = width / sheet.clientWidth;
  return {top: frame.scrollTop * scale, height: Math.min(frame.clientHeight, sheet.clientHeight) * scale};
}
