import {currentCase} from '../../../store/cases.ts';
import {checkpointNow} from '../../../store/checkpoints.ts';
import type {Circumstances} from '../../../store/circumstances.ts';
import type {Store} from '../../../store/open-store.ts';
import {authoritiesToAsk} from '../../../store/time-choices.ts';
import {keepTimes} from '../../../store/timed-checkpoints.ts';
import {askTimes, logAsking, type TimeTold} from './ask-times.ts';

/**
 * Asks for the time of the log's head as it stands now: one time covers everything that was kept so far. It goes into each
 * later pack. Asks nobody where it is turned off.
 */
export async function timeNow(store: Store, circumstances: Circumstances): Promise<TimeTold[]> {
  const authorities = await authoritiesToAsk(store);
  if (authorities.length === 0) return [];
  const {caseId} = await currentCase(store, circumstances);
  const about = {caseId, target: {kind: 'log', id: caseId}} as const;
  await logAsking(store, about, authorities, circumstances);
  const head = await checkpointNow(store, {...circumstances, caseId});
  const told = await askTimes(store, head.signature, about, authorities, {circumstances});
  const kept = told.flatMap((one) => (one.ok ? [one.time] : []));
  if (kept.length > 0) await keepTimes(store, head, kept);
  return told;
}
