import type {PNG} from 'pngjs';
import {type Bytes, utf8, utf8Text} from '../../../src/core/bytes.ts';
import type {Exhibit, Part, PartWithBytes, Rect} from '../../../src/core/capture/exhibit.ts';
import {canonicalJson, type Json} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {PackExhibit, PackInput, PackRedaction} from '../../../src/core/pack/pack-input.ts';
import {saltedPng} from '../../../src/core/png/png-chunks.ts';
import {committedParts, partsRoot} from '../../../src/core/redaction/commit-parts.ts';
import {type RedactedWords, shownValue} from '../../../src/core/redaction/redact-words.ts';
import type {Redaction} from '../../../src/core/redaction/redaction.ts';
import {type MaskedCopy, pictureCopy, sealRedaction, wordsCopy} from '../../../src/core/redaction/seal-redaction.ts';
import {wordLeaves} from '../../../src/core/redaction/word-leaves.ts';
import {later, salt, type TestCase, uuid} from '../pack/a-case.ts';
import {pngBytes, SEED} from './drawn.ts';

/** How an exhibit is made: `sealedFor` false as before its parts could be shown in part; `twist` what a lying keeper does. */
export type Drawn = {sealedFor?: boolean; twist?(parts: PartWithBytes[]): PartWithBytes[]};

/** Adds an exhibit of real pictures, one of the screen and one cut from it, sealed as the product seals. */
export function addDrawn(
  file: TestCase,
  text: string,
  screen: PNG,
  item: PNG,
  {sealedFor = true, twist = (parts) => parts}: Drawn = {},
): PackExhibit {
  return file.addExhibit(text, 10, (exhibit) => {
    const own = exhibit.parts.map((part) => {
      const [png, seed] = part.path === 'screen-1.png' ? [screen, 1] : [item, 2];
      if (part.role === 'facts') return {part, bytes: stored(file, exhibit, part)};
      const bytes = saltedPng(pngBytes(png), new Uint8Array(16).fill(seed));
      return {
        part: {...part, width: png.width, height: png.height, bytes: bytes.length, sha256: sha256Hex(bytes)},
        bytes,
      };
    });
    const screenSha = own[0]?.part.sha256;
    for (const one of own) if (one.part.derivedFrom && screenSha) one.part = {...one.part, derivedFrom: screenSha};
    const parts = sealedFor ? twist(committedParts(own, SEED)) : own;
    for (const {part, bytes} of parts) file.parts.set(`${exhibit.id}/${part.path}`, bytes);
    const list = parts.map(({part}) => part);
    return {...exhibit, parts: list, ...(sealedFor ? {partsRoot: partsRoot(list)} : {})};
  });
}

function stored(file: TestCase, {id}: Exhibit, {path}: Part): Bytes {
  const bytes = file.parts.get(`${id}/${path}`);
  if (!bytes) throw new Error(`no ${path}`);
  return bytes;
}

export type Masks = {
  rects?: readonly Rect[];
  /** Words of the text that are hidden wherever they stand. */
  words?: readonly string[];
  shown?: readonly string[];
  /** What somebody does to the copies before they are sealed. */
  change?(copies: MaskedCopy[]): MaskedCopy[];
  changeRecord?(record: Redaction): Redaction;
};

/** Makes and logs a redaction of the exhibit, as the product does. */
export function redactIn(file: TestCase, packed: PackExhibit, masks: Masks): PackRedaction {
  const {exhibit, id, ordinal} = packed;
  const seed = exhibit.partsRoot ? SEED : undefined;
  const part = (path: string) => exhibit.parts.find((one) => one.path === path) as Part;
  const copies: MaskedCopy[] = [];
  if (masks.rects) {
    copies.push(pictureCopy(part('item-1.png'), stored(file, exhibit, part('item-1.png')), masks.rects, seed));
  }
  if (masks.words?.length) {
    const record = JSON.parse(utf8Text(stored(file, exhibit, part('facts.json'))) ?? '') as Json;
    const hidden = wordLeaves(record).flatMap(({value}, i) =>
      typeof value === 'string' && masks.words?.some((word) => value.includes(word)) ? i : [],
    );
    copies.push(wordsCopy(part('facts.json'), id, record, new Set(hidden), seed));
  }
  const number = [...file.parts.keys()].filter((key) => key.endsWith('/redaction.json')).length + 1;
  const head = {
    ...{id: uuid(400 + number), caseId: file.caseId, salt: salt(number + 1200), exhibitId: id},
    ...{exhibitDigest: packed.digest, number, saysWhy: '', shown: [...(masks.shown ?? [])]},
    madeAt: {at: later(900), offsetMinutes: 0, zone: 'Europe/London'},
    madeBy: exhibit.madeBy,
    deviceKeyId: exhibit.deviceKeyId,
  };
  const sealed = sealRedaction(head, masks.change?.(copies) ?? copies);
  const {record, json, digest} = masks.changeRecord ? again(masks.changeRecord(sealed.record)) : sealed;
  for (const {path, bytes} of sealed.files) file.parts.set(`${id}/${path}`, bytes);
  file.parts.set(`${id}/redaction-${number}/redaction.json`, utf8(json));
  file.add('redaction.made', {kind: 'redaction', id: record.id}, digest, {from: packed.digest, to: digest});
  return {exhibitId: id, ordinal, digest, json, record};
}

function again(record: Redaction): Pick<PackRedaction, 'record' | 'json' | 'digest'> {
  const json = canonicalJson(record);
  return {record, json, digest: sha256Hex(utf8(json))};
}

/** A chosen pack in which the exhibits of `redactions` go in as redacted, and nothing else. */
export async function redactedInput(file: TestCase, redactions: readonly PackRedaction[]): Promise<PackInput> {
  const ordinals = redactions.map(({ordinal}) => ordinal);
  const input = await file.packInput('chosen', ordinals);
  return {
    ...input,
    exhibits: input.exhibits.map((one) => {
      const redaction = redactions.find(({exhibitId}) => exhibitId === one.id) as PackRedaction;
      return {...one, redaction, facts: factsLeft(file, one, redaction)};
    }),
  };
}

function factsLeft(file: TestCase, one: PackExhibit, {record}: PackRedaction): PackExhibit['facts'] {
  const facts = one.exhibit.parts.find(({role}) => role === 'facts');
  const copy = record.parts.find(({derivedFrom}) => derivedFrom === facts?.sha256);
  if (!copy) return record.shown.includes('facts.json') ? one.facts : undefined;
  const words = JSON.parse(utf8Text(stored(file, one.exhibit, copy)) ?? '') as RedactedWords;
  return shownValue(words.record, '[hidden]');
}
