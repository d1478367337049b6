import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, utf8} from '../../../src/core/bytes.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {lockedKind} from '../../../src/core/verify/locked-kind.ts';
import {findingsOf} from '../../../src/core/verify/report.ts';
import {verifyPack} from '../../../src/core/verify/verify-pack.ts';
import {encryptAge} from '../../../src/lock/age.ts';
import {newKeyPair} from '../../../src/lock/age-keys.ts';
import {encryptZip} from '../../../src/lock/zip.ts';

const good = new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/packs/v1/good.zip')));

async function inZip(): Promise<Bytes> {
  const pieces: Bytes[] = [];
  await encryptZip(new Blob([good]), 'six words', async (piece) => void pieces.push(piece.slice()));
  return joinBytes(pieces);
}

async function inAge(): Promise<Bytes> {
  const {recipient} = await newKeyPair();
  const pieces: Bytes[] = [];
  for await (const piece of await encryptAge([good], {kind: 'recipients', recipients: [recipient]})) pieces.push(piece);
  return joinBytes(pieces);
}

describe('a pack that was locked for a reader', () => {
  it.each([
    ['zip', inZip, 'verify_reason_lockedZip'],
    ['age', inAge, 'verify_reason_lockedAge'],
  ] as const)('in %s is said to be that, not to be damaged', async (kind, lock, reason) => {
    const source = sourceOfBytes(await lock());
    expect(await lockedKind(source)).toBe(kind);
    const report = await verifyPack(source);
    expect(report.outcome).toBe('unreadable');
    expect(findingsOf(report)).toEqual([{code: 'archiveUnreadable', path: '', reason}]);
  });

  it('is told apart from an open pack, from other files and from next to nothing', async () => {
    for (const bytes of [
      good,
      utf8(''),
      utf8('P'),
      utf8('age-encryption.org/'),
      utf8('x'.repeat(100)),
      good.slice(0, 30),
    ]) {
      expect(await lockedKind(sourceOfBytes(bytes))).toBeUndefined();
    }
    // Another entry that is encrypted is none of ours: the reader of ZIPs has its own word for it.
    const other = good.slice();
    other[6] = (other[6] ?? 0) | 1;
    expect(await lockedKind(sourceOfBytes(other))).toBeUndefined();
  });
});
