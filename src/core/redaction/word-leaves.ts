import type {Json} from '../hash/canonical-json.ts';
import {cutWords} from './word-cut.ts';

/** A value that is not cut further; lists and objects only where they are empty. */
export type LeafValue = string | number | boolean | null | readonly never[] | {readonly [key: string]: never};

/**
 * One value of a JSON record, or one piece of a text in it. `path` is a JSON pointer (RFC 6901); `at` counts the `of` pieces
 * of the value from 0. Its place in `wordLeaves` is its number.
 */
export type WordLeaf = {path: string; at: number; of: number; value: LeafValue};

/**
 * Every value of a record in its canonical order: members by name (UTF-16 code units), lists as they stand. Texts are cut
 * by `cutWords`; every other value, an empty text, list or object is one leaf.
 */
export function wordLeaves(record: Json): WordLeaf[] {
  return [...leavesAt(record, '')];
}

function* leavesAt(value: Json, path: string): Generator<WordLeaf> {
  if (typeof value === 'string' && value !== '') {
    const pieces = cutWords(value);
    for (const [at, piece] of pieces.entries()) yield {path, at, of: pieces.length, value: piece};
  } else if (isList(value) && value.length > 0) {
    for (const [i, member] of value.entries()) yield* leavesAt(member, `${path}/${i}`);
  } else if (isObject(value) && Object.keys(value).length > 0) {
    for (const key of Object.keys(value).sort()) yield* leavesAt(value[key] ?? null, `${path}/${pointer(key)}`);
  } else {
    // What is left is a scalar, or empty.
    yield {path, at: 0, of: 1, value: value as LeafValue};
  }
}

/** A member's name in a JSON pointer. */
export function pointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is {readonly [key: string]: Json} {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members that say what the record is, how something is known, or one of a few words of ours: nothing a page or a person said. */
const FIXED = new RegExp(
  [
    '^/(v|kind|exhibitId|salt|fileKind|mediaType|ending|dateOrder|counts/.*)$',
    '^/facts/\\d+/name$|^/page/frame$|^/hidden/|^/viewer/signedIn$|/itemKind/value$|^/formats/|^/(findings|doubts)/\\d+/code$',
    '/(from|precision|kind|direction|why|missing|partPath|earliest|latest|wall)$',
  ].join('|'),
);
/** A message has its sender in a member that elsewhere says how a fact is known. */
const SENDER = /^\/messages\/\d+\/from$/;
/** The salt is never shown: with it, whoever has all but one word could try words until the whole file's hash is met. */
export const SALT_PATH = '/salt';

/** Whether a keeper may choose to mask it: a text, and no word of the format itself. */
export function isChoosable({path, value}: WordLeaf): boolean {
  return typeof value === 'string' && value.trim() !== '' && (SENDER.test(path) || !FIXED.test(path));
}
