/** One look at both clocks of a device, in milliseconds: the one that people set, and the one that only counts. */
export type TwoClocks = {wall: number; steady: number};

/** Neither clock is exact, and the wall clock is nudged all the time to keep it right. */
const GRACE_MS = 2000;

/**
 * Whole seconds by which the wall clock went on (or, below zero, back) against the steady one between two looks;
 * undefined where they went alike. Going on also comes of a sleep, which the steady clock does not count everywhere.
 */
export function secondsJumped(before: TwoClocks, now: TwoClocks): number | undefined {
  const jumped = now.wall - before.wall - (now.steady - before.steady);
  return Math.abs(jumped) > GRACE_MS ? Math.round(jumped / 1000) : undefined;
}
