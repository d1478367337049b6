import {describe, expect, it} from 'vitest';
import {fromHex, utf8} from '../../../src/core/bytes.ts';
import {
  inclusionProof,
  leafHash,
  merkleRoot,
  merkleTree,
  nodeHash,
  provesConsistency,
  provesInclusion,
} from '../../../src/core/custody/merkle.ts';
import type {Hex64} from '../../../src/core/ids.ts';

/** The leaves that the tests of Certificate Transparency use. */
const KNOWN = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (digits) => leafHash(fromHex(digits) ?? new Uint8Array(1)),
);

function leaves(count: number): Hex64[] {
  return Array.from({length: count}, (_, i) => leafHash(utf8(`line ${i}`)));
}

/** RFC 9162 §2.1.1 word for word, as a second opinion. */
function rootByTheBook(of: readonly Hex64[]): Hex64 {
  const [first] = of;
  if (of.length === 1 && first) return first;
  let k = 1;
  while (k * 2 < of.length) k *= 2;
  return nodeHash(rootByTheBook(of.slice(0, k)), rootByTheBook(of.slice(k)));
}

describe('the tree', () => {
  it('has the published roots', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(merkleRoot(KNOWN.slice(0, 1))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleRoot(KNOWN.slice(0, 2))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
    expect(merkleRoot(KNOWN)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it('has the root of the book at every size up to 70', () => {
    for (let size = 1; size <= 70; size += 1) expect(merkleRoot(leaves(size))).toBe(rootByTheBook(leaves(size)));
  });

  it('proves each leaf at its place and at no other', () => {
    for (let size = 1; size <= 33; size += 1) {
      const all = leaves(size);
      const {root, inclusion} = merkleTree(all);
      for (const [i, leaf] of all.entries()) {
        const proof = inclusion(i);
        expect(proof).toEqual(inclusionProof(i, all));
        expect(provesInclusion(leaf, i, size, proof, root)).toBe(true);
        for (let other = 0; other <= size; other += 1) {
          if (other !== i) expect(provesInclusion(leaf, other, size, proof, root)).toBe(false);
        }
        if (proof.length > 0) expect(provesInclusion(leaf, i, size, proof.slice(1), root)).toBe(false);
        expect(provesInclusion(leaf, i, size, [...proof, leaf], root)).toBe(false);
      }
    }
  });

  it('proves each beginning, and no other tree as one', () => {
    for (let size = 1; size <= 33; size += 1) {
      const all = leaves(size);
      const {root, consistency} = merkleTree(all);
      for (let from = 1; from <= size; from += 1) {
        const old = merkleRoot(all.slice(0, from));
        const proof = consistency(from);
        expect(provesConsistency(from, size, proof, old, root)).toBe(true);
        const forged = merkleRoot([...all.slice(0, from - 1), leafHash(utf8('forged'))]);
        expect(provesConsistency(from, size, proof, forged, root)).toBe(false);
        if (from > 1) expect(provesConsistency(from - 1, size, proof, old, root)).toBe(false);
      }
    }
  });

  it('refuses numbers that are none', () => {
    const [leaf = leafHash(utf8(''))] = leaves(1);
    for (const odd of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1]) {
      expect(provesInclusion(leaf, odd, 1, [], leaf)).toBe(false);
    }
    expect(provesInclusion(leaf, 0, Number.NaN, [], leaf)).toBe(false);
    expect(provesConsistency(0, 1, [], leaf, leaf)).toBe(false);
    expect(provesConsistency(2, 1, [], leaf, leaf)).toBe(false);
  });

  it('makes a proof for each of 20,000 leaves with no more hashing than the tree takes', () => {
    const all = leaves(20_000);
    const started = performance.now();
    const tree = merkleTree(all);
    const treeTook = performance.now() - started;
    for (const [i] of all.entries()) tree.inclusion(i);
    const proofsTook = performance.now() - started - treeTook;
    expect(proofsTook).toBeLessThan(Math.max(treeTook, 50));
  });
});
