import {execFileSync} from 'node:child_process';
import {describe, expect, it} from 'vitest';
import {newKeyPair, readIdentity, readRecipient} from '../../src/lock/age-keys.ts';

const made = () => execFileSync('age-keygen', {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});

describe('a key to lock for', () => {
  it('is read from what age-keygen writes, broken, in capitals, with unseen marks', () => {
    const key = /age1\w+/.exec(made())?.[0] ?? '';
    expect(readRecipient(key)).toEqual({ok: true, value: key});
    expect(readRecipient(`  ${key.slice(0, 30)}\r\n ${key.slice(30)}\u200b`)).toEqual({ok: true, value: key});
    expect(readRecipient(key.toUpperCase())).toEqual({ok: true, value: key});
    expect(readRecipient(`A${key.slice(1)}`)).toEqual({ok: true, value: key});
  });

  it('with any one character wrong, missing or doubled is found', async () => {
    const {recipient} = await newKeyPair();
    for (let i = 4; i < recipient.length; i += 1) {
      const other = recipient[i] === 'q' ? 'p' : 'q';
      const wrong = [
        recipient.slice(0, i) + other + recipient.slice(i + 1),
        recipient.slice(0, i) + recipient.slice(i + 1),
        recipient.slice(0, i) + recipient[i] + recipient.slice(i),
      ];
      for (const text of wrong) expect(readRecipient(text)).toEqual({ok: false, error: 'mistyped'});
    }
  });

  it('is told apart from a secret key, from other kinds and from anything else', async () => {
    const {identity} = await newKeyPair();
    expect(readRecipient(identity)).toEqual({ok: false, error: 'secretKey'});
    expect(readRecipient('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5')).toEqual({ok: false, error: 'otherKind'});
    expect(readRecipient('age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t')).toEqual({
      ok: false,
      error: 'otherKind',
    });
    for (const text of ['', 'age', 'hello', '<script>', 'x'.repeat(100_000)]) {
      expect(readRecipient(text)).toEqual({ok: false, error: 'noKey'});
    }
    expect(readRecipient(`age1${'q'.repeat(100_000)}`)).toEqual({ok: false, error: 'mistyped'});
  });
});

describe('a secret key', () => {
  it('is read out of the file of age-keygen', () => {
    const file = made();
    expect(readIdentity(file)).toEqual({ok: true, value: /AGE-SECRET-KEY-\w+/.exec(file)?.[0]});
  });

  it('mistyped is found', async () => {
    const {identity} = await newKeyPair();
    expect(readIdentity(`${identity.slice(0, -1)}${identity.endsWith('Q') ? 'P' : 'Q'}`)).toEqual({
      ok: false,
      error: 'mistyped',
    });
    expect(readIdentity('age1abc')).toEqual({ok: false, error: 'noKey'});
  });
});
