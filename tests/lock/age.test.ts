import {createReadStream, createWriteStream} from 'node:fs';
import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {Writable} from 'node:stream';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Bytes, joinBytes, sameBytes, utf8} from '../../src/core/bytes.ts';
import {type AgeKey, type AgeLock, decryptAge, encryptAge} from '../../src/lock/age.ts';
import {type Identity, newKeyPair, type Recipient} from '../../src/lock/age-keys.ts';
import {lockFaultOf} from '../../src/lock/lock-fault.ts';
import {ageLocks, ageLocksWith, ageOpens, ageOpensWith} from '../support/age-tool.ts';

const PIECE = 64 * 1024;
const WORDS = 'kettle ribbon orchard unfold plural gravel';
/** Fast: how much work a passphrase makes is not what these tests are about. */
const QUICK = 10;

let folder: string;
let keys: {identity: Identity; recipient: Recipient};
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'age-'));
  keys = await newKeyPair();
  await writeFile(at('key.txt'), `# a comment\n${keys.identity}\n`);
});
afterAll(() => rm(folder, {recursive: true}));

/** Bytes that look random and are the same each time. */
function sample(size: number): Bytes {
  const bytes = new Uint8Array(size);
  let x = 2463534242;
  for (let i = 0; i < size; i += 1) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    bytes[i] = x;
  }
  return bytes;
}

async function collect(stream: ReadableStream<Bytes>): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of stream) pieces.push(piece);
  return joinBytes(pieces);
}

const forKey = (): AgeLock => ({kind: 'recipients', recipients: [keys.recipient]});
const byKey = (): AgeKey => ({kind: 'identity', identity: keys.identity});

async function locked(bytes: Bytes, lock: AgeLock = forKey()): Promise<Bytes> {
  return collect(await encryptAge([bytes], lock));
}

/** The opened bytes, or the fault: of the first lines or of the stream. */
async function opened(file: Iterable<Bytes>, key: AgeKey = byKey()): Promise<Bytes | string> {
  const answer = await decryptAge(file, key);
  if (!answer.ok) return answer.error;
  try {
    return await collect(answer.value);
  } catch (error) {
    return lockFaultOf(error) ?? String(error);
  }
}

function changed(bytes: Bytes, place: number): Bytes {
  const copy = bytes.slice();
  copy[place] = (copy[place] ?? 0) ^ 1;
  return copy;
}

/** The payload is what follows the last line of the header, less 16 bytes of nonce. */
function payloadOf(file: Bytes): number {
  const text = Buffer.from(file).toString('latin1');
  return text.indexOf('\n', text.indexOf('\n--- ') + 1) + 1 + 16;
}

const SIZES = [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 1_000_003];

describe('a file locked for a key', () => {
  it.each(SIZES)('of %i bytes comes back, and opens with age', async (size) => {
    const bytes = sample(size);
    const file = await locked(bytes);
    const again = await opened([file]);
    expect(typeof again === 'string' ? again : sameBytes(again, bytes)).toBe(true);

    await writeFile(at('ours.age'), file);
    expect(await ageOpens(at('ours.age'), at('key.txt'), at('ours'))).toEqual({status: 0, said: ''});
    // For an empty one it makes no file.
    const theirs = size === 0 ? bytes : await readFile(at('ours'));
    expect(sameBytes(theirs, bytes)).toBe(true);
  });

  it.each(SIZES)('by age, of %i bytes, opens here', async (size) => {
    const bytes = sample(size);
    await writeFile(at('plain'), bytes);
    expect(await ageLocks(at('plain'), keys.recipient, at('theirs.age'))).toEqual({status: 0, said: ''});
    const again = await opened([new Uint8Array(await readFile(at('theirs.age')))]);
    expect(typeof again === 'string' ? again : sameBytes(again, bytes)).toBe(true);
    await rm(at('theirs.age'));
  });

  it('opens with each key that it was locked for and with no other', async () => {
    const other = await newKeyPair();
    const stranger = await newKeyPair();
    const bytes = utf8('for two');
    const file = await locked(bytes, {kind: 'recipients', recipients: [keys.recipient, other.recipient]});
    expect(await opened([file])).toEqual(bytes);
    expect(await opened([file], {kind: 'identity', identity: other.identity})).toEqual(bytes);
    expect(await opened([file], {kind: 'identity', identity: stranger.identity})).toBe('notForThisKey');
    expect(await opened([file], {kind: 'passphrase', passphrase: WORDS})).toBe('needsKey');
  });

  it('can be read back by whoever locked it, without the key of the person', async () => {
    let fileKey = new Uint8Array();
    const tell = (key: Uint8Array) => {
      fileKey = key.slice();
    };
    const file = await locked(utf8('once'), {kind: 'recipients', recipients: [keys.recipient], tell});
    expect(await opened([file], {kind: 'fileKey', fileKey})).toEqual(utf8('once'));
    expect(await opened([file], {kind: 'fileKey', fileKey: new Uint8Array(16)})).toBe('damaged');
    // Nothing in the file says that it was told.
    expect(Buffer.from(file).toString('latin1').match(/^-> /gm)).toHaveLength(1);
  });

  it.each([1, 7, 65_551, PIECE, 65_553])('opens in pieces of %i bytes, empty ones between them', async (size) => {
    const bytes = sample(size === 1 ? 3_000 : 3 * PIECE + 5);
    const file = await locked(bytes);
    const pieces: Bytes[] = [];
    for (let i = 0; i < file.length; i += size) pieces.push(file.subarray(i, i + size), new Uint8Array(0));
    const again = await opened(pieces);
    expect(typeof again === 'string' ? again : sameBytes(again, bytes)).toBe(true);
  });
});

describe('a file locked with a passphrase', () => {
  it('opens with age, and one by age opens here', async () => {
    const bytes = sample(PIECE + 9);
    await writeFile(at('words.age'), await locked(bytes, {kind: 'passphrase', passphrase: WORDS}));
    expect(await ageOpensWith(WORDS, at('words.age'), at('words'))).toMatchObject({status: 0});
    expect(sameBytes(await readFile(at('words')), bytes)).toBe(true);

    expect(await ageLocksWith(WORDS, at('words'), at('theirs-words.age'))).toMatchObject({status: 0});
    const theirs = new Uint8Array(await readFile(at('theirs-words.age')));
    expect(await opened([theirs], {kind: 'passphrase', passphrase: WORDS})).toEqual(bytes);
  });

  it('says which key is wrong', async () => {
    const file = await locked(utf8('x'), {kind: 'passphrase', passphrase: WORDS, workFactor: QUICK});
    expect(await opened([file], {kind: 'passphrase', passphrase: `${WORDS} `})).toBe('wrongPassphrase');
    expect(await opened([file])).toBe('needsPassphrase');
  });

  it('is not tried where it asks for more memory than any needs', async () => {
    const file = await locked(utf8('x'), {kind: 'passphrase', passphrase: WORDS, workFactor: QUICK});
    const text = Buffer.from(file)
      .toString('latin1')
      .replace(/^(-> scrypt \S+) 10$/m, '$1 40');
    expect(await opened([new Uint8Array(Buffer.from(text, 'latin1'))], {kind: 'passphrase', passphrase: WORDS})).toBe(
      'tooCostly',
    );
  });
});

describe('a file that is not as it was written', () => {
  const three = sample(2 * PIECE + 100);

  it('is found wherever a byte was changed, and said to be damaged or broken at the end', async () => {
    const file = await locked(three);
    const payload = payloadOf(file);
    const last = payload + 2 * (PIECE + 16);
    for (const place of [payload - 1, payload, payload + PIECE + 15, payload + PIECE + 16, last - 1]) {
      expect(await opened([changed(file, place)]), `byte ${place}`).toBe('damaged');
    }
    for (const place of [last, last + 99, file.length - 1]) {
      expect(await opened([changed(file, place)]), `byte ${place}`).toBe('endBroken');
    }
  });

  it('is found wherever it was cut off', async () => {
    const file = await locked(three);
    const payload = payloadOf(file);
    for (const size of [1, 22, 100, payload - 17, payload - 16, payload - 1, payload, payload + 1]) {
      expect(await opened([file.subarray(0, size)]), `${size} bytes`).toBe('endBroken');
    }
    for (const size of [payload + PIECE + 16, payload + 2 * (PIECE + 16), file.length - 1]) {
      expect(await opened([file.subarray(0, size)]), `${size} bytes`).toBe('endBroken');
    }
  });

  it('is found with bytes behind its end, or with a piece left out', async () => {
    const file = await locked(three);
    const payload = payloadOf(file);
    expect(await opened([file, utf8('x')])).toBe('endBroken');
    expect(await opened([file, sample(3 * PIECE)])).toBe('damaged');
    expect(await opened([file.subarray(0, payload), file.subarray(payload + PIECE + 16)])).toBe('damaged');
  });

  it('is found in its first lines', async () => {
    const file = await locked(three);
    for (let place = 0; place < payloadOf(file) - 16; place += 1) {
      expect(['damaged', 'notLocked', 'notForThisKey', 'endBroken']).toContain(await opened([changed(file, place)]));
    }
  });

  it('is told apart from what was never locked', async () => {
    expect(await opened([])).toBe('notLocked');
    expect(await opened([utf8('PK\u0003\u0004')])).toBe('notLocked');
    expect(await opened([sample(200_000)])).toBe('notLocked');
    expect(await opened([utf8('age-encryption.org/v2\n')])).toBe('notLocked');
    expect(await opened([utf8('age-encryption.org/v1\n'), utf8('-> X25519 x\n'.repeat(20_000))])).toBe('damaged');
    expect(await opened([utf8('age-encryption.org/v1\n'), new Uint8Array(300_000).fill(65)])).toBe('damaged');
  });
});

describe('whoever stands around it', () => {
  it('lets the source go when the reader stops early, or the first lines are wrong', async () => {
    let ended = 0;
    async function* endless(first: Bytes) {
      try {
        yield first;
        for (;;) yield new Uint8Array(PIECE);
      } finally {
        ended += 1;
      }
    }
    const locking = await encryptAge(endless(new Uint8Array(1)), forKey());
    const reader = locking.getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    await expect.poll(() => ended).toBe(1);
    expect(await decryptAge(endless(utf8('no')), byKey())).toEqual({ok: false, error: 'notLocked'});
    expect(ended).toBe(2);
  });

  it('hears of a disk that cannot be read as that, not as a damaged file', async () => {
    const file = await locked(sample(5 * PIECE));
    async function* failing() {
      yield file.subarray(0, 2 * PIECE);
      throw new Error('disk');
    }
    const answer = await decryptAge(failing(), byKey());
    if (!answer.ok) throw new Error(answer.error);
    await expect(collect(answer.value)).rejects.toThrow('disk');
    await expect(encryptAge(failing(), forKey()).then(collect)).rejects.toThrow('disk');
  });
});

describe('a file of 200 MB', () => {
  it('goes through and back with little memory', async () => {
    const block = sample(1_000_000);
    function* big() {
      for (let i = 0; i < 200; i += 1) yield block;
    }
    let most = 0;
    async function* watched(stream: ReadableStream<Bytes>) {
      let pieces = 0;
      for await (const piece of stream) {
        pieces += 1;
        if (pieces % 64 === 0) most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield piece;
      }
    }
    globalThis.gc?.();
    const before = process.memoryUsage().arrayBuffers;
    const toFile = async (pieces: AsyncIterable<Bytes>, name: string) => {
      const out = Writable.toWeb(createWriteStream(at(name))).getWriter();
      for await (const piece of pieces) await out.write(piece);
      await out.close();
    };
    await toFile(watched(await encryptAge(big(), forKey())), 'big.age');
    expect(await ageOpens(at('big.age'), at('key.txt'), at('big'))).toEqual({status: 0, said: ''});
    expect((await stat(at('big'))).size).toBe(200_000_000);

    const answer = await decryptAge(createReadStream(at('big.age')), byKey());
    if (!answer.ok) throw new Error(answer.error);
    let place = 0;
    for await (const piece of watched(answer.value)) {
      for (let i = 0; i < piece.length; i += 4096) {
        if (piece[i] !== block[(place + i) % block.length]) throw new Error(`differs at ${place + i}`);
      }
      place += piece.length;
    }
    expect(place).toBe(200_000_000);
    expect(most - before).toBeLessThan(80_000_000);
  }, 180_000);
});
