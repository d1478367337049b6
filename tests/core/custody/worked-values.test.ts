import {webcrypto} from 'node:crypto';
import {p256} from '@noble/curves/nist.js';
import {describe, expect, it} from 'vitest';
import {fromBase64, fromHex, utf8} from '../../../src/core/bytes.ts';
import {appendEntry, type LogLine} from '../../../src/core/custody/append-entry.ts';
import {makeCheckpoint} from '../../../src/core/custody/checkpoint.ts';
import type {NewEntry} from '../../../src/core/custody/entry.ts';
import {merkleTree, provesConsistency, provesInclusion} from '../../../src/core/custody/merkle.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64, Uuid} from '../../../src/core/ids.ts';
import {keyIdOf, parsePublicKeyPem, publicKeyPem, signatureHolds} from '../../../src/core/pack/public-key.ts';
import type {Instant} from '../../../src/core/time.ts';

// Values that were worked out by other tools when the format was written. They must never change.
const CASE = '11111111-1111-4111-8111-111111111111';
const RECORD = `{"id":"${CASE}","kind":"case","openedAt":{"at":"2026-03-01T10:00:00.000Z","offsetMinutes":0,"zone":"Europe/London"},"salt":"AAECAwQFBgcICQoLDA0ODw==","title":"Beispiel “é” مرحبا 😀","v":1}`;
const LEAVES = [
  'ee4ba71885573255d6dad8f7f9b1fcac80617758c3a4f85f791927c0cc33f39c',
  '777056852dffe4b35c3cac61b0c775a943e236ca82dc83b96a568afeffcf589c',
  'eb8140bcaee4b5e10ee62cdf9021f825e58d7f0664fbacbaa772dd57be153f15',
] as Hex64[];
const ROOT_OF_TWO = 'bfcb78968b21d764c896f1e3074ba7eaf91b089e49a5ec83561cf095a1fa29be' as Hex64;
const ROOT_OF_THREE = '1a393d079ce8da14ec3213ce50bb4da7419c06ceaed6e00714d81341473410bb' as Hex64;
const CHECKPOINT = `{"at":"2026-03-01T10:05:01.000Z","before":null,"caseId":"${CASE}","head":"${LEAVES[2]}","keyId":"62d9807bafb5aab0fe54d2767b13bfde8e5114e31cc603676fe0a32041b976d1","kind":"checkpoint","root":"${ROOT_OF_THREE}","size":3,"v":1}`;
const PEM = `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEcwZuW/H6IbWE5PCmNnpokkkPNPie
u55PogOqu+LCMD+ieu9b8Ve0Fe+wqJ+el5ibKlxcO9T/EZBSH6YrWFP66g==
-----END PUBLIC KEY-----
`;
const SIGNATURE = 'MEUCICVX3qawufmPQ47QTmju6zFkOAAnei243Y1nJYOjlolkAiEAtsMhUnm0wCcalh+KNx2vMEpx1grR8tBP0N+tmOpqPPk=';

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const bytes = fromBase64(base64);
  if (!bytes) throw new Error('not base64');
  return bytes;
}

const AROUND = {offsetMinutes: 0, session: '22222222-2222-4222-8222-222222222222' as Uuid, version: '0.1.0'};
const ENTRIES: NewEntry[] = [
  {
    ...AROUND,
    at: '2026-03-01T10:00:00.000Z' as Instant,
    type: 'case.opened',
    target: {kind: 'case', id: CASE},
    digest: 'b8252b52cb5639241cb27b4db6b0a35b18b47ce35e7d00d6782764eac06a9e58' as Hex64,
    detail: {},
  },
  {
    ...AROUND,
    at: '2026-03-01T10:02:03.456Z' as Instant,
    type: 'exhibit.sealed',
    target: {kind: 'exhibit', id: '33333333-3333-4333-8333-333333333333'},
    digest: 'eb271cee9f853da627968c4e9095064c958c667265a9859f1e9cc34bc6a98964' as Hex64,
    detail: {},
  },
  {
    ...AROUND,
    at: '2026-03-01T10:05:00.000Z' as Instant,
    type: 'pack.begun',
    target: {kind: 'pack', id: '44444444-4444-4444-8444-444444444444'},
    digest: null,
    detail: {scope: 'whole'},
  },
];

describe('the worked values of the format', () => {
  it('give the digest of the record, whatever order its members were given in', () => {
    const members = Object.entries(JSON.parse(RECORD) as object).reverse();
    const text = canonicalJson(Object.fromEntries(members));
    expect(text).toBe(RECORD);
    expect(utf8(text).length).toBe(229);
    expect(sha256Hex(utf8(text))).toBe('b8252b52cb5639241cb27b4db6b0a35b18b47ce35e7d00d6782764eac06a9e58');
  });

  it('give the entries and their leaf hashes', () => {
    const log: LogLine[] = [];
    for (const entry of ENTRIES) log.push(appendEntry(log.at(-1), entry));
    expect(log.map(({leaf}) => leaf)).toEqual(LEAVES);
    expect(log.map(({seq}) => seq)).toEqual([0, 1, 2]);
    expect(log[2]?.line).toContain(`"prev":"${LEAVES[1]}","seq":2`);
  });

  it('give the roots and proofs', () => {
    const tree = merkleTree(LEAVES);
    expect(merkleTree(LEAVES.slice(0, 2)).root).toBe(ROOT_OF_TWO);
    expect(tree.root).toBe(ROOT_OF_THREE);
    expect(tree.inclusion(1)).toEqual([LEAVES[0], LEAVES[2]]);
    expect(tree.consistency(2)).toEqual([LEAVES[2]]);
    expect(provesInclusion(LEAVES[1] as Hex64, 1, 3, tree.inclusion(1), ROOT_OF_THREE)).toBe(true);
    expect(provesConsistency(2, 3, tree.consistency(2), ROOT_OF_TWO, ROOT_OF_THREE)).toBe(true);
  });

  it('give the checkpoint', () => {
    const place = {
      caseId: CASE as Uuid,
      at: '2026-03-01T10:05:01.000Z' as Instant,
      keyId: '62d9807bafb5aab0fe54d2767b13bfde8e5114e31cc603676fe0a32041b976d1' as Hex64,
      before: null,
    };
    expect(makeCheckpoint(place, LEAVES).json).toBe(CHECKPOINT);
  });
});

describe('a signature', () => {
  const spki = parsePublicKeyPem(utf8(PEM)) ?? new Uint8Array(0);

  it('made by openssl over the checkpoint holds, and WebCrypto agrees', async () => {
    expect(keyIdOf(spki)).toBe('62d9807bafb5aab0fe54d2767b13bfde8e5114e31cc603676fe0a32041b976d1');
    expect(publicKeyPem(spki)).toBe(PEM);
    expect(signatureHolds(spki, bytesOf(SIGNATURE), utf8(CHECKPOINT))).toBe(true);
    const algorithm = {name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256'};
    const key = await webcrypto.subtle.importKey('spki', spki, algorithm, true, ['verify']);
    const raw = p256.Signature.fromBytes(bytesOf(SIGNATURE), 'der').toBytes('compact');
    expect(await webcrypto.subtle.verify(algorithm, key, new Uint8Array(raw), utf8(CHECKPOINT))).toBe(true);
  });

  it('does not hold over one other byte, with one other byte, or with bytes behind it', () => {
    const signature = bytesOf(SIGNATURE);
    expect(signatureHolds(spki, signature, utf8(`${CHECKPOINT} `))).toBe(false);
    for (const [i] of signature.entries()) {
      const changed = signature.slice();
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(signatureHolds(spki, changed, utf8(CHECKPOINT))).toBe(false);
    }
    expect(signatureHolds(spki, new Uint8Array([...signature, 0]), utf8(CHECKPOINT))).toBe(false);
    expect(signatureHolds(spki, new Uint8Array(0), utf8(CHECKPOINT))).toBe(false);
  });

  it('is never held against a key that is not a point of P-256', () => {
    const off = spki.slice();
    off[off.length - 1] = (off.at(-1) ?? 0) ^ 1;
    expect(signatureHolds(off, bytesOf(SIGNATURE), utf8(CHECKPOINT))).toBe(false);
    expect(signatureHolds(fromHex('00') ?? off, bytesOf(SIGNATURE), utf8(CHECKPOINT))).toBe(false);
  });

  it('takes a key file in one form only', () => {
    expect(parsePublicKeyPem(utf8(PEM.replaceAll('\n', '\r\n')))).toBeUndefined();
    expect(parsePublicKeyPem(utf8(`${PEM}${PEM}`))).toBeUndefined();
    expect(parsePublicKeyPem(utf8(`note\n${PEM}`))).toBeUndefined();
    expect(parsePublicKeyPem(utf8(PEM.trimEnd()))).toBeUndefined();
  });
});
