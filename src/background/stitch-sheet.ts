import type {Rect, Seam} from '../core/capture/exhibit.ts';
import type {Cut, Size} from '../core/stitch/hands.ts';
import {acrossParts, coveredBy, rowsPerPart} from '../core/stitch/parts.ts';
import {type Placement, wholeHeight} from '../core/stitch/placement.ts';
import type {Stand} from '../core/stitch/standing.ts';
import type {Instant} from '../core/time.ts';
import {context, encode, type Picture} from './pictures.ts';

/** One photograph, as the browser gave it and decoded. */
export type TilePicture = Size & {bytes: Uint8Array<ArrayBuffer>; bitmap: ImageBitmap; at: Instant};

/** One part of the picture of a whole: lossless, with what it covers, and the seams in it where it was joined. */
export type JoinedPicture = Picture & {covers: Rect} & ({how: 'stitched'; seams: Seam[]} | {how: 'browserPage'});

/** What tiles are drawn on. Holds the pixels of one part only: a part that is full is encoded and let go. */
export type Sheet = {
  draw(tile: TilePicture, cut: Cut, at: number, stand: Stand, placement: Placement): Promise<void>;
  wipe(): void;
  finish(placement: Placement): Promise<JoinedPicture[]>;
};

type OpenPart = {number: number; canvas: OffscreenCanvas; rows: number; seams: Seam[]};

export function newSheet(): Sheet {
  let done: {picture: Picture; seams: Seam[]}[] = [];
  let open: OpenPart | undefined;

  const close = async () => {
    if (!open) return;
    const {canvas, rows, seams} = open;
    open = undefined;
    const exact = canvas.height === rows ? canvas : resized(canvas, rows);
    const picture = {bytes: await encode(exact, {type: 'image/png'}), width: exact.width, height: exact.height};
    done.push({picture, seams});
    free(canvas);
    free(exact);
  };
  return {
    draw: async (tile, cut, at, stand, placement) => {
      const perPart = rowsPerPart(cut.width);
      const first = at - placement.from;
      for (const {part, y, from, height} of acrossParts(first, cut.height, perPart)) {
        if (open && open.number !== part) await close();
        const expected = wholeHeight(placement, stand) - placement.from - part * perPart;
        const room = Math.min(perPart, Math.max(expected, y + height));
        open ??= {number: part, canvas: new OffscreenCanvas(cut.width, room), rows: 0, seams: []};
        if (open.canvas.height < y + height) {
          const smaller = open.canvas;
          open.canvas = resized(smaller, room);
          free(smaller);
        }
        const paint = context(open.canvas);
        paint.drawImage(tile.bitmap, cut.x, cut.y + from, cut.width, height, 0, y, cut.width, height);
        open.rows = y + height;
        open.seams.push({y, height, scroll: stand.scroll, at: tile.at});
      }
    },
    wipe: () => {
      if (open) free(open.canvas);
      open = undefined;
      done = [];
    },
    finish: async (placement) => {
      await close();
      let row = 0;
      return done.map(({picture, seams}) => {
        const covers = coveredBy(placement, row, picture.height);
        row += picture.height;
        return {...picture, how: 'stitched', seams, covers};
      });
    },
  };
}

function resized(canvas: OffscreenCanvas, height: number): OffscreenCanvas {
  const other = new OffscreenCanvas(canvas.width, height);
  context(other).drawImage(canvas, 0, 0);
  return other;
}

/** A canvas keeps its pixels until it is collected, which may be late; one without size has none. */
function free(canvas: OffscreenCanvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
