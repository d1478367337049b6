import {describe, expect, it} from 'vitest';
import {type Bytes, utf8} from '../../../src/core/bytes.ts';
import type {Imported} from '../../../src/core/capture/exhibit.ts';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {makeKey, TestCase, uuid} from '../pack/a-case.ts';
import {packBytes} from '../pack/memory-sink.ts';
import {resealed} from './attacks.ts';
import {faultCodes, TamperedPack} from './tamper.ts';

const MAIL =
  'From: a@b.example\r\nDate: Mon, 13 May 2024 00:09:58 +0200\r\nSubject: s\r\n\r\nI know where you live.\r\n';
const key = await makeKey();

/** A pack of one mail that was brought in. */
async function packOf(copied = true, more: Partial<Imported> = {}): Promise<Bytes> {
  const kept = new TestCase(key);
  const id = uuid(101);
  const reading = await read(MAIL, 'a.eml');
  const {draft} = drafted(MAIL, reading, {
    id,
    imported: {
      pickedAt: {at: reading.messages[0]?.time?.exact as never, offsetMinutes: 0, zone: ''},
      originalName: 'a.eml',
      fileModifiedAt: null,
      saysWhat: 'The second one.',
      ...more,
    },
    ...(copied ? {} : {file: {size: 3_000_000_000, sha256: '0'.repeat(64) as never, bytes: undefined}}),
  });
  const {exhibit, json, digest} = sealExhibit(draft, {caseId: kept.caseId, ordinal: 1, deviceKeyId: key.keyId});
  for (const {part, bytes} of draft.parts) kept.parts.set(`${id}/${part.path}`, bytes);
  kept.exhibits.push({id, ordinal: 1, digest, json, exhibit, facts: undefined});
  kept.add('exhibit.sealed', {kind: 'exhibit', id}, digest);
  return (await packBytes(await kept.packInput())).zip;
}

const READING = 'data/exhibits/000001/reading.json';
const SOURCE = 'data/exhibits/000001/source-1.eml';

describe('a pack with a file from elsewhere', () => {
  it('verifies, and holds the file byte for byte', async () => {
    const zip = await packOf(true, {
      whatItIs: 'letter',
      whereKept: 'In the drawer.',
      whenCame: 'on a Monday',
      cameWith: {exhibitId: uuid(9), sha256: 'a'.repeat(64) as never, name: 'x'},
    });
    const report = await verifyPack(sourceOfBytes(zip));
    expect(findingsOf(report)).toEqual([]);
    expect(report.outcome).toBe('verified');
    expect((await TamperedPack.of(zip)).bytes(SOURCE)).toEqual(utf8(MAIL));
  });

  it('verifies where the file was too large to be copied', async () => {
    expect(findingsOf(await verifyPack(sourceOfBytes(await packOf(false))))).toEqual([]);
  });

  it('is found out where what was read is of another exhibit, or the file was taken out', async () => {
    const zip = await packOf();
    const other = (await TamperedPack.of(zip)).editText(READING, (text) =>
      text.replace(/"exhibitId":"[^"]+"/, `"exhibitId":"${uuid(7)}"`),
    );
    const changed = await verifyPack(sourceOfBytes((await resealed(other, key)).zip()));
    expect(faultCodes(changed)).toEqual(expect.arrayContaining(['partChanged', 'recordNotCanonical']));
    const without = (await TamperedPack.of(zip)).remove(SOURCE);
    const missing = await verifyPack(sourceOfBytes((await resealed(without, key)).zip()));
    expect(faultCodes(missing)).toContain('partMissing');
  });

  it('is refused where it says a thing that no file can be', async () => {
    const report = await verifyPack(sourceOfBytes(await packOf(true, {whatItIs: 'proof' as never})));
    expect(faultCodes(report)).toContain('recordNotCanonical');
  });
});
