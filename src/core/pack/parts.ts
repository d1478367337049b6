import {utf8} from '../bytes.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64, Uuid} from '../ids.ts';
import {type Bounds, FIRST_PART, LARGEST_FILE, MOST_PARTS, PICTURE_ALLOWANCE} from './limits.ts';
import type {PayloadFile} from './payload.ts';

/** Which part of a pack in several one archive is. `group` is the id of part 1. */
export type PartPlace = {number: number; of: number; group: Uuid};

/**
 * What the seal of part 1 says of each other part. The manifest's hash is for who has nothing but `sha256sum`; the seal
 * code covers the files beside the payload too.
 */
export type SealedPart = {number: number; packId: Uuid; manifest: Hex64; sealCode: Hex64};

/** `data/parts.json` of part 1: in which part each file lies that an exhibit of it names. */
export type PartsList = {
  v: 1;
  kind: 'parts';
  packId: Uuid;
  of: number;
  files: {readonly [path: string]: number};
};

/** The id of a later part, as random as that of part 1 and the same each time the pack is planned. */
export function partId(group: Uuid, number: number): Uuid {
  const digits = sha256Hex(utf8(`${group} part ${number}`));
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4];
  const groups = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`];
  return [...groups, `${variant}${digits.slice(17, 20)}`, digits.slice(20, 32)].join('-') as Uuid;
}

/** What each part holds besides what it says of itself. `first` is part 1's. */
export type Split = {first: PayloadFile[]; others: PayloadFile[][]};

/** A pack that no number of parts can hold; the message is for the log. */
export class TooLarge extends Error {}

/** What every part has: lists, seal, checker, words for people, and the head of the log. */
const FILES_OF_ANY_PART = 14;

/**
 * Lays the payload out over parts. Part 1 holds what is read: report, records, log; the others what was kept: the files
 * of the exhibits, in their order, those of one exhibit together where they fit. Throws `TooLarge`.
 */
export function splitPayload(
  files: readonly PayloadFile[],
  reportFiles: number,
  pictures: number,
  bounds: Bounds,
): Split {
  const first = files.filter(({ofExhibit}) => ofExhibit === undefined);
  const kept = files.filter(({ofExhibit}) => ofExhibit !== undefined);
  const entries = first.length + reportFiles + pictures + FILES_OF_ANY_PART;
  const bytes = sum(first) + pictures * PICTURE_ALLOWANCE;
  if (entries > FIRST_PART.entries || bytes > FIRST_PART.payload) {
    throw new TooLarge(`report and records: ${entries} files, ${bytes} bytes`);
  }
  const large = files.find((file) => file.bytes > LARGEST_FILE);
  if (large) throw new TooLarge(`${large.path} has ${large.bytes} bytes, more than ${LARGEST_FILE}`);
  const others = filled(kept, {entries: bounds.entries - FILES_OF_ANY_PART, payload: bounds.payload});
  if (others.length >= MOST_PARTS) throw new TooLarge(`${others.length + 1} parts`);
  return {first, others};
}

type Filling = {files: PayloadFile[]; bytes: number};

/** One part after another is filled. A file that is larger than a part has one to itself. */
function filled(files: readonly PayloadFile[], room: Bounds): PayloadFile[][] {
  const parts: Filling[] = [];
  for (const together of byExhibit(files)) {
    const whole = together.length <= room.entries && sum(together) <= room.payload;
    for (const some of whole ? [together] : together.map((file) => [file])) {
      const open = parts.at(-1);
      const bytes = sum(some);
      const fits = open && open.files.length + some.length <= room.entries && open.bytes + bytes <= room.payload;
      if (open && fits) {
        open.files.push(...some);
        open.bytes += bytes;
      } else parts.push({files: [...some], bytes});
    }
  }
  return parts.map((part) => part.files);
}

function sum(files: readonly PayloadFile[]): number {
  return files.reduce((bytes, file) => bytes + file.bytes, 0);
}

function byExhibit(files: readonly PayloadFile[]): PayloadFile[][] {
  const groups: PayloadFile[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (last?.[0]?.ofExhibit === file.ofExhibit) last?.push(file);
    else groups.push([file]);
  }
  return groups;
}

/** What part 1 says of the others before any of them is made. */
export function partsList(packId: Uuid, {others}: Split): PartsList {
  const files = others.flatMap((part, i) => part.map(({path}) => [path, i + 2] as const));
  return {v: 1, kind: 'parts', packId, of: others.length + 1, files: Object.fromEntries(files)};
}
