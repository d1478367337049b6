import {webcrypto} from 'node:crypto';
import {p256} from '@noble/curves/nist.js';
import checkedWords from '../../../src/_locales/en/checked.json' with {type: 'json'};
import verifyWords from '../../../src/_locales/en/verify.json' with {type: 'json'};
import {type Bytes, base64, fromHex, joinBytes, utf8} from '../../../src/core/bytes.ts';
import type {Exhibit, Part} from '../../../src/core/capture/exhibit.ts';
import {appendEntry, type LogLine} from '../../../src/core/custody/append-entry.ts';
import {makeCheckpoint} from '../../../src/core/custody/checkpoint.ts';
import type {Entry, EntryType, TargetKind} from '../../../src/core/custody/entry.ts';
import {emptyTelling, type Telling} from '../../../src/core/diary/incident.ts';
import {emptyDescription} from '../../../src/core/diary/subject.ts';
import {firstIncident, nextIncident, tellingOf} from '../../../src/core/diary/write-incident.ts';
import {firstSubject} from '../../../src/core/diary/write-subject.ts';
import type {FactsRecord} from '../../../src/core/facts/facts.ts';
import {canonicalJson, type Json} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64, Uuid} from '../../../src/core/ids.ts';
import type {
  PackCase,
  PackExhibit,
  PackIncident,
  PackInput,
  PackSubject,
  ReportMaker,
  Scope,
} from '../../../src/core/pack/pack-input.ts';
import {keyIdOf} from '../../../src/core/pack/public-key.ts';
import {type Instant, instantOf, type Moment, millisecondsOf} from '../../../src/core/time.ts';
import {type Say, sayFrom} from '../../../src/core/words.ts';
import {nothingRead, openedCase, plainCapture} from '../../support/records.ts';

export const say: Say = sayFrom({...verifyWords, ...checkedWords});

/** A key pair of the real kind, from WebCrypto. */
export type TestKey = {keyId: Hex64; spki: Bytes; sign(bytes: Bytes): Promise<Bytes>};

export async function makeKey(): Promise<TestKey> {
  const algorithm = {name: 'ECDSA', namedCurve: 'P-256'};
  const pair = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const spki = new Uint8Array(await webcrypto.subtle.exportKey('spki', pair.publicKey));
  return {
    keyId: keyIdOf(spki),
    spki,
    sign: async (bytes) => {
      const raw = new Uint8Array(await webcrypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, pair.privateKey, bytes));
      return new Uint8Array(p256.Signature.fromBytes(raw, 'compact').toBytes('der'));
    },
  };
}

/** A key that signs the same bytes the same way in every run (RFC 6979), which WebCrypto's do not. */
export function fixedKey(): TestKey {
  const secret = fromHex('11'.repeat(32)) ?? new Uint8Array(32);
  const frame = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') ?? new Uint8Array(0);
  const spki = joinBytes([frame, p256.getPublicKey(secret, false)]);
  return {keyId: keyIdOf(spki), spki, sign: async (bytes) => joinBytes([p256.sign(bytes, secret, {format: 'der'})])};
}

/** A random-looking id that is the same in every run. */
export function uuid(n: number): Uuid {
  const digits = sha256Hex(utf8(`id ${n}`));
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}` as Uuid;
}

export function salt(n: number): string {
  return base64(utf8(sha256Hex(utf8(`salt ${n}`)).slice(0, 16)));
}

const OPENED = '2026-03-01T10:00:00.000Z' as Instant;

export function later(seconds: number): Instant {
  const at = instantOf(millisecondsOf(OPENED) + seconds * 1000);
  if (!at) throw new Error('no such time');
  return at;
}

/** Bytes that do not compress, the same in every run. */
export function noise(length: number, seed: number): Bytes {
  const bytes = new Uint8Array(length);
  let state = seed * 2654435761 + 1;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** A case with its log, as the store would hold it. Exhibits are added with real records and entries. */
export class TestCase {
  readonly caseId = uuid(1);
  readonly log: LogLine[] = [];
  readonly exhibits: PackExhibit[] = [];
  readonly caseRecords: PackCase[] = [];
  readonly incidents: PackIncident[] = [];
  readonly subjects: PackSubject[] = [];
  readonly parts = new Map<string, Bytes>();
  /** Sizes of the log at which a receipt or a pack was given out. */
  readonly given: number[] = [];
  readonly key: TestKey;
  #seconds = 0;
  #before: Hex64 | null = null;
  #packs = 0;

  constructor(key: TestKey) {
    this.key = key;
    const opened = {at: OPENED, offsetMinutes: 0, zone: 'Europe/London'};
    const keeper = {name: 'Ada Blum', initials: 'AB'};
    const record = openedCase(this.caseId, salt(1), opened, {title: 'Letters', keeper});
    const json = canonicalJson(record);
    const digest = sha256Hex(utf8(json));
    this.caseRecords.push({digest, json, record});
    this.add('case.opened', {kind: 'case', id: this.caseId}, digest);
    this.add('key.made', {kind: 'key', id: key.keyId}, null, {keyId: key.keyId});
  }

  add(
    type: EntryType,
    target: {kind: TargetKind; id: string},
    digest: Hex64 | null,
    detail: {readonly [key: string]: Json} = {},
    seconds = 30,
  ): LogLine {
    this.#seconds += seconds;
    const entry: Omit<Entry, 'v' | 'seq' | 'prev'> = {
      at: later(this.#seconds),
      offsetMinutes: 0,
      session: uuid(2),
      type,
      target,
      digest,
      version: '0.1.0',
      detail,
    };
    const line = appendEntry(this.log.at(-1), entry);
    this.log.push(line);
    return line;
  }

  /** Seals one captured post with a picture of the screen, one cut from it, and its facts. */
  addExhibit(text: string, pictureBytes = 2000, change: (exhibit: Exhibit) => Exhibit = (same) => same): PackExhibit {
    const ordinal = this.exhibits.length + 1;
    const id = uuid(100 + ordinal);
    const facts = factsOf(id, ordinal, text);
    const screen = noise(pictureBytes, ordinal);
    const item = noise(Math.ceil(pictureBytes / 2), ordinal + 5000);
    const factsBytes = utf8(canonicalJson(facts));
    const picture = {mediaType: 'image/png', width: 40, height: 30};
    const parts: Part[] = [
      {...picture, ...partOf('screen-1.png', screen), role: 'screen', how: 'browserPixels'},
      {
        ...picture,
        ...partOf('item-1.png', item),
        role: 'item',
        how: 'cut',
        rect: {x: 1, y: 2, width: 20, height: 10},
        derivedFrom: sha256Hex(screen),
      },
      {...partOf('facts.json', factsBytes), mediaType: 'application/json', role: 'facts', how: 'read'},
    ];
    for (const [path, bytes] of [
      ['screen-1.png', screen],
      ['item-1.png', item],
      ['facts.json', factsBytes],
    ] as const) {
      this.parts.set(`${id}/${path}`, bytes);
    }
    const exhibit = change({...this.#captured(id, ordinal), parts});
    const json = canonicalJson(exhibit);
    const digest = sha256Hex(utf8(json));
    const packed = {id, ordinal, digest, json, exhibit, facts};
    this.exhibits.push(packed);
    this.add('exhibit.sealed', {kind: 'exhibit', id}, digest);
    return packed;
  }

  /** Writes an incident down. */
  addIncident(words: string, happened = '2026-02-27T18:30'): PackIncident {
    const ordinal = new Set(this.incidents.map(({record}) => record.id)).size + 1;
    const place = {id: uuid(200 + ordinal), caseId: this.caseId, ordinal, salt: salt(ordinal + 700)};
    const sealed = firstIncident(tellingAt(words, happened), place, this.#moment());
    this.incidents.push(sealed);
    this.add('incident.written', {kind: 'incident', id: place.id}, sealed.digest);
    return sealed;
  }

  /** Changes the words of an incident. */
  reviseIncident(before: PackIncident, words: string): PackIncident {
    const {revision, id, ordinal} = before.record;
    const telling = {...tellingOf(before.record), words};
    const sealed = nextIncident(before, telling, salt(ordinal + 700 + revision * 50), this.#moment());
    const after = this.incidents.findLastIndex(({record}) => record.id === id);
    this.incidents.splice(after + 1, 0, sealed);
    this.add('incident.revised', {kind: 'incident', id}, sealed.digest);
    return sealed;
  }

  /** Notes a person. */
  addSubject(name: string): PackSubject {
    const ordinal = this.subjects.length + 1;
    const place = {id: uuid(300 + ordinal), caseId: this.caseId, ordinal, salt: salt(ordinal + 900)};
    const sealed = firstSubject({...emptyDescription(), names: [name]}, place, this.#moment());
    this.subjects.push(sealed);
    this.add('subject.added', {kind: 'subject', id: place.id}, sealed.digest);
    return sealed;
  }

  #moment(): Moment {
    return {at: later(this.#seconds), offsetMinutes: 0, zone: 'Europe/London'};
  }

  #captured(id: Uuid, ordinal: number): Omit<Extract<Exhibit, {origin: 'captured'}>, 'parts'> {
    const moment = this.#moment();
    return {
      v: 1,
      kind: 'exhibit',
      id,
      caseId: this.caseId,
      salt: salt(ordinal + 10),
      ordinal,
      origin: 'captured',
      sealedAt: moment,
      madeBy: {product: 'Holdfast', version: '0.1.0', buildSha256: null},
      deviceKeyId: this.key.keyId,
      problems: [],
      capture: plainCapture(moment, uuid(2)),
    };
  }

  /** What `pack-source` hands to the writer, with a new `pack.begun` and a signed checkpoint. */
  async packInput(
    scope: Scope = 'whole',
    ordinals?: readonly number[],
    withCase = scope === 'whole',
    incidents: readonly number[] = [],
  ): Promise<PackInput> {
    this.#packs += 1;
    const packId = uuid(1000 + this.#packs);
    this.add('pack.begun', {kind: 'pack', id: packId}, null, {packId, scope});
    const at = later(this.#seconds + 1);
    const place = {caseId: this.caseId, at, keyId: this.key.keyId, before: this.#before};
    const log = [...this.log];
    const checkpoint = makeCheckpoint(
      place,
      log.map(({leaf}) => leaf),
    );
    this.#before = checkpoint.digest;
    const given = [...this.given];
    this.given.push(log.length);
    return {
      packId,
      sealedAt: {at: later(this.#seconds + 2), offsetMinutes: 0, zone: 'Europe/London'},
      scope,
      version: '0.1.0',
      caseId: this.caseId,
      caseRecords: withCase ? this.caseRecords : [],
      exhibits: this.exhibits.filter(({ordinal}) => !ordinals || ordinals.includes(ordinal)),
      incidents: this.incidents.filter(({record}) => scope === 'whole' || incidents.includes(record.ordinal)),
      subjects: scope === 'whole' ? this.subjects : [],
      exhibitsInCase: this.exhibits.length,
      prefix: 'AB',
      log,
      given,
      checkpoint: {...checkpoint, signature: await this.key.sign(utf8(checkpoint.json))},
      keyId: this.key.keyId,
      spki: this.key.spki,
      sign: (bytes) => this.key.sign(bytes),
      readPart: async (id, path) => this.parts.get(`${id}/${path}`),
      readRendition: async () => ({bytes: noise(300, 77), width: 20, height: 10}),
      say,
      language: 'en',
    };
  }

  /** Notes that a pack was saved, as the product does afterwards. */
  packSaved(packId: Uuid, sealCode: Hex64): void {
    this.add('pack.saved', {kind: 'pack', id: packId}, null, {packId, sealCode});
  }
}

function tellingAt(words: string, start: string): Telling {
  const telling = emptyTelling('Europe/London');
  return {...telling, words, happened: {...telling.happened, start, precision: 'exact'}};
}

function partOf(path: string, bytes: Bytes): {path: string; bytes: number; sha256: Hex64} {
  return {path, bytes: bytes.length, sha256: sha256Hex(bytes)};
}

function factsOf(exhibitId: Uuid, ordinal: number, text: string): FactsRecord {
  const facts = nothingRead(exhibitId, salt(ordinal + 500), 'not on the page');
  const address = {value: `https://feed.example/post/${ordinal}`, from: 'address'} as const;
  return {
    ...facts,
    page: {...facts.page, address, addressPlain: address, title: {value: 'A feed', from: 'meta'}},
    item: {
      ...facts.item,
      platform: {value: 'feed', from: 'address'},
      itemKind: {value: 'post', from: 'attribute'},
      permalink: address,
      text: {value: text, from: 'text'},
    },
    postedAt: {...facts.postedAt, shown: {value: '2h', from: 'text'}},
  };
}

/** A report that shows that it was asked for; the real one has its own tests. */
export const plainReport: ReportMaker = {
  html: ({input, pictures}) =>
    `<!doctype html><title>r</title>${[...pictures.values()]
      .flat()
      .map(({path}) => `<img src="${path}" alt="">`)
      .join('')}${input.exhibits.length}`,
  csv: ({input}) => input.exhibits.map(({ordinal}) => `${ordinal}\r\n`).join(''),
  xlsx: async ({input}) => utf8(`${input.exhibits.length}`),
  ics: ({input}) => `BEGIN:VCALENDAR\r\n${input.exhibits.length}\r\nEND:VCALENDAR\r\n`,
  drafts: ({name}) => `<!doctype html><title>${name}</title>`,
  readMe: ({name}) => `${name}\n`,
  howTo: ({name}) => `${name}, how to\n`,
};

export const verifyHtml: Bytes = utf8('<!doctype html><title>checker</title>');
