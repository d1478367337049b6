/** CSS px of a window. */
export type Area = {x: number; y: number; width: number; height: number};

/** An element of an earlier tile that is still there, and its distance from the top of the content in CSS px. */
export type Landmark = {id: number; y: number};

/** What the joining must know of the page at one moment; see `Standing` in the messages. */
export type Stand = {
  address: string;
  viewport: {width: number; height: number};
  pixelRatio: number;
  content: Area;
  shown: Area | null;
  scroll: {x: number; y: number};
  landmarks: readonly Landmark[];
  unhidden: number;
  leavesOut: boolean;
};

/** Less than this is no movement: browsers round positions to device pixels. */
const STILL = 0.5;
/** CSS px by which text may breathe when fractions are rounded anew. */
const MOVED = 0.75;
/** Landmarks nearest to the seam that are asked for their opinion. */
const WITNESSES = 5;

/** Whether a photograph between these two looks is of one and the same place. */
export function samePlace(a: Stand, b: Stand): boolean {
  if (a.address !== b.address || a.pixelRatio !== b.pixelRatio) return false;
  if (a.viewport.width !== b.viewport.width || a.viewport.height !== b.viewport.height) return false;
  if (!near(a.content.x, b.content.x, a.pixelRatio) || !near(a.content.y, b.content.y, a.pixelRatio)) return false;
  if (!a.shown || !b.shown) return a.shown === b.shown;
  const [one, other] = [a.shown, b.shown];
  return (['x', 'y', 'width', 'height'] as const).every((side) => near(one[side], other[side], a.pixelRatio));
}

function near(a: number, b: number, scale: number): boolean {
  return Math.abs(a - b) * scale < STILL;
}

/** Whether what lies inside the content stood still between the two looks. */
export function sameInside(a: Stand, b: Stand): boolean {
  return shiftSince(a.landmarks, b.landmarks, 0) === 0;
}

/**
 * How far the content below the seam has moved inside itself since the last tile, in CSS px: 0 if it stands, `lost`
 * if nothing is left to tell it by.
 */
export function shiftSince(before: readonly Landmark[], now: readonly Landmark[], seam: number): number | 'lost' {
  if (before.length === 0) return 0;
  const places = new Map(now.map(({id, y}) => [id, y]));
  const moved = before
    .flatMap(({id, y}) => {
      const place = places.get(id);
      return place === undefined ? [] : [{far: Math.abs(y - seam), by: place - y}];
    })
    .sort((a, b) => a.far - b.far)
    .slice(0, WITNESSES)
    .map(({by}) => by)
    .sort((a, b) => a - b);
  const middle = moved[Math.floor(moved.length / 2)];
  if (middle === undefined) return 'lost';
  return Math.abs(middle) < MOVED ? 0 : middle;
}
