import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import type {Expectations} from '../../../src/core/verify/expectations.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {faultCodes} from './tamper.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/packs/redacted');
type Expected = {outcome: string; codes: string[]; notes: string[]; expectations: Expectations};
const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, Expected>;

describe('packs with redacted exhibits, never made again', () => {
  it('are all listed', () => {
    const packs = readdirSync(FOLDER).filter((name) => name.endsWith('.zip'));
    expect(packs.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))('%s still gives the same answer', async (name, one) => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
    const report = await verifyPack(sourceOfBytes(bytes), one.expectations);
    const all = new Set(findingsOf(report).map(({code}) => code));
    expect(report.outcome).toBe(one.outcome);
    expect(faultCodes(report)).toEqual(one.codes);
    expect(one.notes.every((code) => [...all].some((found) => found === code))).toBe(true);
  });
});
