import {twoFrames} from '../wait.ts';

const LOOK_EVERY_MS = 100;
const QUIET_MS = 250;

/**
 * Waits until the page has drawn, and then until it has stopped changing its elements and words, at most `mostMs`. With
 * `forChange`, it is first waited for that the page changes at all.
 */
export async function settled(mostMs: number, forChange = false): Promise<void> {
  const limit = performance.now() + mostMs;
  let changed = false;
  let waits = forChange;
  const observer = new MutationObserver(() => {
    changed = true;
  });
  observer.observe(document, {childList: true, subtree: true, characterData: true});
  try {
    await twoFrames();
    let quietSince = performance.now();
    while (performance.now() < limit) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (changed) quietSince = performance.now();
      if (changed) waits = false;
      changed = false;
      if (!waits && performance.now() - quietSince >= QUIET_MS) return;
    }
  } finally {
    observer.disconnect();
  }
}
