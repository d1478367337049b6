import type {PartWithBytes, Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import type {Uuid} from '../core/ids.ts';
import {type Placement, take} from '../core/stitch/placement.ts';
import type {Store} from '../store/open-store.ts';
import {type Tile, tilesOf} from '../store/unfinished.ts';
import type {TileMeta} from './journal.ts';
import {decode} from './pictures.ts';
import {type JoinedPicture, newSheet} from './stitch-sheet.ts';

/** What the tiles of a dead worker's job came to. */
export type Remains = {
  pictures: JoinedPicture[];
  /** Photographs that stand by themselves. */
  parts: PartWithBytes[];
  problems: Problem[];
  /** When the last of them was taken; nothing if there is none. */
  lastSeen: Partial<TileMeta['present']>;
};

const NOTHING: Remains = {pictures: [], parts: [], problems: [], lastSeen: {}};

/** Joins the tiles as their own worker would have, one in memory at a time. Throws if one is no picture. */
export async function joinTiles(store: Store, jobId: Uuid): Promise<Remains> {
  const attempt = await fullestAttempt(store, jobId);
  const sheet = newSheet();
  let last: TileMeta | undefined;
  let placement: Placement | undefined;
  for await (const {bytes, meta} of tilesOf<TileMeta>(store, jobId)) {
    if (meta.attempt !== attempt) continue;
    await drawTile(sheet, {bytes, meta});
    placement = take(meta.placement, meta);
    last = meta;
  }
  if (!placement || !last) return NOTHING;
  const pictures = await sheet.finish(placement);
  const shown = pictures.reduce((sum, {covers}) => sum + covers.height, 0);
  const problems = [problem('joinUnfinished', `${shown} of ${Math.round(last.stand.content.height)}`)];
  return {pictures, parts: [], problems, lastSeen: last.present};
}

async function drawTile(sheet: ReturnType<typeof newSheet>, {bytes, meta}: Omit<Tile<TileMeta>, 'n'>): Promise<void> {
  const bitmap = await decode(bytes);
  try {
    const {width, height} = bitmap;
    const tile = {bytes, bitmap, width, height, at: meta.takenAt};
    await sheet.draw(tile, meta.cut, meta.at, meta.stand, meta.placement);
  } finally {
    bitmap.close();
  }
}

/** A joining that began anew may have been stopped before it was as far as the one before: more is better. */
async function fullestAttempt(store: Store, jobId: Uuid): Promise<number> {
  const rows = new Map<number, number>();
  for await (const {meta} of tilesOf<TileMeta>(store, jobId)) {
    rows.set(meta.attempt, Math.max(rows.get(meta.attempt) ?? 0, meta.at + meta.cut.height));
  }
  const [best] = [...rows].sort(([one, a], [other, b]) => b - a || other - one);
  return best?.[0] ?? 0;
}

/** Each photograph as the browser gave it: it shows the window as it was when the page stood there. */
export async function tilesAsTheyAre(store: Store, jobId: Uuid, why: string): Promise<Remains> {
  const remains: Remains = {...NOTHING, parts: [], problems: []};
  for await (const {bytes, meta} of tilesOf<TileMeta>(store, jobId)) {
    remains.parts.push(screenPart(remains.parts.length + 2, bytes));
    remains.lastSeen = meta.present;
  }
  if (remains.parts.length > 0) remains.problems.push(problem('tilesNotJoined', why));
  return remains;
}

/** `screen-1.png` is the picture that was taken before the page was scrolled. */
function screenPart(number: number, bytes: Uint8Array<ArrayBuffer>): PartWithBytes {
  const path = `screen-${number}.png`;
  const [length, sha256] = [bytes.length, sha256Hex(bytes)];
  return {part: {path, role: 'screen', how: 'browserPixels', mediaType: 'image/png', bytes: length, sha256}, bytes};
}
