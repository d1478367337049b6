import {expect} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Kept} from './kept.ts';

/** Everything that is kept is whole: records, parts, rows and log agree, hash for hash. */
export function expectWhole({exhibits, idsInRows, idsInParts, log}: Kept): void {
  const ids = exhibits.map(({exhibit}) => exhibit.id).sort();
  expect([...idsInRows].sort()).toEqual(ids);
  expect([...new Set(idsInParts)].sort()).toEqual(ids);
  expect(exhibits.map(({exhibit}) => exhibit.ordinal)).toEqual(exhibits.map((_, index) => index + 1));
  for (const {exhibit, parts} of exhibits) {
    expect([...parts.keys()].sort()).toEqual(exhibit.parts.map(({path}) => path).sort());
    for (const {path, sha256, bytes} of exhibit.parts) {
      const kept = new Uint8Array(parts.get(path) ?? []);
      expect(kept.length, path).toBe(bytes);
      expect(sha256Hex(kept), path).toBe(sha256);
    }
  }
  const entries = log.map((line) => JSON.parse(line) as {seq: number; prev: string; type: string; digest: string});
  let prev = '0'.repeat(64);
  for (const [index, line] of log.entries()) {
    expect(entries[index]?.seq).toBe(index);
    expect(entries[index]?.prev, `link of entry ${index}`).toBe(prev);
    prev = sha256Hex(Uint8Array.of(0, ...utf8(line)));
  }
  const sealed = entries.filter(({type}) => type === 'exhibit.sealed').map(({digest}) => digest);
  expect(sealed.sort()).toEqual(exhibits.map(({digest}) => digest).sort());
}
