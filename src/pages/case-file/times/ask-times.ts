import {type AskFault, askAuthority} from '../../../browser/time-authorities.ts';
import {type Bytes, fromHex} from '../../../core/bytes.ts';
import type {TargetKind} from '../../../core/custody/entry.ts';
import {sha256Hex} from '../../../core/hash/sha256.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {KeptTime} from '../../../core/pack/seal-times.ts';
import {hostOf, type TimeAuthority} from '../../../core/times/authorities.ts';
import {judgeTime} from '../../../core/times/judge-time.ts';
import {timeRequest} from '../../../core/times/request.ts';
import {type Circumstances, newEntry} from '../../../store/circumstances.ts';
import {appendToLog} from '../../../store/log.ts';
import type {Store} from '../../../store/open-store.ts';

/** What came of asking one authority. */
export type TimeTold = {host: string} & ({ok: true; time: KeptTime} | {ok: false; why: AskFault | 'wrong'});

/** What the time is for: the seal of a pack, or the head of the log. */
export type TimeTarget = {caseId: Uuid; target: {kind: Extract<TargetKind, 'pack' | 'log'>; id: string}};

type Asking = {circumstances: Circumstances; signal?: AbortSignal};

/** Says in the log that authorities are about to be asked. */
export async function logAsking(
  store: Store,
  {caseId, target}: TimeTarget,
  authorities: readonly TimeAuthority[],
  circumstances: Circumstances,
): Promise<void> {
  const hosts = authorities.map(hostOf);
  await appendToLog(store, caseId, () => newEntry(circumstances, 'time.asked', target, null, {hosts, of: target.kind}));
}

/**
 * Asks every authority at once for the time of a signature, and logs what came of each. Never throws for what an authority
 * does, or does not do: a time that does not come stops nothing.
 */
export async function askTimes(
  store: Store,
  signature: Bytes,
  about: TimeTarget,
  authorities: readonly TimeAuthority[],
  {circumstances, signal}: Asking,
): Promise<TimeTold[]> {
  const told = await Promise.all(authorities.map((authority) => askOne(authority, signature, signal)));
  const {caseId, target} = about;
  for (const one of told) {
    const detail = one.ok ? {genTime: one.time.at} : {why: one.why};
    const type = one.ok ? 'time.kept' : 'time.failed';
    await appendToLog(store, caseId, () =>
      newEntry(circumstances, type, target, null, {host: one.host, of: target.kind, ...detail}),
    );
  }
  return told;
}

async function askOne(authority: TimeAuthority, signed: Bytes, signal: AbortSignal | undefined): Promise<TimeTold> {
  const host = hostOf(authority);
  const imprint = fromHex(sha256Hex(signed)) ?? new Uint8Array(0);
  const request = timeRequest(imprint, crypto.getRandomValues(new Uint8Array(8)));
  const answer = await askAuthority(authority, request, signal);
  if (!answer.ok) return {host, ok: false, why: answer.error};
  // Whether to believe the authority is for the reader to say; whether it answered this question is seen here.
  const judged = await judgeTime({signed, request, answer: answer.value}, []);
  if (judged.state === 'wrong') {
    console.warn('time', host, judged.why);
    return {host, ok: false, why: judged.why === 'timeRefused' ? 'noTime' : 'wrong'};
  }
  return {host, ok: true, time: {host, request, answer: answer.value, at: judged.at}};
}
