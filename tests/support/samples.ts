import {base64, utf8} from '../../src/core/bytes.ts';
import type {ExhibitDraft} from '../../src/core/capture/seal-exhibit.ts';
import type {Fact, FactsRecord} from '../../src/core/facts/facts.ts';
import {canonicalJson} from '../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Instant, Moment} from '../../src/core/time.ts';
import type {Circumstances} from '../../src/store/circumstances.ts';
import {nothingRead, plainCapture} from './records.ts';

/** A 2 × 1 PNG, drawn by hand: one red and one blue pixel. */
const PICTURE = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP4z8DwH4QYYAwAR8oH+WdZbrcAAAAASUVORK5CYII='),
  (letter) => letter.charCodeAt(0),
);

export const MOMENT: Moment = {
  at: '2026-03-01T10:00:00.000Z' as Instant,
  offsetMinutes: 60,
  zone: 'Europe/Berlin',
};

const SESSION = '22222222-2222-4222-8222-222222222222' as Uuid;

let clock = Date.parse(MOMENT.at);

/** A clock that goes on by a second at each look, and a fixed run of the browser. */
export function circumstances(): Circumstances {
  return {
    now: () => {
      clock += 1000;
      return {...MOMENT, at: new Date(clock).toISOString() as Instant};
    },
    session: SESSION,
    version: '0.1.0',
  };
}

type Sample = {
  text?: string;
  name?: string;
  handle?: string;
  address?: string;
  platform?: string;
  postedShown?: string;
};

/** A draft as a capture makes it, with a picture and facts, and whatever of it the test cares about. */
export function sampleDraft(sample: Sample = {}): {draft: ExhibitDraft; facts: FactsRecord} {
  const id = crypto.randomUUID() as Uuid;
  const facts = sampleFacts(id, sample);
  const factsBytes = utf8(canonicalJson(facts));
  const draft: ExhibitDraft = {
    id,
    salt: base64(crypto.getRandomValues(new Uint8Array(16))),
    sealedAt: MOMENT,
    madeBy: {product: 'Holdfast', version: '0.1.0', buildSha256: null},
    problems: [],
    origin: 'captured',
    capture: plainCapture(MOMENT, SESSION),
    parts: [
      {
        part: {
          path: 'screen-1.png',
          role: 'screen',
          how: 'browserPixels',
          mediaType: 'image/png',
          bytes: PICTURE.length,
          sha256: sha256Hex(PICTURE),
          width: 2,
          height: 1,
        },
        bytes: PICTURE,
      },
      {
        part: {
          path: 'facts.json',
          role: 'facts',
          how: 'read',
          mediaType: 'application/json',
          bytes: factsBytes.length,
          sha256: sha256Hex(factsBytes),
        },
        bytes: factsBytes,
      },
    ],
  };
  return {draft, facts};
}

function sampleFacts(exhibitId: Uuid, sample: Sample): FactsRecord {
  const facts = nothingRead(
    exhibitId,
    base64(crypto.getRandomValues(new Uint8Array(16))),
    'The page does not show it.',
  );
  const text = (value: string | undefined, otherwise: Fact<string>): Fact<string> =>
    value === undefined ? otherwise : {value, from: 'text'};
  const {author} = facts.item;
  return {
    ...facts,
    page: {
      ...facts.page,
      address: {value: sample.address ?? 'https://forum.example/t/1?utm_source=x#c2', from: 'address'},
      addressPlain: {value: 'https://forum.example/t/1#c2', from: 'address'},
      title: {value: 'A thread', from: 'meta'},
      language: {value: 'en', from: 'attribute'},
    },
    item: {
      ...facts.item,
      platform: {value: sample.platform ?? 'generic', from: 'address'},
      itemKind: {value: 'post', from: 'attribute'},
      author: {
        ...author,
        displayName: text(sample.name, author.displayName),
        handle: text(sample.handle, author.handle),
      },
      text: text(sample.text, facts.item.text),
    },
    postedAt: {...facts.postedAt, shown: text(sample.postedShown, facts.postedAt.shown)},
  };
}
