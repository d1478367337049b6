import type {Hands, Size} from './hands.ts';
import {type Placement, placeTile, startPlacement, take, wholeHeight} from './placement.ts';
import {type Stand, shiftSince} from './standing.ts';
import {type Tile, takeTile} from './tile.ts';

/** Where a walk must end though more could follow. */
export type Bounds = {
  /** CSS px. */
  height: number;
  ms: number;
  /** A page that grows while it is walked through is followed for so many screens. */
  grownScreens: number;
};

/** `whole`: to the end. `left`: another page or tab came. `stopped`: it could not be gone on with. */
export type End = 'whole' | 'cancelled' | 'bound' | 'left' | 'stopped';

/** What a walk came to. Without `placement` nothing was joined. */
export type Walked = {
  end: End;
  why: string;
  placement: Placement | undefined;
  tiles: number;
  /** The whole content as it stood last. */
  content: {width: number; height: number};
  /** Rows may be missing or of different moments. */
  changed: boolean;
  /** Something pinned stayed in a tile. */
  unhidden: boolean;
};

const ATTEMPTS = 3;
/** A tile that brings nothing new is tried for so often before the walk ends. */
const IDLE = 2;

/** CSS px. */
const MARGIN = 2;
/** Device px. */
const FRACTIONS = 2;

type State<P extends Size> = {
  hands: Hands<P>;
  bounds: Bounds;
  /** The last attempt: what moved is followed by what is in it, and said. */
  follow: boolean;
  started: number;
  placement: Placement | undefined;
  /** As it stood after the last tile that was put in. */
  last: Stand | undefined;
  firstHeight: number;
  /** How far the content has moved inside itself since the first tile, CSS px. */
  shift: number;
  idle: number;
  tiles: number;
  changed: boolean;
  unhidden: boolean;
};

/**
 * Joins one content from tiles, from its first row on. If it moves inside itself between two tiles, all begins anew,
 * twice at most; after that its rows are joined by the landmarks in them, and said to be doubtful.
 */
export async function walk<P extends Size>(hands: Hands<P>, bounds: Bounds, address: string): Promise<Walked> {
  const started = hands.now();
  for (let attempt = 1; ; attempt += 1) {
    const walked = await walkOnce(newState(hands, bounds, started, attempt === ATTEMPTS), address);
    if (walked !== 'moved') return walked;
    await hands.wipe();
  }
}

function newState<P extends Size>(hands: Hands<P>, bounds: Bounds, started: number, follow: boolean): State<P> {
  return {
    hands,
    bounds,
    follow,
    started,
    placement: undefined,
    last: undefined,
    firstHeight: 0,
    shift: 0,
    idle: 0,
    tiles: 0,
    changed: false,
    unhidden: false,
  };
}

async function walkOnce<P extends Size>(state: State<P>, address: string): Promise<Walked | 'moved'> {
  const {hands} = state;
  for (;;) {
    const over = isOver(state);
    if (over) return ended(state, over, '');
    if (!(await hands.mayGoOn())) return ended(state, 'cancelled', '');
    const tile = await takeTile(hands, nextRow(state), state.tiles === 0);
    if (tile.kind !== 'tile') return ended(state, tile.kind === 'left' ? 'left' : 'stopped', tile.why);
    // A page may write itself another address while it is scrolled; one that is gone on with must be the one that was begun with.
    if (state.tiles === 0 && tile.before.address !== address) {
      hands.drop(tile.picture);
      return ended(state, 'left', 'another address');
    }
    const moved = movedSince(state, tile);
    if (moved === 'lost' && tile.before.address !== state.last?.address) {
      hands.drop(tile.picture);
      return ended(state, 'left', 'another address, and nothing of what was there');
    }
    if (moved !== 0 && !state.follow) {
      hands.drop(tile.picture);
      return 'moved';
    }
    follow(state, moved);
    await put(state, tile);
    if (state.idle >= IDLE) return ended(state, 'stopped', 'it could not be scrolled further');
  }
}

/** The row of the content to show next: a little of what is there already, so that the seam has rows on both sides. */
function nextRow<P extends Size>({placement, last, shift}: State<P>): number {
  // A little above it: scrolling by whole device pixels must not push a part of the first row out of sight.
  if (!placement) return -MARGIN;
  const overlap = Math.min(40, Math.max(8, Math.round((last?.shown?.height ?? 0) * 0.05)));
  return Math.max(0, placement.rows / placement.scale - overlap) + shift;
}

function movedSince<P extends Size>({placement, last, shift}: State<P>, {before}: Tile<P>): number | 'lost' {
  if (!placement || !last) return 0;
  return shiftSince(last.landmarks, before.landmarks, placement.rows / placement.scale + shift);
}

function follow<P extends Size>(state: State<P>, moved: number | 'lost'): void {
  if (moved === 0) return;
  state.changed = true;
  if (moved !== 'lost') state.shift += moved;
}

/** Draws what is new in the tile. */
async function put<P extends Size>(state: State<P>, tile: Tile<P>): Promise<void> {
  const {hands} = state;
  const stand = shifted(tile.before, state.shift);
  state.placement ??= startPlacement(stand, tile.picture);
  const placed = state.placement && placeTile(state.placement, stand, tile.picture);
  if (state.placement && placed?.kind === 'rows') {
    state.firstHeight ||= tile.before.content.height;
    await hands.draw(tile.picture, placed.cut, placed.at, tile.before, state.placement);
    state.placement = take(state.placement, placed);
    state.tiles += 1;
    state.idle = 0;
    state.changed ||= !tile.still;
    state.unhidden ||= tile.before.unhidden > 0;
    await hands.progress(state.tiles, expected(state, tile.before));
  } else {
    state.idle += 1;
  }
  hands.drop(tile.picture);
  state.last = tile.after;
}

function shifted(stand: Stand, by: number): Stand {
  if (by === 0) return stand;
  const {content} = stand;
  return {...stand, content: {...content, y: content.y + by, height: content.height - by}};
}

/** How many tiles it will take, as far as one can tell by now. */
function expected<P extends Size>({placement, tiles}: State<P>, stand: Stand): number {
  if (!placement || !stand.shown) return tiles;
  const left = wholeHeight(placement, stand) - placement.rows;
  return tiles + Math.max(0, Math.ceil(left / Math.max(1, stand.shown.height * placement.scale * 0.95)));
}

function isOver<P extends Size>(state: State<P>): End | undefined {
  const {placement, last, bounds} = state;
  if (!placement || !last) return undefined;
  const rest = wholeHeight(placement, shifted(last, state.shift)) - placement.rows;
  // The end of the content is taken outward and what shows of it inward: at the very end they differ by fractions.
  if (rest <= (state.idle > 0 ? FRACTIONS : 0)) return 'whole';
  const reached = placement.rows / placement.scale;
  if (reached >= bounds.height || state.hands.now() - state.started >= bounds.ms) return 'bound';
  const followed = state.firstHeight + bounds.grownScreens * (last.shown?.height ?? last.viewport.height);
  return last.content.height > followed && reached >= followed ? 'bound' : undefined;
}

function ended<P extends Size>(state: State<P>, end: End, why: string): Walked {
  const {placement, tiles, changed, unhidden, last} = state;
  const {width, height} = last?.content ?? {width: 0, height: 0};
  return {end, why, placement: tiles > 0 ? placement : undefined, tiles, content: {width, height}, changed, unhidden};
}
