import {utf8, utf8Text} from '../bytes.ts';
import type {Part, PartWithBytes} from '../capture/exhibit.ts';
import {leafHash, merkleRoot} from '../custody/merkle.ts';
import {canonicalJson, type Json} from '../hash/canonical-json.ts';
import type {Hex64} from '../ids.ts';
import {PngFault} from '../png/png-chunks.ts';
import {pixelTree} from './pixel-tree.ts';
import {saltsOf} from './salts.ts';
import {wordTree} from './word-tree.ts';

/**
 * The parts with the roots by which each can be shown in part later. Made of the bytes that are stored, so that what a
 * browser does to a canvas has no say. A picture that cannot be read here gets none, and neither does a copy or a file.
 */
export function committedParts(parts: readonly PartWithBytes[], seed: Uint8Array): PartWithBytes[] {
  return parts.map(({part, bytes}) => ({part: committed(part, bytes, seed), bytes}));
}

function committed(part: Part, bytes: Uint8Array, seed: Uint8Array): Part {
  const salts = saltsOf(seed, part.path);
  switch (part.role) {
    case 'facts':
    case 'reading':
      // Our own record, made a moment ago.
      return {...part, words: wordTree(JSON.parse(utf8Text(bytes) ?? 'null') as Json, salts)};
    case 'screen':
    case 'item':
    case 'page':
    case 'source': {
      const pixels = part.mediaType === 'image/png' ? readable(() => pixelTree(bytes, salts)) : undefined;
      return pixels ? {...part, pixels} : part;
    }
    case 'document':
    case 'media':
    case 'redacted':
      return part;
  }
}

/** A file that was brought in may be damaged anywhere in it. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof PngFault) return undefined;
    throw error;
  }
}

/** `partsRoot` of a record: over its parts in their order, so that the list of them can be shown in part. */
export function partsRoot(parts: readonly Part[]): Hex64 {
  return merkleRoot(parts.map((part) => leafHash(utf8(canonicalJson(part)))));
}
