import type {Uuid} from '../ids.ts';
import {wallTime} from '../time.ts';
import type {PackInput} from './pack-input.ts';
import type {PartPlace} from './parts.ts';

/** `bagit.txt`, RFC 8493 §2.1.1. */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `bag-info.txt`: about the bag, nothing about people. */
export function bagInfo(
  input: PackInput,
  packId: Uuid,
  payload: {files: number; bytes: number},
  place: PartPlace = {number: 1, of: 1, group: packId},
): string {
  const day = wallTime(input.sealedAt.at, input.sealedAt.offsetMinutes).slice(0, 10);
  const lines = [
    `Bag-Software-Agent: Holdfast ${input.version}`,
    `Bagging-Date: ${day}`,
    `Payload-Oxum: ${payload.bytes}.${payload.files}`,
    `External-Identifier: ${packId}`,
    `Bag-Group-Identifier: ${place.group}`,
    `Bag-Count: ${place.number} of ${place.of}`,
  ];
  return `${lines.join('\n')}\n`;
}
