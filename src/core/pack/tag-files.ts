import {wallTime} from '../time.ts';
import type {PackInput} from './pack-input.ts';

/** `bagit.txt`, RFC 8493 §2.1.1. */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** `bag-info.txt`: about the bag, nothing about people. */
export function bagInfo(input: PackInput, payload: {files: number; bytes: number}): string {
  const day = wallTime(input.sealedAt.at, input.sealedAt.offsetMinutes).slice(0, 10);
  const lines = [
    `Bag-Software-Agent: Holdfast ${input.version}`,
    `Bagging-Date: ${day}`,
    `Payload-Oxum: ${payload.bytes}.${payload.files}`,
    `External-Identifier: ${input.packId}`,
    `Bag-Group-Identifier: ${input.packId}`,
    'Bag-Count: 1 of 1',
  ];
  return `${lines.join('\n')}\n`;
}
