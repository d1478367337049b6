import {base64, utf8} from '../../src/core/bytes.ts';
import type {ExhibitDraft} from '../../src/core/capture/seal-exhibit.ts';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import {canonicalJson} from '../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import type {Uuid} from '../../src/core/ids.ts';
import type {Instant, Moment} from '../../src/core/time.ts';
import type {Circumstances} from '../../src/store/circumstances.ts';

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

let clock = Date.parse(MOMENT.at);

/** A clock that goes on by a second at each look, and a fixed run of the browser. */
export function circumstances(): Circumstances {
  return {
    now: () => {
      clock += 1000;
      return {...MOMENT, at: new Date(clock).toISOString() as Instant};
    },
    session: '22222222-2222-4222-8222-222222222222' as Uuid,
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
    capture: {
      startedAt: MOMENT,
      finishedAt: MOMENT,
      monotonicMs: {start: 10, end: 20},
      session: '22222222-2222-4222-8222-222222222222' as Uuid,
      trigger: 'menu',
      browser: {name: 'Chromium', version: '150'},
      system: {name: 'linux', version: null},
      language: 'en',
      viewport: {width: 1000, height: 700},
      scaleThousandths: 1000,
      zoomThousandths: 1000,
      scroll: {x: 0, y: 0},
      privateWindow: false,
      adapter: {id: 'generic', version: '2026-11-25'},
      steps: [{name: 'look', at: MOMENT.at, tookMs: 3, outcome: 'done'}],
      pageChanged: false,
      serverDate: {missing: 'No response of the page was seen.'},
    },
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
  const missing = {missing: 'The page does not show it.'};
  const text = (value: string | undefined) => (value === undefined ? missing : {value, from: 'text' as const});
  return {
    v: 1,
    kind: 'facts',
    exhibitId,
    salt: base64(crypto.getRandomValues(new Uint8Array(16))),
    page: {
      address: {value: sample.address ?? 'https://forum.example/t/1?utm_source=x#c2', from: 'address'},
      addressPlain: {value: 'https://forum.example/t/1#c2', from: 'address'},
      canonical: missing,
      title: {value: 'A thread', from: 'meta'},
      language: {value: 'en', from: 'attribute'},
      opener: missing,
      frame: 'top',
    },
    item: {
      platform: {value: sample.platform ?? 'generic', from: 'address'},
      itemKind: {value: 'post', from: 'attribute'},
      id: missing,
      permalink: missing,
      author: {
        displayName: text(sample.name),
        handle: text(sample.handle),
        profile: missing,
        accountId: missing,
        verified: missing,
      },
      text: text(sample.text),
      language: missing,
      edited: missing,
      audience: missing,
    },
    postedAt: {
      shown: text(sample.postedShown),
      exact: missing,
      fromId: missing,
      earliest: null,
      latest: null,
      precision: 'unknown',
    },
    inReplyTo: [],
    quotes: [],
    mentions: [],
    links: [],
    counts: [],
    media: [],
    hidden: [],
    viewer: {signedIn: 'unknown', account: missing},
    doubts: [],
  };
}
