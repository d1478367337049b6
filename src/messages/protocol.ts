import type {Trigger} from '../core/capture/exhibit.ts';
import type {ServerDate} from '../core/facts/clock.ts';
import type {PageReading, PageState} from '../core/facts/facts.ts';
import type {CollectMessages} from './collect.ts';
import type {CopyMessages} from './copy.ts';

/** CSS px, relative to a window's viewport. */
export type Box = {x: number; y: number; width: number; height: number};

/** What the browser says about the click that asked for a save. */
export type ClickHint = {linkUrl?: string; srcUrl?: string; selectionText?: string};

/** The page as one look saw it. */
export type Sighting = {
  reading: PageReading;
  adapter: {id: string; version: string};
  /** The item's box in its own window, or null when the whole screen is saved or the item has no box any more. */
  itemBox: Box | null;
  /** The part of `itemBox` that shows, after every scroller and frame around it. */
  visibleBox: Box | null;
  /** `top`: boxes are in the top window; `frame`: in a frame of another site, whose place only the top window knows. */
  boxesIn: 'top' | 'frame';
  /** Inner size of that window, scroll bars included. */
  viewport: {width: number; height: number};
  scroll: {x: number; y: number};
  devicePixelRatio: number;
  /** The person has zoomed in with two fingers: boxes and pixels do not share a scale. */
  pinched: boolean;
  language: string;
  /** More of the item exists than shows. */
  clipped: boolean;
  /** Something of the page lies over the visible part of the item. */
  covered: boolean;
  /** Addresses of frames within the item that could not be read. */
  unreadableFrames: string[];
};

/**
 * Where the thing that is joined from tiles stands at this moment. Boxes are CSS px of the top window; in a frame of
 * another site, of the frame's own.
 */
export type Standing = {
  /** Address of the document, of the top one where we can see it. */
  address: string;
  /** Inner size of that window, scroll bars included, and its device pixels per CSS px as the page is told them. */
  viewport: {width: number; height: number};
  pixelRatio: number;
  /** The whole of it, shown or not. */
  content: Box;
  /** The part of it that shows; null if none does. */
  shown: Box | null;
  /** Of what was scrolled, rounded. */
  scroll: {x: number; y: number};
  /** Elements of earlier tiles that are still there, with their distance from the top of the content. */
  landmarks: {id: number; y: number}[];
  /** Elements that stay in place while the page scrolls, lie over it and could not be hidden. */
  unhidden: number;
  /** The page lets the browser leave out what is far from the window (`content-visibility`). */
  leavesOut: boolean;
};

/** Name of the port that is open while an item or a page is joined: when it closes, the page is put back. */
export const STITCH_PORT = 'stitch';

/** How the document stands that the item is in, and what its load told of the site's clock. */
export type Around = {state: PageState; clock: ServerDate};

/** By which mark the item was found; `none` asks for the picker. */
export type LocatedBy = 'pointed' | 'focus' | 'selection' | 'link' | 'picture' | 'none';

/** Those that stand in files of their own. */
type LongWork = CopyMessages & CollectMessages;

/** Messages to the script in the page. */
export type ToContent = LongWork & {
  /** Find what the click was on. `how` says by which mark, `none` that a picker is needed. */
  locate: {
    request: {hint: ClickHint; by: 'mouse' | 'keyboard'};
    reply: {how: LocatedBy};
  };
  /** Take the item that was saved last once more, if it is still there and still the same one. */
  locateLast: {request: Record<string, never>; reply: {found: boolean}};
  /** The click was in a frame that we cannot read: its frame in the top window stands for it. */
  locateFrame: {request: {address: string}; reply: {found: boolean}};
  /** Forget any item: the whole screen is meant. */
  locateScreen: {request: Record<string, never>; reply: Record<string, never>};
  /** Read the item and where it stands. `topAddress` is the tab's own address, which a frame of another site cannot see. */
  look: {request: {topAddress: string}; reply: Sighting};
  /** Where the top window shows the frame of this address; null if none or more than one does. */
  findFrame: {
    request: {address: string};
    reply: {box: Box | null; shown: Box | null; viewport: {width: number; height: number}};
  };
  /** Open the picker; what is picked comes later as `picked`. */
  pick: {request: {trigger: Trigger}; reply: Record<string, never>};
  /** Draw the item again with html2canvas. Reply holds a PNG as base64. */
  render: {
    request: {label: string};
    reply: {pngBase64: string; width: number; height: number; imagesMissing: number};
  };
  /**
   * Make ready to join the item or the page from tiles: notes how everything stands. The page is put back at
   * `stitchEnd`, when the port of that name closes, or when nothing was asked for a while. `inner`: a scroller inside
   * the page is what scrolls; `pinched`: enlarged with two fingers, so that boxes and pixels share no scale.
   */
  stitchBegin: {
    request: {what: 'item' | 'page'};
    reply: {standing: Standing; inner: boolean; pinched: boolean};
  };
  /** Scroll so that this row of the content, CSS px, stands at the top of what shows, and wait until it is painted. */
  stitchTo: {request: {row: number; atTop: boolean}; reply: Standing};
  /** How it stands now, without touching anything. */
  stitchLook: {request: Record<string, never>; reply: Standing};
  /** Put everything back for now: the person has paused. The next `stitchTo` goes on from where they then are. */
  stitchRest: {request: Record<string, never>; reply: Record<string, never>};
  /** Put everything back. `notLoaded`: addresses of pictures that showed and had not arrived; `hidden`: pinned boxes left out. */
  stitchEnd: {request: Record<string, never>; reply: {notLoaded: string[]; hidden: number; restored: boolean}};
  /** What stands around the item, and the clock of its site. Asked after the pictures, since it may take a moment. */
  lookAround: {request: Record<string, never>; reply: Around};
  /** Let go of the item and leave the page as it was. */
  release: {request: Record<string, never>; reply: Record<string, never>};
};

/** Messages to the background: from our own pages and, where named so, from the script in a page. */
export type ToBackground = {
  /** From the popup: save what the tab shows. */
  saveScreen: {request: {tabId: number}; reply: {exhibitId: string}};
  /** From the popup: save the whole page, scrolled from top to bottom. */
  savePage: {request: {tabId: number}; reply: {exhibitId: string}};
  /** From the popup: save what the saved item answers and the replies that show, each as an exhibit of its own. */
  saveAround: {request: {tabId: number; exhibitId: string}; reply: Record<string, never>};
  /** From the popup: save every item under or in what the tab shows, scrolling and opening as far as it goes. */
  saveAll: {request: {tabId: number}; reply: Record<string, never>};
  /** From the popup: save the same item, screen or page of the tab once more. The first copy stays. */
  saveAgain: {request: {tabId: number; exhibitId: string}; reply: {exhibitId: string}};
  /** From the popup, to a save that takes long. Cancelling keeps what is there. */
  /** The vault was opened: what was begun before it was locked can be gone on with. */
  unlocked: {request: Record<string, never>; reply: Record<string, never>};
  steer: {request: {tabId: number; how: 'pause' | 'goOn' | 'cancel'}; reply: Record<string, never>};
  /** From the popup: open the picker in the tab. */
  startPicking: {request: {tabId: number}; reply: Record<string, never>};
  /** From any page of ours: the person leaves. `tabs` are all of ours; they become empty by themselves and are then closed. */
  leave: {request: {tabs: number[]}; reply: Record<string, never>};
  /** From the settings: how little shows was changed, on the toolbar and in the menu. */
  discretionChanged: {request: Record<string, never>; reply: Record<string, never>};
  /** From the script in a page: its items are being saved, and the worker that did so is gone. */
  stillCollecting: {request: Record<string, never>; reply: Record<string, never>};
  /** From the script in a page: the person chose an item with the picker. */
  picked: {request: {trigger: Trigger}; reply: Record<string, never>};
};

/** A map of messages: what each asks and what it is answered with. */
export type Asks<Names> = {[Name in keyof Names]: {request: unknown; reply: unknown}};
