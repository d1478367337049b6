import {type Bytes, base64, fromHex} from '../bytes.ts';
import {leafHash, merkleRoot, merkleTree} from '../custody/merkle.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';

/** A pack that was saved before, as far as it must be known to show that something was in it. */
export type EarlierPack = {
  packId: Uuid;
  caseId: Uuid;
  sealedAt: Moment;
  sealCode: Hex64;
  /** `seal/seal.json`, `seal/seal.sha256`, `seal/seal.sig`, `seal/device-key.pem`, as they stand in it. */
  seal: string;
  list: string;
  signature: Bytes;
  key: string;
  /** Digests of its exhibits by ordinal: what its `exhibitsRoot` is over. */
  exhibits: readonly Hex64[];
};

/**
 * One earlier pack in `data/log/belongs.json`: its seal, and for each exhibit that was in it the path to the root that the
 * seal states. Whoever has the seal code or the receipt of that pack sees that this was in it, and nothing of the rest.
 */
export type Belongs = {
  seal: string;
  list: string;
  /** Base64. */
  signature: string;
  key: string;
  /** How many exhibits it held. */
  size: number;
  exhibits: {record: Hex64; index: number; proof: Hex64[]}[];
};

/** Leaf of an exhibit in `exhibitsRoot`: SHA-256(00 ‖ the 32 bytes of its digest). */
export function exhibitLeaf(digest: Hex64): Hex64 {
  return leafHash(fromHex(digest) ?? new Uint8Array(0));
}

/** `exhibitsRoot` of a seal, over the digests of the pack's exhibits by ordinal. */
export function exhibitsRoot(digests: readonly Hex64[]): Hex64 {
  return merkleRoot(digests.map(exhibitLeaf));
}

/** What shows that `records` were in earlier packs; a pack that held none of them is left out. */
export function belongsOf(earlier: readonly EarlierPack[], records: readonly Hex64[]): Belongs[] {
  return earlier.flatMap(({seal, list, signature, key, exhibits}) => {
    const tree = merkleTree(exhibits.map(exhibitLeaf));
    const held = records.flatMap((record) => {
      const index = exhibits.indexOf(record);
      return index < 0 ? [] : {record, index, proof: tree.inclusion(index)};
    });
    return held.length === 0
      ? []
      : {seal, list, signature: base64(signature), key, size: exhibits.length, exhibits: held};
  });
}
