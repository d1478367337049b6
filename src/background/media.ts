import type {Bytes} from '../core/bytes.ts';
import type {PartWithBytes} from '../core/capture/exhibit.ts';
import {kindOfBytes} from '../core/copy/media-type.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import type {FoundMedia} from '../messages/copy.ts';
import {sendToTab} from '../messages/send.ts';
import type {KeptCopy} from './copy.ts';
import {type Frame, fetchBytes} from './copy-fetch.ts';

const TAKING_MS = 20_000;
const NOT_A_FILE = 'What the browser had under this address is neither a picture nor a film nor a sound.';
const NO_ANSWER = 'The page did not hand it over.';

/** Keeps the files of the item byte for byte, and writes into its media facts which file holds what. */
export async function keepMedia(
  frame: Frame,
  fileAt: ((address: string) => Bytes | undefined) | undefined,
  kept: KeptCopy,
): Promise<void> {
  const addresses = kept.media.map(({address}) => address);
  const found = await sendToTab(frame.tabId, frame.frameId, 'takeMedia', {addresses}, TAKING_MS);
  if (!found.ok) return;
  const byHash = new Map<string, string>();
  for (const [number, one] of found.value.media.entries()) {
    const bytes = one.held ? await fetchBytes(frame, `media-${number}`) : one.full ? fileAt?.(one.full) : undefined;
    settle(number, one, bytes, kept, byHash);
  }
}

function settle(
  number: number,
  found: FoundMedia,
  bytes: Bytes | undefined,
  kept: KeptCopy,
  byHash: Map<string, string>,
): void {
  const fact = kept.media[number];
  // What had not loaded when the page was read is no part of what was seen.
  if (!fact || fact.address === '') return;
  const kind = bytes && kindOfBytes(bytes);
  if (!bytes || !kind || kind.family === 'font') {
    const why = bytes ? NOT_A_FILE : found.missing || NO_ANSWER;
    kept.media[number] = {...fact, missing: /not loaded/.test(fact.missing ?? '') ? (fact.missing ?? why) : why};
    return;
  }
  const sha256 = sha256Hex(bytes);
  // The same file twice in a post is one file of the exhibit.
  const path = byHash.get(sha256) ?? `media-${byHash.size + 1}.${kind.ending}`;
  if (!byHash.has(sha256)) {
    byHash.set(sha256, path);
    kept.parts.push(mediaPart(path, kind.mediaType, bytes));
  }
  const {missing: _missing, ...rest} = fact;
  kept.media[number] = {...rest, partPath: path};
}

function mediaPart(path: string, mediaType: string, bytes: Bytes): PartWithBytes {
  return {
    part: {path, role: 'media', how: 'originalBytes', mediaType, bytes: bytes.length, sha256: sha256Hex(bytes)},
    bytes,
  };
}
