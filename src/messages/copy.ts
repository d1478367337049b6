import type {Kept, Resource} from '../core/copy/assemble.ts';
import type {Box} from './protocol.ts';

/** A resource of a copy as the script in the page had it. Its bytes wait under the name `bytes-<number>`. */
export type FoundResource = Resource & {
  kept: Kept;
  /** The address as the page has it, keys and all, to find its bytes by; never kept. "" where there is none. */
  full: string;
};

/** What the script in a page has made ready. */
export type MadeCopy = {
  resources: FoundResource[];
  /** How many style sheets no script may read. */
  unreadSheets: number;
  /** How many elements have the look that the browser worked out, because of those; whether bounds ended it early. */
  looks: {given: number; cut: boolean};
  closedFrames: number;
  /** Elements that the bounds left out. */
  leftOut: number;
};

/** A file that a post shows, in the order it was asked for: which bytes wait under `media-<number>`, or why none do. */
export type FoundMedia = {full: string; held: boolean; missing: string};

/** Messages about copies, to the script in the page. Large things wait there under a name and are fetched in slices. */
export type CopyMessages = {
  /**
   * Write the document out, as a page and as text: they wait under the names `page` and `text`. `styles` are the texts of
   * sheets that no script may read, where the browser gave them.
   */
  copyPage: {request: {note: string; styles: {address: string; text: string}[]}; reply: MadeCopy};
  /** Where the elements of these resources stand in the top window now, if all of them shows. */
  copyBoxes: {request: {numbers: number[]}; reply: {boxes: (Box | null)[]; viewportWidth: number}};
  /** Make the files ready that the item shows. */
  takeMedia: {request: {addresses: string[]}; reply: {media: FoundMedia[]}};
  copySlice: {request: {name: string; from: number}; reply: {text: string; next: number | null}};
  /** Let go of everything that waits. */
  copyDone: {request: Record<string, never>; reply: Record<string, never>};
};
