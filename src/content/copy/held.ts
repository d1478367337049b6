/**
 * Large texts that wait for the background to fetch them, in slices, because a message has a size. On the isolated
 * world's global, so that a second injection of our script finds them.
 */
type Holding = typeof globalThis & {holdfastHeld?: Map<string, string> | undefined};

const world = globalThis as Holding;
/** Characters of one slice. */
const SLICE = 4_000_000;

export function hold(name: string, text: string): void {
  world.holdfastHeld ??= new Map();
  world.holdfastHeld.set(name, text);
}

/** A slice of what is held under a name, and where the next one begins; undefined if nothing is. */
export function sliceOf(name: string, from: number): {text: string; next: number | null} | undefined {
  const whole = world.holdfastHeld?.get(name);
  if (whole === undefined) return undefined;
  let to = Math.min(whole.length, from + SLICE);
  // Half a character alone does not survive a message.
  if (to < whole.length && /[\ud800-\udbff]/.test(whole.charAt(to - 1))) to -= 1;
  return {text: whole.slice(from, to), next: to < whole.length ? to : null};
}

export function letGo(): void {
  world.holdfastHeld = undefined;
}
