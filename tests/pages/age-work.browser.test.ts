import {describe, expect, it} from 'vitest';
import {type Bytes, joinBytes} from '../../src/core/bytes.ts';
import {decryptAge, encryptAge} from '../../src/lock/age.ts';
import {iterate} from '../../src/lock/byte-stream.ts';
import {lockFaultOf} from '../../src/lock/lock-fault.ts';
import {lockAge, openAge} from '../../src/pages/case-file/age-work.ts';

const PASSPHRASE = 'words that nobody says';
const BY_WORDS = {kind: 'passphrase', passphrase: PASSPHRASE} as const;

/** More than one piece of the form, none of them like another. */
const plain = new Uint8Array(300_000).map((_, at) => (at * 7 + (at >> 8)) % 251);

async function* pieces(bytes: Bytes, size = 10_000): AsyncGenerator<Bytes> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size);
}

async function all(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const read: Bytes[] = [];
  for await (const piece of iterate(stream)) read.push(piece);
  return joinBytes(read);
}

async function opened(bytes: Bytes): Promise<Bytes> {
  const answer = await openAge(pieces(bytes), BY_WORDS);
  if (!answer.ok) throw new Error(answer.error);
  return all(answer.value);
}

describe('locking with a passphrase, in a thread of its own', () => {
  it('gives what the form says, both ways, and the page goes on meanwhile', async () => {
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 10);
    const stream = await lockAge(pieces(plain), BY_WORDS);
    clearInterval(clock);
    // Without a thread of its own no turn of the page would come before the key is made.
    expect(turns).toBeGreaterThan(5);
    const locked = await all(stream);
    const here = await decryptAge([locked], BY_WORDS);
    expect(here.ok && (await all(here.value))).toEqual(plain);
    expect(await opened(locked)).toEqual(plain);
    const cheap = await all(await encryptAge([plain], {...BY_WORDS, workFactor: 10}));
    expect(await opened(cheap)).toEqual(plain);
  });

  it('says what is wrong with a passphrase or a file, as the form itself does', async () => {
    const locked = await all(await encryptAge([plain], {...BY_WORDS, workFactor: 10}));
    const other = await openAge([locked], {kind: 'passphrase', passphrase: 'others'});
    expect(other).toEqual({ok: false, error: 'wrongPassphrase'});
    expect(await openAge([plain], BY_WORDS)).toEqual({ok: false, error: 'notLocked'});
    const changed = locked.slice();
    changed[100_000] = (changed[100_000] ?? 0) ^ 1;
    expect(lockFaultOf(await opened(changed).catch((error: unknown) => error))).toBe('damaged');
    const cut = locked.slice(0, -1);
    expect(lockFaultOf(await opened(cut).catch((error: unknown) => error))).toBe('endBroken');
  });

  it('breaks off with the very error of what it reads, and lets that go when nobody wants more', async () => {
    const failure = new Error('the disk is gone');
    async function* failing(): AsyncGenerator<Bytes> {
      yield plain;
      throw failure;
    }
    expect(
      await lockAge(failing(), BY_WORDS)
        .then(all, (error: unknown) => error)
        .catch((error: unknown) => error),
    ).toBe(failure);

    let letGo = false;
    async function* endless(): AsyncGenerator<Bytes> {
      try {
        for (;;) yield plain.slice();
      } finally {
        letGo = true;
      }
    }
    const reader = (await lockAge(endless(), BY_WORDS)).getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => letGo).toBe(true);
  });
});
