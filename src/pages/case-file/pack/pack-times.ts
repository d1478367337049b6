import type {PackInput} from '../../../core/pack/pack-input.ts';
import type {SealTimes} from '../../../core/pack/seal-times.ts';
import {hostOf} from '../../../core/times/authorities.ts';
import type {Circumstances} from '../../../store/circumstances.ts';
import type {Store} from '../../../store/open-store.ts';
import {authoritiesToAsk} from '../../../store/time-choices.ts';
import {askTimes, logAsking, type TimeTold} from '../times/ask-times.ts';

/** What came of asking for the time of a pack's seal: filled while the pack is written. Empty where nobody was asked. */
export type PackTimes = {times?: SealTimes; told: TimeTold[]};

type Asking = {circumstances: Circumstances; signal: AbortSignal; onAsking(): void};

/** Times from outside for a pack, if the person turned them on. Whatever goes wrong with them, the pack is made. */
export async function packTimes(
  store: Store,
  {caseId, packId}: PackInput,
  {circumstances, signal, onAsking}: Asking,
): Promise<PackTimes> {
  const authorities = await authoritiesToAsk(store);
  const told: TimeTold[] = [];
  if (authorities.length === 0) return {told};
  const about = {caseId, target: {kind: 'pack', id: packId}} as const;
  const ask: SealTimes['ask'] = async (signature) => {
    try {
      onAsking();
      await logAsking(store, about, authorities, circumstances);
      told.push(...(await askTimes(store, signature, about, authorities, {circumstances, signal})));
    } catch (error) {
      console.warn('times', error);
    }
    return told.flatMap((one) => (one.ok ? [one.time] : []));
  };
  return {
    told,
    times: {count: authorities.length, from: authorities.map((one) => ({host: hostOf(one), roots: one.roots})), ask},
  };
}
