import type {Area, Stand} from './standing.ts';

/** Device pixels. */
type Size = {width: number; height: number};
/** Device pixels, whole numbers. */
type Cut = Size & {x: number; y: number};

/** Where tiles go. All device pixels are whole and counted from one origin, so that no seam can open or overlap. */
export type Placement = {
  /** Device pixels per CSS px. */
  scale: number;
  /** The content as it stood in the first tile, CSS px. */
  first: Area;
  /** Its corner in the first tile, device pixels. */
  corner: {x: number; y: number};
  /** Columns of the content that are joined, device pixels. */
  columns: {from: number; to: number};
  /** First row of the content that could be shown. */
  from: number;
  /** Rows of the content up to here are placed. */
  rows: number;
};

/** What a tile gives: its rows that are new, and the row of the content at which they go in. */
export type Placed =
  | {kind: 'rows'; cut: Cut; at: number}
  /** Rows between the last tile and this one are missing. */
  | {kind: 'gap'}
  /** Nothing that is not there already. */
  | {kind: 'nothing'}
  /** It does not show all columns that the first one did. */
  | {kind: 'narrower'};

/** A box is a hair more or less than a whole number where browsers compute with fractions. */
const HAIR = 0.01;

/**
 * Device pixels per CSS px of a picture. The page's own ratio is exact, while the window's inner size is rounded, which
 * would be ten pixels off at the end of a long page; it is believed only where the picture bears it out.
 */
export function scaleOf(picture: Size, viewport: Size, pixelRatio: number): number {
  const told = Math.abs(pixelRatio * viewport.width - picture.width) <= pixelRatio + 1;
  return told ? pixelRatio : picture.width / viewport.width;
}

/** Begins with the first tile; undefined where it shows nothing of the content. */
export function startPlacement(stand: Stand, picture: Size): Placement | undefined {
  if (!stand.shown) return undefined;
  const scale = scaleOf(picture, stand.viewport, stand.pixelRatio);
  const corner = {x: down(stand.content.x * scale), y: down(stand.content.y * scale)};
  const empty = {scale, first: stand.content, corner, columns: {from: 0, to: 0}, from: 0, rows: 0};
  const seen = seenIn(empty, stand, picture);
  if (seen.width <= 0 || seen.height <= 0) return undefined;
  const [columns, from] = [{from: seen.left, to: seen.left + seen.width}, seen.top];
  return {...empty, columns, from, rows: from};
}

/** Where the new rows of a tile go. Changes nothing; `take` does. */
export function placeTile(placement: Placement, stand: Stand, picture: Size): Placed {
  const seen = seenIn(placement, stand, picture);
  const {columns, rows} = placement;
  if (seen.height <= 0 || seen.top + seen.height <= rows) return {kind: 'nothing'};
  if (seen.left > columns.from || seen.left + seen.width < columns.to) return {kind: 'narrower'};
  if (seen.top > rows) return {kind: 'gap'};
  const cut = {
    x: seen.corner.x + columns.from,
    y: seen.corner.y + rows,
    width: columns.to - columns.from,
    height: seen.top + seen.height - rows,
  };
  return {kind: 'rows', cut, at: rows};
}

/** The same placement after a tile was put in. */
export function take(placement: Placement, placed: {cut: Cut}): Placement {
  return {...placement, rows: placement.rows + placed.cut.height};
}

/** Height of the whole content in device pixels, as it stands now. */
export function wholeHeight({scale, first, corner}: Placement, stand: Stand): number {
  return up((first.y + stand.content.height) * scale) - corner.y;
}

/** The rows and columns of the content that a tile shows, device pixels of the content; `corner`: where its origin lies in the tile. */
function seenIn(placement: Placement, {content, shown}: Stand, picture: Size) {
  const {scale, first, corner} = placement;
  // Scrolling goes by whole device pixels, so the way from the first tile is whole but for the computer's fractions.
  const moved = {
    x: corner.x + Math.round((content.x - first.x) * scale),
    y: corner.y + Math.round((content.y - first.y) * scale),
  };
  if (!shown) return {corner: moved, left: 0, top: 0, width: 0, height: 0};
  const across = reach(
    content.x,
    content.width,
    shown.x,
    shown.width,
    moved.x,
    first.x,
    corner.x,
    scale,
    picture.width,
  );
  const down = reach(
    content.y,
    content.height,
    shown.y,
    shown.height,
    moved.y,
    first.y,
    corner.y,
    scale,
    picture.height,
  );
  return {corner: moved, left: across.from, width: across.length, top: down.from, height: down.length};
}

/**
 * One direction of it. The content's own edges are taken outward to whole pixels, so that no border is lost; where
 * something else ends what shows, inward, so that none of that is in the picture.
 */
function reach(
  contentAt: number,
  contentLength: number,
  shownAt: number,
  shownLength: number,
  corner: number,
  firstAt: number,
  firstCorner: number,
  scale: number,
  pictureLength: number,
): {from: number; length: number} {
  const edge = HAIR / scale + 0.001;
  const whole = up((firstAt + contentLength) * scale) - firstCorner;
  const atStart = Math.abs(shownAt - contentAt) <= edge;
  const atEnd = Math.abs(shownAt + shownLength - contentAt - contentLength) <= edge;
  const start = atStart ? corner : up(shownAt * scale);
  const end = atEnd ? corner + whole : down((shownAt + shownLength) * scale);
  const from = Math.max(0, start);
  return {from: from - corner, length: Math.min(pictureLength, end) - from};
}

/** Down to a whole pixel. */
function down(at: number): number {
  return Math.floor(at + HAIR);
}

/** Up to a whole pixel. */
function up(at: number): number {
  return Math.ceil(at - HAIR);
}
