import {ENTRIES} from '../../pack/names.ts';
import {type Instant, millisecondsOf} from '../../time.ts';
import type {Check} from '../check.ts';

/** Two windows that write at once may read the clock in one order and write in the other. */
const AT_ONCE_MS = 2000;

/** Check 10: whether the device's clock went back between two entries, or was seen to jump. Worth knowing, no fault. */
export const checkClocks: Check = {
  name: 'clocks',
  // A chosen pack shows entries far apart; the order of what lies between is not known.
  isAsked: ({seal}) => seal.state !== 'read' || seal.value.scope === 'whole',
  run: ({log}, tally) => {
    if (log.state !== 'read') {
      tally.cannotRun();
      return;
    }
    let before: Instant | undefined;
    for (const [i, {entry}] of log.value.entries()) {
      if (!entry.ok) continue;
      const {at, type} = entry.value;
      const wentOn = before === undefined || millisecondsOf(at) >= millisecondsOf(before) - AT_ONCE_MS;
      tally.expect(wentOn, 'clockWentBack', `${ENTRIES}:${i + 1}`, 'verify_reason_times', [before ?? '', at]);
      if (type === 'clock.jumped') tally.note('clockJumped', `${ENTRIES}:${i + 1}`);
      before = at;
    }
  },
};
