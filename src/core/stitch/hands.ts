import type {Placement} from './placement.ts';
import type {Stand} from './standing.ts';

/** Device pixels. */
export type Size = {width: number; height: number};
/** Device pixels, whole numbers. */
export type Cut = Size & {x: number; y: number};

/** What came of asking for a photograph. */
export type Shot<P> = {kind: 'shot'; picture: P} | {kind: 'refused'; why: string} | {kind: 'left'; why: string};

/** What the joining needs of the world: the page, the camera, the sheet that is drawn on, and the person. */
export type Hands<P extends Size> = {
  /** Scrolls so that this row of the content, CSS px, is at the top of what shows; undefined if the page is gone. */
  scrollTo(row: number, atTop: boolean): Promise<Stand | undefined>;
  look(): Promise<Stand | undefined>;
  shoot(stand: Stand): Promise<Shot<P>>;
  /** Puts rows of a tile in; `at` is their row of the content. */
  draw(picture: P, cut: Cut, at: number, stand: Stand, placement: Placement): Promise<void>;
  /** Lets go of a picture that is not needed any more. */
  drop(picture: P): void;
  /** Everything drawn is wiped, because all begins anew. */
  wipe(): Promise<void>;
  mayGoOn(): Promise<boolean>;
  progress(done: number, of: number): Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now(): number;
};
