import type {Cut, Hands, Shot} from '../../../src/core/stitch/hands.ts';
import type {Placement} from '../../../src/core/stitch/placement.ts';
import type {Stand} from '../../../src/core/stitch/standing.ts';

/** A page as a browser lays it out, paints it and scrolls it: only rows, each with a number of its own. */
export type SimOptions = {
  /** Device px per CSS px. */
  scale: number;
  /** The window, CSS px. */
  width: number;
  height: number;
  /** Where the scroller's inside begins in the window and how high it is, CSS px, fractions allowed. */
  port: {y: number; height: number};
  /** Length of what is scrolled, CSS px, fractions allowed. */
  length: number;
  /** Device rows at the foot of each picture that are not of the window: the picture is as high as the rounded window. */
  empty?: number;
  /** Where in it the thing begins that is joined, and how long it is; left out, it is all of it. */
  item?: {y: number; height: number};
  /** Scrolled so far at the start, CSS px. */
  scrolled: number;
  /** CSS px that come in at `at` when it is first scrolled below `when`; `always`: they go again at the top. */
  insert?: {when: number; at: number; height: number; always: boolean};
  /** CSS px that are added at the end, whenever it comes near. */
  grows?: number;
  /** Of each shot: it is refused, or the page is scrolled by someone else while it is taken. */
  fault?: (shot: number) => 'refused' | 'moved' | 'left' | undefined;
  cancelAfter?: number;
};

/** One photograph: the row of the page in each of its rows; -1 where something else is painted. */
export type SimPicture = {width: number; height: number; rows: Int32Array};

export type Sim = {hands: Hands<SimPicture>; drawn: number[]; shots: () => number; now: () => number};

/** Numbers from here on are rows that came in later. */
export const INSERTED = 10_000_000;

const ADDRESS = 'https://sim.example/';

export function simulate(options: SimOptions): Sim {
  const {scale, port} = options;
  const pixels = {width: Math.round(options.width * scale), height: Math.round(options.height * scale)};
  let scroll = 0;
  let length = options.length;
  let inserted = 0;
  let shots = 0;
  let clock = 0;
  const drawn: number[] = [];

  // Browsers scroll by whole device pixels.
  const snapped = (to: number) => Math.round(to * scale) / scale;
  const farthest = () => snapped(Math.max(0, length + inserted - port.height));
  const goTo = (to: number) => {
    const most = farthest();
    scroll = snapped(Math.min(most, Math.max(0, to)));
    const {insert, grows} = options;
    if (insert && scroll > insert.when) inserted = insert.height;
    if (insert?.always && scroll === 0) inserted = 0;
    if (grows && scroll > most - port.height) length += grows;
  };
  goTo(options.scrolled);

  const itemTop = () => {
    if (!options.item) return 0;
    const {y} = options.item;
    return y >= (options.insert?.at ?? Number.POSITIVE_INFINITY) ? y + inserted : y;
  };
  const itemLength = () => {
    if (options.item) return options.item.height;
    const told = Math.round(length + inserted);
    // As the product tells it: exactly, once it is scrolled to where the rounded length ends.
    return Math.abs(scroll + port.height - told) <= 2 ? farthest() + port.height : told;
  };
  /** The number that is painted at a device row of the page. */
  const rowAt = (device: number): number => {
    const at = Math.round((options.insert?.at ?? 0) * scale);
    const more = Math.round(inserted * scale);
    if (device < at || more === 0) return device;
    return device < at + more ? INSERTED + device - at : device - more;
  };
  const stand = (): Stand => {
    const top = port.y + itemTop() - scroll;
    const from = Math.max(top, port.y, 0);
    const to = Math.min(top + itemLength(), port.y + port.height, pixels.height / scale);
    const marks: {id: number; y: number}[] = [];
    for (let y = 37; y < length; y += 61) {
      const place = y >= (options.insert?.at ?? Number.POSITIVE_INFINITY) ? y + inserted : y;
      marks.push({id: y, y: place - itemTop()});
    }
    return {
      address: ADDRESS,
      viewport: {width: Math.round(pixels.width / scale), height: Math.round(pixels.height / scale)},
      pixelRatio: scale,
      content: {x: 0, y: top, width: options.width, height: itemLength()},
      shown: to > from ? {x: 0, y: from, width: options.width, height: to - from} : null,
      scroll: {x: 0, y: Math.round(scroll)},
      landmarks: marks,
      unhidden: 0,
      leavesOut: false,
    };
  };
  const photograph = (): SimPicture => {
    const rows = new Int32Array(pixels.height + (options.empty ?? 0)).fill(-1);
    // A scroller is cut off at whole pixels, and its content goes by whole pixels inside.
    const origin = Math.round(port.y * scale);
    const [first, last] = [origin, Math.round((port.y + port.height) * scale)];
    for (let row = Math.max(0, first); row < Math.min(last, pixels.height); row += 1) {
      rows[row] = rowAt(row - origin + Math.round(scroll * scale));
    }
    return {width: pixels.width, height: rows.length, rows};
  };

  const hands: Hands<SimPicture> = {
    scrollTo: async (row, _atTop) => {
      clock += 50;
      goTo(itemTop() + row);
      // A second time, as the product does: what came in moved the row.
      goTo(itemTop() + row);
      return stand();
    },
    look: async () => stand(),
    shoot: async (): Promise<Shot<SimPicture>> => {
      shots += 1;
      clock += 520;
      const fault = options.fault?.(shots);
      if (fault === 'refused') return {kind: 'refused', why: 'quota'};
      if (fault === 'left') return {kind: 'left', why: 'another tab'};
      if (fault === 'moved') goTo(scroll + 40);
      return {kind: 'shot', picture: photograph()};
    },
    draw: async (picture: SimPicture, cut: Cut, at: number, _stand: Stand, placement: Placement) => {
      if (at - placement.from !== drawn.length) throw new Error(`row ${at} was put at ${drawn.length}`);
      if (cut.y < 0 || cut.y + cut.height > picture.height || cut.x < 0 || cut.x + cut.width > picture.width) {
        throw new Error('cut outside the picture');
      }
      for (let row = cut.y; row < cut.y + cut.height; row += 1) drawn.push(picture.rows[row] ?? -2);
    },
    drop: () => undefined,
    wipe: async () => {
      drawn.length = 0;
    },
    mayGoOn: async () => options.cancelAfter === undefined || shots < options.cancelAfter,
    progress: async () => undefined,
    now: () => clock,
  };
  return {hands, drawn, shots: () => shots, now: () => clock};
}

export {ADDRESS};
