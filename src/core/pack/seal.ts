import {utf8} from '../bytes.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import type {Moment} from '../time.ts';
import {hashList, type ListedHash} from './hash-list.ts';
import type {Scope} from './pack-input.ts';
import type {PartPlace, SealedPart} from './parts.ts';

/** `seal/seal.json`: what was sealed, when, with which key. */
export type Seal = {
  v: 1;
  kind: 'seal';
  packId: Uuid;
  caseId: Uuid;
  sealedAt: Moment;
  scope: Scope;
  format: 1;
  /** Version of the product. */
  version: string;
  keyId: Hex64;
  payloadFiles: number;
  payloadBytes: number;
  /** SHA-256 of `data/log/checkpoint.json`. */
  checkpoint: Hex64;
  /** Root over the digests of the pack's exhibits (`exhibitsRoot` of belongs.ts); only where it holds their records. */
  exhibitsRoot?: Hex64;
  /** Only of a pack in parts: which one this is. */
  part?: PartPlace;
  /** Only of part 1, which is sealed last: every other part. */
  parts?: readonly SealedPart[];
};

/** Keeps a signature over this list from meaning anything else; the stock checkers skip the line. */
export const SEAL_LIST_HEAD = '# holdfast seal v1\n';

/** `seal/seal.sha256`: the text that is signed. */
export function sealList(files: Iterable<ListedHash>): string {
  return hashList(files, SEAL_LIST_HEAD);
}

/** SHA-256 of the signed list. It stays the same when a pack is unzipped and zipped again. */
export function sealCode(list: string): Hex64 {
  return sha256Hex(utf8(list));
}
