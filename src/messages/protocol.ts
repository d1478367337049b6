import type {PageReading} from '../core/facts/facts.ts';
import type {Result} from '../core/result.ts';

/** CSS px, relative to the top window's viewport. */
export type Box = {x: number; y: number; width: number; height: number};

/** What the browser says about the click that asked for a save. */
export type ClickHint = {linkUrl?: string; srcUrl?: string; selectionText?: string};

/** The page as one look saw it. */
export type Sighting = {
  reading: PageReading;
  adapter: {id: string; version: string};
  /** The item's box, or null when the whole screen is saved. */
  itemBox: Box | null;
  /** The part of `itemBox` that the window shows. */
  visibleBox: Box | null;
  viewport: {width: number; height: number};
  scroll: {x: number; y: number};
  devicePixelRatioThousandths: number;
  language: string;
  /** True when the item is taller or wider than what shows of it. */
  clipped: boolean;
  /** Addresses of frames within the item that could not be read. */
  unreadableFrames: string[];
};

/** Messages to the script in the page. */
export type ToContent = {
  /** Find what the click was on. `how` says by which mark, `none` that a picker is needed. */
  locate: {
    request: {hint: ClickHint};
    reply: {how: 'pointed' | 'focus' | 'selection' | 'link' | 'picture' | 'onlyItem' | 'none'};
  };
  /** Forget any item: the whole screen is meant. */
  locateScreen: {request: Record<string, never>; reply: Record<string, never>};
  look: {request: Record<string, never>; reply: Sighting};
  /** Open the picker; what is picked comes later as `picked`. */
  pick: {request: Record<string, never>; reply: Record<string, never>};
  /** Draw the item again with html2canvas. Reply holds a PNG as base64. */
  render: {
    request: {label: string};
    reply: {pngBase64: string; width: number; height: number; imagesMissing: number};
  };
  /** Let go of the item and leave the page as it was. */
  release: {request: Record<string, never>; reply: Record<string, never>};
};

/** Messages to the background: from our own pages and, where named so, from the script in a page. */
export type ToBackground = {
  /** From the popup: save what the tab shows. */
  saveScreen: {request: {tabId: number}; reply: {exhibitId: string}};
  /** From the popup: open the picker in the tab. */
  startPicking: {request: {tabId: number}; reply: Record<string, never>};
  /** From the script in a page: the person chose an item with the picker. */
  picked: {request: Record<string, never>; reply: Record<string, never>};
};

export type Reply<Map extends {[K in keyof Map]: {request: unknown; reply: unknown}}, Name extends keyof Map> = Result<
  Map[Name]['reply']
>;
