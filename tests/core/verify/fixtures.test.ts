import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {describe, expect, it} from 'vitest';
import {parseRoots} from '../../../src/core/times/certificate.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import type {Expectations} from '../../../src/core/verify/expectations.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {faultCodes} from './tamper.ts';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/packs/v1');
type Expected = {outcome: string; codes: string[]; expectations?: Expectations; rootFile?: string};
const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<string, Expected>;

describe('packs of version 1, never made again', () => {
  it('are all listed', () => {
    const packs = readdirSync(FOLDER).filter((name) => name.endsWith('.zip'));
    expect(packs.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.entries(expected))(
    '%s still gives the same answer',
    async (name, {outcome, codes, expectations, rootFile}) => {
      const roots = rootFile ? parseRoots(readFileSync(join(FOLDER, rootFile))) : undefined;
      const known = {...expectations, ...(roots && {roots})};
      const report = await verifyPack(sourceOfBytes(new Uint8Array(readFileSync(join(FOLDER, name)))), known);
      expect(report.outcome).toBe(outcome);
      expect(faultCodes(report)).toEqual(codes);
    },
  );
});

const PARTS = resolve(import.meta.dirname, '../../fixtures/packs/parts');
type Set = {files: string[]; outcome: string; codes: string[]};
const sets = JSON.parse(readFileSync(join(PARTS, 'expected.json'), 'utf8')) as Record<string, Set>;

describe('packs in parts, never made again', () => {
  it.each(Object.entries(sets))('%s still give the same answer', async (_name, {files, outcome, codes}) => {
    const bags = files.map((file) => ({
      name: file,
      source: sourceOfBytes(new Uint8Array(readFileSync(join(PARTS, file)))),
    }));
    const report = await verifyPack(bags);
    expect(report.outcome).toBe(outcome);
    expect(faultCodes(report)).toEqual(codes);
  });
});
