import {sha256} from '@noble/hashes/sha2.js';
import type {Bytes} from '../../../src/core/bytes.ts';
import {utf8} from '../../../src/core/bytes.ts';
import {makeCheckpoint} from '../../../src/core/custody/checkpoint.ts';
import type {PackInput} from '../../../src/core/pack/pack-input.ts';
import type {KeptTime, TimedCheckpoint} from '../../../src/core/pack/seal-times.ts';
import {timeRequest} from '../../../src/core/times/request.ts';
import {parseTimeAnswer} from '../../../src/core/times/token.ts';
import type {TimeAuthority} from '../../support/time-authority.ts';
import {later, type TestCase} from '../pack/a-case.ts';

/** A question over a signature, and what an authority answers to it. */
export function timeOf(signature: Bytes, answer: (request: Bytes) => Bytes, nonce = 5): KeptTime {
  const request = timeRequest(sha256(signature), new Uint8Array(8).fill(nonce));
  const given = answer(request);
  const read = parseTimeAnswer(given);
  if (!read?.granted) throw new Error('no time');
  return {host: 'clock.example', at: read.token.at, request, answer: given};
}

/** Times for a seal, from each of some authorities. */
export function sealTimes(...authorities: readonly TimeAuthority[]): NonNullable<PackInput['times']> {
  return {
    count: authorities.length,
    from: authorities.map(() => ({host: 'clock.example', roots: 'https://clock.example/root.pem'})),
    ask: async (signature) => authorities.map((authority) => timeOf(signature, (request) => authority.answer(request))),
  };
}

/** The head of the case's log as it stands, with a time for it. */
export async function timedHead(kept: TestCase, authority: TimeAuthority, seconds = 100): Promise<TimedCheckpoint> {
  kept.add('time.asked', {kind: 'log', id: kept.caseId}, null, {hosts: ['clock.example']});
  const {record, json} = makeCheckpoint(
    {caseId: kept.caseId, at: later(seconds), keyId: kept.key.keyId, before: null},
    kept.log.map(({leaf}) => leaf),
  );
  const signature = await kept.key.sign(utf8(json));
  const times = [timeOf(signature, (request) => authority.answer(request))];
  kept.add('time.kept', {kind: 'log', id: kept.caseId}, null, {host: 'clock.example'});
  return {record, json, signature, times};
}
