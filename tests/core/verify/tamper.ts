import {type Bytes, joinBytes, utf8, utf8Text} from '../../../src/core/bytes.ts';
import {type LogLine, NO_ENTRY} from '../../../src/core/custody/append-entry.ts';
import {makeCheckpoint} from '../../../src/core/custody/checkpoint.ts';
import {leafHash} from '../../../src/core/custody/merkle.ts';
import {canonicalJson, type Json} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64} from '../../../src/core/ids.ts';
import {exhibitsRoot} from '../../../src/core/pack/belongs.ts';
import {hashList} from '../../../src/core/pack/hash-list.ts';
import {SEALED_FILES, TAG_FILES} from '../../../src/core/pack/names.ts';
import {publicKeyPem} from '../../../src/core/pack/public-key.ts';
import {sealList} from '../../../src/core/pack/seal.ts';
import {sourceOfBytes} from '../../../src/core/verify/byte-source.ts';
import {readZip} from '../../../src/core/verify/read-zip.ts';
import {findingsOf, isNote, type VerifyReport} from '../../../src/core/verify/report.ts';
import {type Expectations, verifyPack} from '../../../src/core/verify/verify-pack.ts';
import type {TestKey} from '../pack/a-case.ts';
import {rawZip} from './raw-zip.ts';

type Mutable = {[key: string]: Json};

/** A pack taken apart, to be changed and put together again: what someone with a text editor and some skill can do. */
export class TamperedPack {
  readonly files: Map<string, Bytes>;
  readonly top: string;

  private constructor(files: Map<string, Bytes>, top: string) {
    this.files = files;
    this.top = top;
  }

  static async of(zip: Bytes): Promise<TamperedPack> {
    const {files, faults} = await readZip(sourceOfBytes(zip));
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const read = new Map<string, Bytes>();
    for (const [path, file] of files) {
      const pieces: Bytes[] = [];
      for await (const piece of file.read()) pieces.push(piece);
      read.set(path, joinBytes(pieces));
    }
    return new TamperedPack(read, 'record-20260301-00000000');
  }

  /** The same pack, to be changed without a change of this one. */
  clone(): TamperedPack {
    return new TamperedPack(new Map(this.files), this.top);
  }

  bytes(path: string): Bytes {
    const found = this.files.get(path);
    if (!found) throw new Error(`no ${path}`);
    return found;
  }

  text(path: string): string {
    return utf8Text(this.bytes(path)) ?? '';
  }

  json(path: string): Mutable {
    return JSON.parse(this.text(path)) as Mutable;
  }

  put(path: string, content: string | Bytes): this {
    this.files.set(path, typeof content === 'string' ? utf8(content) : content);
    return this;
  }

  remove(path: string): this {
    if (!this.files.delete(path)) throw new Error(`no ${path}`);
    return this;
  }

  /** Changes one bit in the middle of a file. */
  flip(path: string): this {
    const bytes = this.bytes(path).slice();
    const at = bytes.length >> 1;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return this.put(path, bytes);
  }

  editJson(path: string, edit: (value: Mutable) => void): this {
    const value = this.json(path);
    edit(value);
    return this.put(path, canonicalJson(value));
  }

  editText(path: string, edit: (text: string) => string): this {
    const before = this.text(path);
    const after = edit(before);
    if (after === before) throw new Error(`${path} was not changed`);
    return this.put(path, after);
  }

  /** Writes all hash lists anew, as anyone can. The signature does not hold then. */
  redoLists(): this {
    const payload = [...this.files].filter(([path]) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, [, content]) => sum + content.length, 0);
    this.put(
      'bag-info.txt',
      this.text('bag-info.txt').replace(/^Payload-Oxum: .*$/m, `Payload-Oxum: ${bytes}.${payload.length}`),
    );
    this.put('manifest-sha256.txt', hashList(this.#hashes((path) => path.startsWith('data/'))));
    const tags = this.#hashes((path) => TAG_FILES.some((file) => file === path));
    this.put('tagmanifest-sha256.txt', hashList(tags));
    if (this.files.has('seal/seal.json') && this.files.has('data/log/checkpoint.json')) {
      this.editJson('seal/seal.json', (seal) => {
        seal.payloadFiles = payload.length;
        seal.payloadBytes = bytes;
        seal.checkpoint = sha256Hex(this.bytes('data/log/checkpoint.json'));
        if (seal.exhibitsRoot) seal.exhibitsRoot = exhibitsRoot(this.#exhibitDigests());
      });
    }
    return this.put('seal/seal.sha256', sealList(this.#hashes((path) => SEALED_FILES.some((file) => file === path))));
  }

  /** Signs anew with the key, which only its keeper has. */
  async sign(key: TestKey): Promise<this> {
    return this.put('seal/seal.sig', await key.sign(this.bytes('seal/seal.sha256')));
  }

  /** Puts another key into the pack and into everything that names it. */
  useKey(key: TestKey): this {
    this.put('seal/device-key.pem', publicKeyPem(key.spki));
    this.editJson('seal/seal.json', (seal) => {
      seal.keyId = key.keyId;
    });
    return this.editJson('data/log/checkpoint.json', (checkpoint) => {
      checkpoint.keyId = key.keyId;
    });
  }

  lines(): string[] {
    return this.text('data/log/entries.jsonl').split('\n');
  }

  /** Writes the log anew, chained from the first line, with a head over it. */
  redoLog(lines: readonly string[]): this {
    const made: LogLine[] = [];
    for (const [seq, line] of lines.entries()) {
      const entry = JSON.parse(line) as Mutable;
      const whole = canonicalJson({...entry, seq, prev: made.at(-1)?.leaf ?? NO_ENTRY});
      made.push({seq, line: whole, leaf: leafHash(utf8(whole))});
    }
    this.put('data/log/entries.jsonl', made.map(({line}) => line).join('\n'));
    const {caseId, at, keyId, before} = this.json('data/log/checkpoint.json');
    const place = {caseId, at, keyId, before} as Parameters<typeof makeCheckpoint>[0];
    return this.put(
      'data/log/checkpoint.json',
      makeCheckpoint(
        place,
        made.map(({leaf}) => leaf),
      ).json,
    );
  }

  async signCheckpoint(key: TestKey): Promise<this> {
    return this.put('data/log/checkpoint.sig', await key.sign(this.bytes('data/log/checkpoint.json')));
  }

  #exhibitDigests(): Hex64[] {
    const records = [...this.files.keys()].filter((path) => /^data\/exhibits\/[0-9]+\/exhibit\.json$/.test(path));
    return records.sort().map((path) => sha256Hex(this.bytes(path)));
  }

  #hashes(wanted: (path: string) => boolean): {path: string; sha256: Hex64}[] {
    return [...this.files].filter(([path]) => wanted(path)).map(([path, bytes]) => ({path, sha256: sha256Hex(bytes)}));
  }

  zip(): Bytes {
    return rawZip([...this.files].map(([path, bytes]) => ({name: `${this.top}/${path}`, bytes, method: 8})));
  }

  verify(expectations: Expectations = {}): Promise<VerifyReport> {
    return verifyPack(sourceOfBytes(this.zip()), expectations);
  }
}

/** Codes of the faults a report names, each once. */
export function faultCodes(report: VerifyReport): string[] {
  const codes = findingsOf(report)
    .filter((finding) => !isNote(finding))
    .map(({code}) => code);
  return [...new Set(codes)].sort();
}

/** `code path` of every finding. */
export function codesAndPaths(report: VerifyReport): string[] {
  return findingsOf(report).map(({code, path}) => `${code} ${path}`);
}
