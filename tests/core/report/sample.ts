import bring from '../../../src/_locales/en/bring.json' with {type: 'json'};
import common from '../../../src/_locales/en/common.json' with {type: 'json'};
import diary from '../../../src/_locales/en/diary.json' with {type: 'json'};
import report from '../../../src/_locales/en/report.json' with {type: 'json'};
import {utf8} from '../../../src/core/bytes.ts';
import type {CaptureRecord, Exhibit, Part} from '../../../src/core/capture/exhibit.ts';
import {appendEntry, type LogLine} from '../../../src/core/custody/append-entry.ts';
import type {CaseRecord} from '../../../src/core/custody/case.ts';
import type {EntryType} from '../../../src/core/custody/entry.ts';
import {merkleRoot} from '../../../src/core/custody/merkle.ts';
import type {Fact, FactsRecord} from '../../../src/core/facts/facts.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../../src/core/hash/sha256.ts';
import type {Hex64, Uuid} from '../../../src/core/ids.ts';
import {picturePath} from '../../../src/core/pack/names.ts';
import {type PackExhibit, type PackInput, printedParts, type ReportContext} from '../../../src/core/pack/pack-input.ts';
import {type Instant, instantOf, type Moment} from '../../../src/core/time.ts';
import {sayFrom} from '../../../src/core/words.ts';
import {nothingRead, openedCase, plainCapture} from '../../support/records.ts';

export const say = sayFrom({...bring, ...common, ...diary, ...report});

const CASE = '11111111-1111-4111-8111-111111111111' as Uuid;
const SESSION = '22222222-2222-4222-8222-222222222222' as Uuid;
const KEY = '62d9807bafb5aab0fe54d2767b13bfde8e5114e31cc603676fe0a32041b976d1' as Hex64;
const SALT = 'AAECAwQFBgcICQoLDA0ODw==';

export function instant(text: string): Instant {
  const at = instantOf(Date.parse(text));
  if (at === undefined) throw new Error(`not an instant: ${text}`);
  return at;
}

export function moment(text: string, offsetMinutes = 0, zone = 'Europe/London'): Moment {
  return {at: instant(text), offsetMinutes, zone};
}

export function told<T>(value: T, from: 'attribute' | 'text' | 'address' | 'meta' = 'attribute'): Fact<T> {
  return {value, from};
}

export function missing(why: string): {missing: string} {
  return {missing: why};
}

export function uuid(n: number): Uuid {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid;
}

export function fakeHash(text: string): Hex64 {
  return sha256Hex(utf8(text));
}

/** Facts in which nothing could be read. */
export function emptyFacts(n: number): FactsRecord {
  return nothingRead(uuid(n), SALT, 'nothing of the kind on the page');
}

/** A post as a site reader finds it. */
export function postFacts(n: number, text: string): FactsRecord {
  const facts = emptyFacts(n);
  const day = String(n).padStart(2, '0');
  return {
    ...facts,
    page: {
      address: told(`https://social.example/@mallory/${n}?utm_source=feed`, 'address'),
      addressPlain: told(`https://social.example/@mallory/${n}`, 'address'),
      canonical: told(`https://social.example/@mallory/${n}`, 'meta'),
      title: told('Mallory on Social: a post', 'text'),
      language: told('en'),
      opener: missing('the page was not reached through a link'),
      frame: 'top',
    },
    item: {
      platform: told('mastodon', 'meta'),
      itemKind: told('post'),
      id: told(String(1000 + n)),
      permalink: told(`https://social.example/@mallory/${n}`),
      author: {
        displayName: told('Mallory Example', 'text'),
        handle: told('@mallory@social.example', 'text'),
        profile: told('https://social.example/@mallory'),
        accountId: told('4711'),
        verified: missing('the platform has no such mark'),
      },
      text: told(text, 'text'),
      language: told('en'),
      edited: told(false),
      audience: told('public', 'text'),
    },
    postedAt: {
      shown: told('2h', 'text'),
      exact: told(instant(`2026-01-${day}T21:14:05Z`)),
      fromId: missing('the number of the post holds no time'),
      earliest: instant(`2026-01-${day}T20:30:00Z`),
      latest: instant(`2026-01-${day}T21:30:00Z`),
      precision: 'second',
    },
    viewer: {signedIn: 'yes', account: told('@keeper', 'text')},
  };
}

function captureOf(n: number): CaptureRecord {
  const startedAt = moment(`2026-02-01T10:0${n % 10}:02.345Z`);
  return {
    ...plainCapture(startedAt, SESSION),
    finishedAt: moment(`2026-02-01T10:0${n % 10}:03.456Z`),
    monotonicMs: {start: 120_000, end: 121_111},
    browser: {name: 'Chromium', version: '156.0'},
    system: {name: 'Linux', version: null},
    language: 'en-GB',
    viewport: {width: 1280, height: 720},
    scaleThousandths: 1500,
    zoomThousandths: 1100,
    scroll: {x: 0, y: 840},
    adapter: {id: 'mastodon', version: '1'},
    steps: [
      {name: 'readFacts', at: instant('2026-02-01T10:01:02.400Z'), tookMs: 18, outcome: 'done'},
      {name: 'picture', at: instant('2026-02-01T10:01:02.500Z'), tookMs: 140, outcome: 'done'},
      {
        name: 'render',
        at: instant('2026-02-01T10:01:02.900Z'),
        tookMs: 3,
        outcome: 'skipped',
        why: 'the whole item was in the picture',
      },
    ],
    serverDate: missing('not asked for'),
  };
}

export function partsOf(n: number, hows: readonly ('browserPixels' | 'cut' | 'rendering')[]): Part[] {
  const size = {mediaType: 'image/png', bytes: 123_456};
  const screen = fakeHash(`screen ${n}`);
  const pictures = hows.map((how, i): Part => {
    if (how === 'browserPixels')
      return {...size, path: 'screen-1.png', sha256: screen, width: 1920, height: 1080, role: 'screen', how};
    const item = {...size, path: `item-${i}.png`, sha256: fakeHash(`item ${i} ${n}`), width: 900, height: 420};
    return how === 'cut'
      ? {...item, role: 'item', how, derivedFrom: screen, rect: {x: 300, y: 200, width: 900, height: 420}}
      : {...item, role: 'item', how};
  });
  const facts: Part = {
    path: 'facts.json',
    mediaType: 'application/json',
    bytes: 2345,
    sha256: fakeHash(`facts ${n}`),
    role: 'facts',
    how: 'read',
  };
  const document: Part = {
    path: 'page.html.txt',
    mediaType: 'text/plain',
    bytes: 34_567,
    sha256: fakeHash(`document ${n}`),
    role: 'document',
    how: 'serialised',
  };
  return [...pictures, facts, document];
}

/** A sealed exhibit around facts. */
export function exhibitOf(
  n: number,
  facts: FactsRecord | undefined,
  change: {parts?: Part[]; capture?: Partial<CaptureRecord>; problems?: Exhibit['problems']} = {},
): PackExhibit {
  const exhibit: Exhibit = {
    v: 1,
    kind: 'exhibit',
    id: uuid(n),
    caseId: CASE,
    salt: SALT,
    ordinal: n,
    sealedAt: moment(`2026-02-01T10:0${n % 10}:03.500Z`),
    madeBy: {product: 'Holdfast', version: '0.1.0', buildSha256: null},
    deviceKeyId: KEY,
    parts: change.parts ?? partsOf(n, ['browserPixels', 'cut']),
    problems: change.problems ?? [],
    origin: 'captured',
    capture: {...captureOf(n), ...change.capture},
  };
  const json = canonicalJson(exhibit);
  return {id: exhibit.id, ordinal: n, digest: sha256Hex(utf8(json)), json, exhibit, facts};
}

/** A post of which the page says a stretch of time and no more. */
export function rangeExhibit(n: number, earliest: string, latest: string): PackExhibit {
  const facts = postFacts(n, 'a post');
  const stretch = {earliest: instant(earliest), latest: instant(latest), precision: 'unknown'} as const;
  return exhibitOf(n, {...facts, postedAt: {...facts.postedAt, ...stretch, exact: missing('none')}});
}

export const CASE_RECORD: CaseRecord = openedCase(CASE, SALT, moment('2026-01-02T08:00:00Z'), {
  title: 'Posts about the allotment',
  keeper: {name: 'A. Keeper', initials: 'AK'},
});

function logOf(exhibits: readonly PackExhibit[], record: CaseRecord | undefined): LogLine[] {
  const lines: LogLine[] = [];
  const add = (type: EntryType, kind: 'case' | 'exhibit' | 'pack' | 'key', id: string, digest: Hex64 | null) =>
    lines.push(
      appendEntry(lines.at(-1), {
        at: instant('2026-02-01T10:00:00Z'),
        offsetMinutes: 0,
        session: SESSION,
        type,
        target: {kind, id},
        digest,
        version: '0.1.0',
        detail: {},
      }),
    );
  add('key.made', 'key', KEY, null);
  add('case.opened', 'case', CASE, record ? sha256Hex(utf8(canonicalJson(record))) : fakeHash('case'));
  for (const {id, digest} of exhibits) add('exhibit.sealed', 'exhibit', id, digest);
  add('pack.begun', 'pack', '44444444-4444-4444-8444-444444444444', null);
  return lines;
}

/** What a report is made from, around exhibits; pictures stand for every part that is printed. */
export function contextOf(
  exhibits: readonly PackExhibit[],
  change: Partial<PackInput> & {record?: CaseRecord} = {},
): ReportContext {
  const {record = CASE_RECORD, ...input} = change;
  const log = logOf(exhibits, record);
  const leaves = log.map(({leaf}) => leaf);
  const checkpoint = {
    v: 1 as const,
    kind: 'checkpoint' as const,
    caseId: CASE,
    size: log.length,
    root: merkleRoot(leaves),
    head: leaves.at(-1) ?? fakeHash(''),
    at: instant('2026-03-01T10:05:01Z'),
    keyId: KEY,
    before: null,
  };
  const json = canonicalJson(record);
  return {
    name: 'record-20260301-1a2b3c4d',
    pictures: new Map(
      exhibits.map(({id, ordinal, exhibit}) => [
        id,
        printedParts({exhibit}).map((part, i) => ({path: picturePath(ordinal, i + 1), part, width: 900, height: 420})),
      ]),
    ),
    input: {
      packId: '1a2b3c4d-0000-4000-8000-000000000000' as Uuid,
      sealedAt: moment('2026-03-01T10:05:00Z'),
      scope: 'whole',
      version: '0.1.0',
      caseId: CASE,
      caseRecords: [{digest: sha256Hex(utf8(json)), json, record}],
      exhibits,
      incidents: [],
      subjects: [],
      exhibitsInCase: exhibits.length,
      prefix: 'AK',
      log,
      checkpoint: {record: checkpoint, json: canonicalJson(checkpoint), signature: new Uint8Array(0)},
      keyId: KEY,
      spki: new Uint8Array(0),
      sign: () => Promise.reject(new Error('a report signs nothing')),
      readPart: () => Promise.resolve(undefined),
      readRendition: () => Promise.resolve(undefined),
      say,
      language: 'en',
      ...input,
    },
  };
}
