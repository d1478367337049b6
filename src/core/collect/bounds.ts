/** How far a collecting has come. */
export type SoFar = {
  /** Items known, saved or not. */
  items: number;
  /** Milliseconds that it took, pauses left out. */
  ms: number;
  /** Steps one after the other that brought nothing new. */
  barren: number;
};

export type Bounds = SoFar;

/** Where it ends at the latest: a page can go on without end. */
export const BOUNDS: Bounds = {items: 6000, ms: 3 * 3_600_000, barren: 25};

export function isOver({items, ms, barren}: SoFar, bounds: Bounds): boolean {
  return items >= bounds.items || ms >= bounds.ms || barren >= bounds.barren;
}
