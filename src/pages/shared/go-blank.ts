type Step = {key: string; index: number; sameDocument: boolean};
/** The browser's list of where this tab has been with us; not in TypeScript's library, nor in every browser we run in. */
type Steps = {
  entries(): Step[];
  currentEntry: Step | null;
  traverseTo(key: string): {finished: Promise<unknown>};
};

/** A step back is a matter of milliseconds; where it fails we go without. */
const STEP_WITHIN_MS = 300;

/**
 * Turns this tab into an empty one, from the first step on that was ours: the back button must not lead to us. Steps
 * that then still lie ahead are dropped by whoever closes the tab.
 */
export async function goBlank(): Promise<void> {
  const steps = (window as {navigation?: Steps}).navigation;
  const first = steps && firstOwn(steps);
  if (first) await Promise.race([steps.traverseTo(first.key).finished, pause()]).catch(() => undefined);
  location.replace('about:blank');
}

/** The first of the steps in a row that are still this very document; undefined where we stand on it. */
function firstOwn(steps: Steps): Step | undefined {
  const here = steps.currentEntry?.index ?? 0;
  const before = steps.entries().slice(0, here);
  const inRow = before.slice(before.findLastIndex(({sameDocument}) => !sameDocument) + 1);
  return inRow[0];
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, STEP_WITHIN_MS));
}
