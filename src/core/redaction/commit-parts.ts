import {utf8, utf8Text} from '../bytes.ts';
import type {Part, PartWithBytes, WordTree} from '../capture/exhibit.ts';
import {leafHash, merkleRoot} from '../custody/merkle.ts';
import {canonicalJson, type Json} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import {PngFault} from '../png/png-chunks.ts';
import {pixelTreeSteps} from './pixel-tree.ts';
import {type SaltAt, saltsOf} from './salts.ts';
import {wordTree} from './word-tree.ts';

/** Pixels of one exhibit that are hashed, two seconds' work: more, and a save of a very long page would take too long. */
const MOST_PIXELS = 16_000_000;

/**
 * The parts with the roots by which each can be shown in part later. Made of the bytes that are stored, so that what a
 * browser does to a canvas has no say. A picture that cannot be read here gets none, and neither does a copy, a file, or
 * what lies beyond `MOST_PIXELS`. In steps, between which others can have their turn.
 */
export function* commitSteps(parts: readonly PartWithBytes[], seed: Uint8Array): Generator<undefined, PartWithBytes[]> {
  let left = MOST_PIXELS;
  const committed: PartWithBytes[] = [];
  for (const {part, bytes} of parts) {
    const size = pixelsOf(part);
    const isHashed = size > 0 && size <= left;
    if (isHashed) left -= size;
    const salts = saltsOf(seed, part.path);
    const pixels = isHashed ? yield* readable(pixelTreeSteps(bytes, salts)) : undefined;
    const words = part.role === 'facts' || part.role === 'reading' ? {words: wordsOf(bytes, salts)} : {};
    committed.push({part: {...part, ...(pixels ? {pixels} : {}), ...words}, bytes});
    yield undefined;
  }
  return committed;
}

/** The same in one go. */
export function committedParts(parts: readonly PartWithBytes[], seed: Uint8Array): PartWithBytes[] {
  const steps = commitSteps(parts, seed);
  for (;;) {
    const {done, value} = steps.next();
    if (done) return value;
  }
}

/** How many pixels a picture has that can be shown in part; 0 for what is none. */
function pixelsOf({role, mediaType, width = 0, height = 0}: Part): number {
  const isOurs = role === 'screen' || role === 'item' || role === 'page' || role === 'source';
  return isOurs && mediaType === 'image/png' ? width * height : 0;
}

/** Our own record, made a moment ago. */
function wordsOf(bytes: Uint8Array, salts: SaltAt): WordTree {
  return wordTree(JSON.parse(utf8Text(bytes) ?? 'null') as Json, salts);
}

/** A file that was brought in may be damaged anywhere in it. */
function* readable<T>(steps: Generator<undefined, T>): Generator<undefined, T | undefined> {
  try {
    return yield* steps;
  } catch (error) {
    if (error instanceof PngFault) return undefined;
    throw error;
  }
}

/** `partsRoot` of a record: over its parts in their order, so that the list of them can be shown in part. */
export function partsRoot(parts: readonly Part[]): Hex64 {
  return merkleRoot(parts.map((part) => leafHash(utf8(canonicalJson(part)))));
}
