import type {Seen} from '../core/collect/align.ts';
import type {Identity} from '../core/collect/identity.ts';
import type {Sighting} from './protocol.ts';

/** Name of the port that is open while many items of a page are saved: when it closes, the page calls for a worker. */
export const COLLECT_PORT = 'collect';

/** An item near the screen. `ref` names its element until the next scan. */
export type ScannedItem = Seen & {
  ref: number;
  /** How much of it shows between the scroller's edges: all, less although it would fit, less because it is taller, nothing. */
  shows: 'all' | 'some' | 'tooTall' | 'none';
  /** Something of the page lies over what shows of it. */
  covered: boolean;
  /** Pictures in it that are still on their way. */
  loading: boolean;
  /** It holds other items: joined from tiles it would show them too. */
  holdsOthers: boolean;
  /** One of those that the page counts. */
  counted: boolean;
};

/** One look at the list. */
export type Scan = {
  items: ScannedItem[];
  /** How many there are, where the page says so. */
  total: number | null;
  grows: 'down' | 'up';
  /** Nothing more is above or below what shows. */
  atStart: boolean;
  atEnd: boolean;
  /** How far it is scrolled, counted as `offset` is. */
  at: number;
  /** Length of the whole that scrolls, CSS px: it grows when more is loaded. */
  length: number;
  /** Height of the part that shows it. */
  port: number;
};

/** An item that stands around the one asked for, by the marks of the page. */
export type AroundSeen = Seen & {relation: 'answered' | 'reply'};

/** Messages about the saving of many items of one page. */
export type CollectMessages = {
  /**
   * Note how the page stands, to put it back later. Told again by a later worker (`resumed`), it keeps the first note;
   * `known` says whether there was one.
   */
  collectBegin: {request: {resumed: boolean}; reply: {known: boolean}};
  collectScan: {request: Record<string, never>; reply: Scan};
  /** What stands around the item of this identity, `before` of it above it; not `found` where the page does not hold it any more. */
  collectAround: {
    request: Identity;
    reply: {found: boolean; around: AroundSeen[]; before: number};
  };
  /** Read these items of the last scan as `look` reads one; null where the element holds no item any more. */
  collectRead: {
    request: {refs: number[]; topAddress: string};
    reply: {items: ({seen: Seen; sighting: Sighting} | null)[]};
  };
  /** Scroll: to an end, a screen onward, or so that an item shows as well as it can. */
  collectScroll: {
    request: {to: 'start' | 'end' | 'onDown' | 'onUp' | {ref: number} | {offset: number}};
    reply: {moved: number};
  };
  /** Press the controls near the screen that bring out more. `left`: the page's address changed by it. */
  collectOpen: {request: Record<string, never>; reply: {pressed: number; left: boolean}};
  /** Make an item of the last scan the one that `look` reads. */
  collectTarget: {request: {ref: number}; reply: {found: boolean}};
  /** Put scroll positions and focus back. */
  collectEnd: {request: Record<string, never>; reply: {restored: boolean}};
};
