import {sha256} from '@noble/hashes/sha2.js';
import {afterAll, describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {parseRoots} from '../../../src/core/times/certificate.ts';
import {judgeTime, type TimeJudgement} from '../../../src/core/times/judge-time.ts';
import {timeRequest} from '../../../src/core/times/request.ts';
import {type Answering, TimeAuthority} from '../../support/time-authority.ts';

const authority = new TimeAuthority();
const other = new TimeAuthority('Other Clock');
afterAll(() => {
  authority.remove();
  other.remove();
});
/** Every how-many-eth byte is tried: all of them take half a minute. */
const STEP = 4;
const roots = parseRoots(authority.root) ?? [];
const signed = utf8('the bytes of a signature');
const request = requestFor(signed);

function requestFor(bytes: Bytes, nonce = 7): Bytes {
  return timeRequest(sha256(bytes), new Uint8Array(8).fill(nonce));
}

/** What is wrong, or in doubt; "" where it holds. */
function why(judgement: TimeJudgement): string {
  return judgement.state === 'holds' ? '' : judgement.why;
}

async function judge(answer: Bytes, given = roots, asked = request): Promise<string> {
  return why(await judgeTime({signed, request: asked, answer}, given));
}

describe('a time by openssl ts', () => {
  it.each(['rsa', 'ecdsa', 'ofRoot'] as const)('holds: %s', async (by) => {
    const before = Date.now();
    const answer = authority.answer(request, by);
    const judgement = await judgeTime({signed, request, answer}, roots);
    expect(judgement).toMatchObject({
      state: 'holds',
      by: `Test Clock ${by}, Example`,
      root: 'Test Clock root, Example',
    });
    if (judgement.state !== 'holds') throw new Error('not there');
    expect(Math.abs(Date.parse(judgement.at) - before)).toBeLessThan(60_000);
    expect(authority.opensslHolds(signed, answer)).toBe(true);
    expect(authority.opensslHolds(signed, answer, {request})).toBe(true);
  });

  it('is not judged without a root, and not by another', async () => {
    const answer = authority.answer(request);
    const none = await judgeTime({signed, request, answer}, []);
    expect(none).toMatchObject({state: 'notChecked', why: 'timeNoRoot', needs: 'Test Clock root, Example'});
    expect(await judge(answer, parseRoots(other.root) ?? [])).toBe('timeOtherRoot');
    expect(authority.opensslHolds(signed, answer, {root: other.rootFile})).toBe(false);
  });

  it('that is refused is no time', async () => {
    const answer = authority.refusal(request);
    expect(await judgeTime({signed, request, answer}, roots)).toEqual({
      state: 'wrong',
      why: 'timeRefused',
      values: [2],
    });
    expect(authority.opensslHolds(signed, answer)).toBe(false);
  });

  it('for something else is wrong, also without a root', async () => {
    const elsewhere = utf8('the bytes of another signature');
    const answer = authority.answer(requestFor(elsewhere));
    expect(await judge(answer)).toBe('timeOtherHash');
    expect(await judge(answer, [])).toBe('timeOtherHash');
    expect(await judge(answer, roots, requestFor(elsewhere))).toBe('timeRequestWrong');
    expect(authority.opensslHolds(signed, answer)).toBe(false);
  });

  it('that answers another question is wrong, also without a root', async () => {
    const answer = authority.answer(requestFor(signed, 8));
    expect(await judge(answer)).toBe('timeOtherNonce');
    expect(await judge(answer, [])).toBe('timeOtherNonce');
    expect(authority.opensslHolds(signed, answer, {request})).toBe(false);
  });
});

describe('a time by openssl cms', () => {
  const holds: {what: string; answering: Answering; at?: Date; peer?: 'cms'}[] = [
    {what: 'RSA with SHA-384', answering: {by: 'rsa384', digest: 'sha384'}},
    {what: 'RSA with SHA-512', answering: {digest: 'sha512'}},
    {what: 'RSA-PSS with SHA-256', answering: {by: 'pss', padding: 'pss'}, peer: 'cms'},
    {what: 'RSA-PSS with SHA-512', answering: {by: 'pss', padding: 'pss', digest: 'sha512'}, peer: 'cms'},
    {what: 'ECDSA P-384', answering: {by: 'ecdsa384', digest: 'sha384'}},
    {
      what: 'a signer that has expired since',
      answering: {by: 'expired', genTime: '20230601120000Z'},
      at: new Date('2023-06-01'),
    },
  ];
  it.each(holds)('holds: $what', async ({answering, at, peer = 'ts'}) => {
    const answer = authority.answerAs(request, answering);
    expect(await judge(answer)).toBe('');
    expect(await judge(answer, [])).toBe('timeNoRoot');
    // `openssl ts` of version 3 reads no RSA-PSS; `openssl cms` does.
    const held = peer === 'ts' ? authority.opensslHolds(signed, answer, at && {at}) : authority.cmsHolds();
    expect(held).toBe(true);
  });

  const faults: {what: string; why: string; withoutRoot: string; answering: Answering; at?: Date}[] = [
    {what: 'another use', why: 'timePurpose', withoutRoot: 'timePurpose', answering: {by: 'otherUse'}},
    {what: 'two uses', why: 'timePurpose', withoutRoot: 'timePurpose', answering: {by: 'twoUses'}},
    {
      what: 'a use that is not critical',
      why: 'timePurpose',
      withoutRoot: 'timePurpose',
      answering: {by: 'notCritical'},
    },
    {what: 'a key for more than signing', why: 'timePurpose', withoutRoot: 'timePurpose', answering: {by: 'signsMail'}},
    {
      what: 'a signer that had expired',
      why: 'timeExpired',
      withoutRoot: 'timeExpired',
      answering: {by: 'expired', genTime: '20240601120000Z'},
      at: new Date('2024-06-01'),
    },
    {
      what: 'a signer that was not valid yet',
      why: 'timeExpired',
      withoutRoot: 'timeExpired',
      answering: {by: 'expired', genTime: '20221231235959Z'},
      at: new Date('2022-12-31'),
    },
    {
      what: 'no certificate in between',
      why: 'timeOtherRoot',
      withoutRoot: 'timeNoRoot',
      answering: {withoutChain: true},
    },
  ];
  it.each(faults)('does not hold: $what', async ({answering, at, why: expected, withoutRoot}) => {
    const answer = authority.answerAs(request, answering);
    expect(await judge(answer)).toBe(expected);
    expect(await judge(answer, [])).toBe(withoutRoot);
    expect(authority.opensslHolds(signed, answer, at && {at})).toBe(false);
  });
});

describe('a time that was changed', () => {
  it('never holds, wherever a byte of what is signed is another, and never throws', async () => {
    const answer = authority.answerAs(request, {withoutChain: true});
    const withMiddle = [...roots, ...(parseRoots(authority.middle) ?? [])];
    expect(await judge(answer, withMiddle)).toBe('');
    const survived: number[] = [];
    for (let i = 0; i < answer.length; i += STEP) {
      const changed = answer.slice();
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 7));
      if ((await judge(changed, withMiddle)) === '') survived.push(i);
    }
    // What no signature covers: the envelope's version, its list of hashes, parameters that must be empty. No word of the
    // time is among it.
    expect(survived.length).toBeLessThan(60 / STEP);
    const at = await judgeTime({signed, request, answer}, withMiddle);
    for (const i of survived) {
      const changed = answer.slice();
      changed[i] = (changed[i] ?? 0) ^ (1 << (i % 7));
      expect(await judgeTime({signed, request, answer: changed}, withMiddle)).toEqual(at);
    }
  });

  it('is unreadable when it is cut, empty or noise', async () => {
    const answer = authority.answer(request);
    for (let i = 0; i < answer.length; i += 7)
      expect(await judge(joinBytes([answer.slice(0, i)]))).toBe('timeUnreadable');
    expect(await judge(utf8('no answer at all'))).toBe('timeUnreadable');
    expect(await judge(joinBytes([answer, utf8('x')]))).toBe('timeUnreadable');
  });

  it('has another signature', async () => {
    const answer = authority.answer(request);
    const changed = answer.slice();
    changed[changed.length - 3] = (changed.at(-3) ?? 0) ^ 1;
    expect(await judge(changed)).toBe('timeSignature');
    expect(await judge(changed, [])).toBe('timeSignature');
    expect(authority.opensslHolds(signed, changed)).toBe(false);
  });
});

describe('a request', () => {
  it('is the one frame of 69 bytes; anything else is none', async () => {
    expect(request.length).toBe(69);
    const answer = authority.answer(request);
    for (let i = 0; i < request.length; i += 1) {
      const changed = request.slice();
      changed[i] = (changed[i] ?? 0) ^ 0x80;
      expect(await judge(answer, roots, changed)).toMatch(/timeRequestWrong|timeOtherNonce/);
    }
  });
});

describe('chosen roots', () => {
  it('are PEM with one or more, or DER; what is none is told', () => {
    const der = roots[0]?.der ?? new Uint8Array();
    expect(parseRoots(der)).toHaveLength(1);
    expect(parseRoots(joinBytes([authority.root, utf8('\n'), other.root]))).toHaveLength(2);
    expect(parseRoots(utf8('x'))).toBeUndefined();
    expect(parseRoots(utf8('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'))).toBeUndefined();
  });
});
