import words from '../_locales/en/verify.json' with {type: 'json'};
import type {VerifyProgress} from '../core/verify/hash-files.ts';
import {progressText} from '../core/verify/progress-text.ts';
import {sayFrom} from '../core/words.ts';

const EVERY_MS = 100;
/** Some terminals do not say how wide they are. */
const USUAL_WIDTH = 80;
const NARROWEST = 20;
const CLEAR = '\r\u001b[K';

/** How far the check is, in one line of a terminal that is written over; into a file or a pipe nothing is written. */
export function progressLine(terminal: NodeJS.WriteStream): {show(progress: VerifyProgress): void; clear(): void} {
  if (!terminal.isTTY) return {show: () => {}, clear: () => {}};
  const say = sayFrom(words);
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show: (progress) => {
      const now = performance.now();
      if (now - shownAt < EVERY_MS) return;
      shownAt = now;
      const width = Math.max(NARROWEST, (terminal.columns || USUAL_WIDTH) - 1);
      terminal.write(`${CLEAR}${progressText(progress, say, 'en').slice(0, width)}`);
    },
    clear: () => void terminal.write(CLEAR),
  };
}
