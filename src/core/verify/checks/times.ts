import type {Check} from '../check.ts';

/** Check 9: times from outside. This version keeps them apart but cannot judge them, and says so. */
export const checkTimes: Check = {
  name: 'times',
  isAsked: (pack) => timesKept([...pack.files.keys()]).length > 0,
  run: (pack, tally) => {
    for (const path of timesKept([...pack.files.keys()])) tally.note('timeNotChecked', path);
    tally.compared += 1;
  },
};

/** Answers of time-stamp servers that the pack holds. */
export function timesKept(paths: readonly string[]): string[] {
  return paths.filter((path) => /^seal\/times\/[0-9]{2}\.tsr$/.test(path));
}
