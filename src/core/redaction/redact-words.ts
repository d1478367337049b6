import type {Part} from '../capture/exhibit.ts';
import type {Json} from '../hash/canonical-json.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {type ProofLeaf, type SaltAt, saltLeaf} from './salts.ts';
import {cutWords} from './word-cut.ts';
import {
  isChoosable,
  isList,
  isObject,
  type LeafValue,
  pointer,
  SALT_PATH,
  type WordLeaf,
  wordLeaves,
} from './word-leaves.ts';
import {valueHash} from './word-tree.ts';

/**
 * `facts-redacted.json`, `reading-redacted.json`: the record as it was sealed, with `{"redacted": [piece or null, …]}` in
 * place of each value of which a piece is masked.
 */
export type RedactedWords = {
  v: 1;
  kind: 'redactedWords';
  exhibitId: Uuid;
  /** SHA-256 of the sealed part. */
  redactedFrom: Hex64;
  /** JSON pointers to what is masked, wholly or in part, in the order of the record. */
  removed: string[];
  record: Json;
};

/** `…-proof.json` beside it: for each leaf its salt, or, where it is masked, the hash that stands for its value. */
export type WordProof = {v: 1; kind: 'wordProof'; of: Hex64; leaves: ProofLeaf[]};

/** The member that stands for a masked value; no record of ours has one of that name. */
export const REDACTED = 'redacted';
export type MaskedValue = {readonly redacted: readonly (string | null)[]};

/**
 * A copy of a JSON part with leaves masked, by their numbers in `wordLeaves`; the record's salt always is, what is not
 * choosable never.
 */
export function maskWords(
  part: Part,
  exhibitId: Uuid,
  record: Json,
  hidden: ReadonlySet<number>,
  salts: SaltAt | undefined,
): {words: RedactedWords; proof: WordProof | undefined} {
  const leaves = wordLeaves(record);
  const isHidden = (i: number) => {
    const leaf = leaves[i];
    return leaf !== undefined && (leaf.path === SALT_PATH || (hidden.has(i) && isChoosable(leaf)));
  };
  const removed = [...new Set(leaves.filter((_, i) => isHidden(i)).map(({path}) => path))];
  const words: RedactedWords = {
    ...{v: 1, kind: 'redactedWords', exhibitId, redactedFrom: part.sha256, removed},
    record: maskedValue(record, counter(), isHidden),
  };
  if (!salts || !part.words) return {words, proof: undefined};
  const proofs = leaves.map(({value}, i) => (isHidden(i) ? valueHash(salts(i), value) : saltLeaf(salts(i))));
  return {words, proof: {v: 1, kind: 'wordProof', of: part.sha256, leaves: proofs}};
}

/** Numbers from 0, one a call: the leaves in their order. */
function counter(): () => number {
  let next = 0;
  return () => next++;
}

function maskedValue(value: Json, next: () => number, isHidden: (i: number) => boolean): Json {
  if (typeof value === 'string' && value !== '') {
    const pieces = cutWords(value).map((piece) => (isHidden(next()) ? null : piece));
    return pieces.includes(null) ? {[REDACTED]: pieces} : value;
  }
  if (isList(value) && value.length > 0) return value.map((one) => maskedValue(one, next, isHidden));
  if (isObject(value) && Object.keys(value).length > 0) {
    const keys = Object.keys(value).sort();
    return Object.fromEntries(keys.map((key) => [key, maskedValue(value[key] ?? null, next, isHidden)]));
  }
  return isHidden(next()) ? {[REDACTED]: [null]} : value;
}

/** Whether a value stands for a masked one. */
export function isMasked(value: unknown): value is MaskedValue {
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  const pieces = value[REDACTED];
  return (
    isList(pieces) && pieces.includes(null) && pieces.every((piece) => piece === null || typeof piece === 'string')
  );
}

/** A leaf of a redacted record; `masked` has no value. */
export type ShownLeaf = Omit<WordLeaf, 'value'> & ({masked: false; value: LeafValue} | {masked: true});

/** The leaves of a redacted record in their order, those masked without what they hold. */
export function* shownLeaves(value: Json, path = ''): Generator<ShownLeaf> {
  if (isMasked(value)) {
    const of = value.redacted.length;
    for (const [at, piece] of value.redacted.entries()) {
      yield piece === null ? {path, at, of, masked: true} : {path, at, of, masked: false, value: piece};
    }
  } else if (isList(value) && value.length > 0) {
    for (const [i, one] of value.entries()) yield* shownLeaves(one, `${path}/${i}`);
  } else if (isObject(value) && Object.keys(value).length > 0) {
    for (const key of Object.keys(value).sort()) {
      yield* shownLeaves(value[key] ?? null, `${path}/${pointer(key)}`);
    }
  } else for (const leaf of wordLeaves(value)) yield {...leaf, path, masked: false};
}

/**
 * The record as a reader sees it: `blot` stands for each run of masked pieces. Of a fact of which nothing is shown, it is
 * why the value is missing. The result has the form of the record that was sealed.
 */
export function shownValue<T>(record: Json, blot: string): T {
  // Only texts are masked, and each is a text again, or a fact that says why it has no value.
  return shown(record, blot) as T;
}

function shown(value: Json, blot: string): Json {
  if (isMasked(value)) return blotted(value, blot);
  if (isList(value)) return value.map((one) => shown(one, blot));
  if (!isObject(value)) return value;
  const own = value.value;
  if (isMasked(own) && Object.hasOwn(value, 'from') && own.redacted.every((piece) => piece === null)) {
    return {missing: blot};
  }
  return Object.fromEntries(Object.keys(value).map((key) => [key, shown(value[key] ?? null, blot)]));
}

function blotted({redacted}: MaskedValue, blot: string): string {
  let text = '';
  for (const [i, piece] of redacted.entries()) {
    if (piece !== null) text += piece;
    else if (redacted[i - 1] !== null) text += i + 1 < redacted.length ? `${blot} ` : blot;
  }
  return text;
}
