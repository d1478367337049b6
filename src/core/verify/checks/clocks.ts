import {ENTRIES} from '../../pack/names.ts';
import type {Check} from '../check.ts';

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
    let latest = '';
    for (const [i, {entry}] of log.value.entries()) {
      if (!entry.ok) continue;
      const {at, type} = entry.value;
      tally.expect(at >= latest, 'clockWentBack', `${ENTRIES}:${i + 1}`, 'verify_reason_times', [latest, at]);
      if (type === 'clock.jumped') tally.note('clockJumped', `${ENTRIES}:${i + 1}`);
      latest = at;
    }
  },
};
