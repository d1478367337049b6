import type {Hands, Size} from './hands.ts';
import {type Stand, sameInside, samePlace} from './standing.ts';

/** One photograph with what was known of the page right before it and right after it. */
export type Tile<P> = {
  kind: 'tile';
  before: Stand;
  after: Stand;
  picture: P;
  /** What lies inside the content did not move while it was photographed. */
  still: boolean;
};
/** `left`: the page or the tab is not the one that was meant any more. `refused`: it would not do, though tried often. */
export type NoTile = {kind: 'left' | 'refused'; why: string};

const TRIES = 4;

/**
 * A photograph that is surely of this row: accepted only if the page stands alike before and after it, else taken again.
 * One whose inside never stands still is given in the end, and says so.
 */
export async function takeTile<P extends Size>(
  hands: Hands<P>,
  row: number,
  atTop: boolean,
): Promise<Tile<P> | NoTile> {
  let why = '';
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const before = await hands.scrollTo(row, atTop);
    if (!before) return {kind: 'left', why: 'the page did not answer'};
    const shot = await hands.shoot(before);
    if (shot.kind === 'left') return shot;
    if (shot.kind === 'refused') {
      why = shot.why;
      continue;
    }
    const after = await hands.look();
    if (!after) {
      hands.drop(shot.picture);
      return {kind: 'left', why: 'the page did not answer after the photograph'};
    }
    const still = samePlace(before, after) && sameInside(before, after);
    if (still || (tried === TRIES && samePlace(before, after))) {
      return {kind: 'tile', before, after, picture: shot.picture, still};
    }
    hands.drop(shot.picture);
    why = 'the page moved while it was photographed';
  }
  return {kind: 'refused', why};
}
