import {createCipheriv, createHmac, hkdfSync} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import {blindName, keyFor, openNow, sealNow} from '../../../src/core/vault/seal.ts';

const MASTER = new Uint8Array(32).map((_, at) => at);
const IV = new Uint8Array(12).map((_, at) => 200 - at);

describe('sealing', () => {
  it('makes what Node’s own AES-256-GCM makes, with the start value in front', () => {
    const cipher = createCipheriv('aes-256-gcm', MASTER, IV);
    cipher.setAAD(Buffer.from('parts ["a","b"]'));
    const theirs = Buffer.concat([IV, cipher.update('some words'), cipher.final(), cipher.getAuthTag()]);
    expect(Buffer.from(sealNow(MASTER, IV, 'parts ["a","b"]', utf8('some words')))).toEqual(theirs);
  });

  it('derives keys as Node’s own HKDF does, a different one for each use', () => {
    expect(Buffer.from(keyFor(MASTER, 'holdfast:store:v1:rows'))).toEqual(
      Buffer.from(hkdfSync('sha256', MASTER, '', 'holdfast:store:v1:rows', 32)),
    );
    expect(keyFor(MASTER, 'a')).not.toEqual(keyFor(MASTER, 'b'));
  });

  it('opens nothing of which one bit, the key or the place is another', () => {
    const sealed = sealNow(MASTER, IV, 'here', utf8('words'));
    expect(openNow(MASTER, 'here', sealed)).toEqual(utf8('words'));
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = sealed.map((byte, n) => (n === at ? byte ^ 1 : byte));
      expect(() => openNow(MASTER, 'here', changed)).toThrow();
    }
    expect(() => openNow(MASTER, 'there', sealed)).toThrow();
    expect(() => openNow(keyFor(MASTER, 'x'), 'here', sealed)).toThrow();
    expect(() => openNow(MASTER, 'here', sealed.subarray(0, 20))).toThrow();
  });

  it('gives a name that only the key can make', () => {
    const theirs = createHmac('sha256', MASTER).update('source.eml').digest('hex').slice(0, 32);
    expect(blindName(MASTER, 'source.eml')).toBe(theirs);
  });
});
