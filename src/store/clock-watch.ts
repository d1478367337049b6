import {secondsJumped, type TwoClocks} from '../core/custody/clock-ruler.ts';
import type {Uuid} from '../core/ids.ts';

// As long as this page or worker lives: the steady clock begins anew with each.
const BEGAN = bothClocks();
const SEEN = new Map<Uuid, TwoClocks>();

/** By how many seconds the device's clock has jumped since this page or worker last wrote into a case's log. */
export function jumpSince(caseId: Uuid): {seconds: number | undefined; settle(): void} {
  const now = bothClocks();
  return {seconds: secondsJumped(SEEN.get(caseId) ?? BEGAN, now), settle: () => void SEEN.set(caseId, now)};
}

function bothClocks(): TwoClocks {
  return {wall: Date.now(), steady: performance.now()};
}
