/** What is to be saved: an item, the whole screen, or nothing known yet. */
export type Target = {kind: 'item'; element: Element} | {kind: 'screen'} | {kind: 'none'};

// On the isolated world's global, so that a second injection of our script finds it.
type Holding = typeof globalThis & {holdfastTarget?: Target};

export function setTarget(target: Target): void {
  (globalThis as Holding).holdfastTarget = target;
}

export function currentTarget(): Target {
  return (globalThis as Holding).holdfastTarget ?? {kind: 'none'};
}
