import type {Tabs} from '../browser/api.ts';
import {utf8} from '../core/bytes.ts';
import type {DistributiveOmit} from '../core/capture/distributive-omit.ts';
import type {Part, PartWithBytes, Problem, ScreenIn, Together} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import type {ExhibitDraft} from '../core/capture/seal-exhibit.ts';
import {reason, type StepLog} from '../core/capture/steps.ts';
import {wellFormed} from '../core/capture/well-formed.ts';
import type {FactsRecord} from '../core/facts/facts.ts';
import {canonicalJson} from '../core/hash/canonical-json.ts';
import {sha256Hex} from '../core/hash/sha256.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import {saltedPng} from '../core/png/png-chunks.ts';
import type {Moment} from '../core/time.ts';
import {type Circumstances, randomSalt, randomUuid} from '../store/circumstances.ts';
import type {StoredThumbnail} from '../store/schema.ts';
import type {Order} from './capture-tab.ts';
import {type Present, presentOf} from './journal.ts';
import type {Observation} from './observe.ts';
import {cut, decode, deviceRect, type Picture, scaleOf, thumbnail} from './pictures.ts';
import type {Whole} from './whole.ts';

type Composed = {
  draft: ExhibitDraft;
  facts: FactsRecord;
  thumbnail: Omit<StoredThumbnail, 'exhibitId'> | undefined;
};

type Circumstance = Circumstances & {
  order: Pick<Order, 'tabId' | 'trigger'>;
  tab: Pick<Tabs.Tab, 'incognito'>;
  startedAt: Moment;
  start: number;
  log: StepLog;
  /** The last moment at which something was seen, where that is not now. */
  past?: Present;
  together?: Together;
  /** Another exhibit keeps the picture of the screen already. */
  screenIn?: ScreenIn;
};

/** Makes an observation into a draft: pictures cut, every part hashed, circumstances written down. */
export async function composeExhibit(seen: Observation, how: Circumstance): Promise<Composed> {
  const id = randomUuid();
  const problems = [
    ...seen.problems,
    ...(seen.copy?.problems ?? []),
    ...seen.unreadFrames.map((address) => problem('frameNotRead', address)),
  ];
  const pictures = await how.log.run('cut', () => makePictures(seen, how.screenIn, problems));
  const {facts, part: factsPart} = factsOf(id, seen, problems);
  const {sighting} = seen;
  const {about, zoom, monotonic, at} = how.past ?? (await presentOf(how.order.tabId));
  const draft = wellFormed<ExhibitDraft>({
    id,
    salt: randomSalt(),
    sealedAt: how.past ? how.now() : at,
    madeBy: {product: 'Holdfast', version: how.version, buildSha256: null},
    // What is doubtful in the words stands with the words: a doubt may quote the page, and this header must not.
    problems,
    parts: [],
    origin: 'captured',
    capture: {
      startedAt: how.startedAt,
      finishedAt: at,
      monotonicMs: {start: Math.round(how.start), end: Math.round(monotonic)},
      session: how.session,
      trigger: how.order.trigger,
      ...about,
      language: sighting.language,
      viewport: {width: Math.round(sighting.viewport.width), height: Math.round(sighting.viewport.height)},
      scaleThousandths: Math.round(pictures.scale * 1000),
      zoomThousandths: Math.round(zoom * 1000),
      scroll: sighting.scroll,
      privateWindow: how.tab.incognito,
      adapter: sighting.adapter,
      steps: how.log.steps,
      pageChanged: seen.pageChanged,
      ...seen.clock,
      ...(how.together ? {together: how.together} : {}),
    },
  }).value;
  return {
    draft: {...draft, parts: [...pictures.parts, factsPart, ...(seen.copy?.parts ?? [])]},
    facts,
    thumbnail: pictures.thumbnail,
  };
}

function factsOf(exhibitId: Uuid, seen: Observation, problems: Problem[]): {facts: FactsRecord; part: PartWithBytes} {
  const {value: facts, repaired} = wellFormed<FactsRecord>({
    v: 1,
    kind: 'facts',
    exhibitId,
    salt: randomSalt(),
    ...seen.sighting.reading,
    ...(seen.copy ? {media: seen.copy.media} : {}),
  });
  if (repaired) problems.push(problem('textRepaired'));
  const bytes = utf8(canonicalJson(facts));
  return {facts, part: hashed({path: 'facts.json', role: 'facts', how: 'read', mediaType: 'application/json'}, bytes)};
}

type Pictures = {parts: PartWithBytes[]; thumbnail: Composed['thumbnail']; scale: number};

async function makePictures(seen: Observation, screenIn: ScreenIn | undefined, problems: Problem[]): Promise<Pictures> {
  const parts: PartWithBytes[] = [];
  const made: Pictures = {parts, thumbnail: undefined, scale: seen.sighting.devicePixelRatio};
  if (seen.screen) {
    const bitmap = await decode(seen.screen);
    const size = {width: bitmap.width, height: bitmap.height};
    const screen = picture(
      {path: 'screen-1.png', role: 'screen', how: 'browserPixels', mediaType: 'image/png', ...size},
      seen.screen,
    );
    if (!screenIn) parts.push(screen);
    made.scale = scaleOf(bitmap.width, seen.sighting.viewport.width, made.scale);
    await addCut(seen, bitmap, screenIn ? {screenIn} : {derivedFrom: screen.part.sha256}, made, problems);
    bitmap.close();
  }
  parts.push(...joined(seen.whole));
  if (seen.whole.rendering) parts.push(rendered(seen.whole.rendering));
  return made;
}

async function addCut(
  seen: Observation,
  bitmap: ImageBitmap,
  origin: {screenIn: ScreenIn} | {derivedFrom: Hex64},
  made: Pictures,
  problems: Problem[],
): Promise<void> {
  const whole = {x: 0, y: 0, width: bitmap.width, height: bitmap.height};
  const rect = seen.cutBox ? deviceRect(seen.cutBox, made.scale, bitmap) : undefined;
  try {
    if (rect) {
      const {bytes, width, height} = await cut(bitmap, rect);
      made.parts.push(
        picture(
          {
            path: 'item-1.png',
            role: 'item',
            how: 'cut',
            rect,
            mediaType: 'image/png',
            width,
            height,
            ...origin,
          },
          bytes,
        ),
      );
    }
  } catch (error) {
    problems.push(problem('cutFailed', reason(error)));
  }
  try {
    made.thumbnail = {mediaType: 'image/jpeg', bytes: await thumbnail(bitmap, rect ?? whole)};
  } catch (error) {
    problems.push(problem('thumbnailFailed', reason(error)));
  }
}

/** `item-1.png` is the cut; a page has none. */
function joined({joined: {role, pictures}}: Whole): PartWithBytes[] {
  const first = role === 'item' ? 2 : 1;
  return pictures.flatMap((shot, index) => {
    const {bytes, width, height, covers} = shot;
    const file = {path: `${role}-${first + index}.png`, mediaType: 'image/png', width, height};
    if (shot.how === 'stitched') {
      const {how, seams} = shot;
      return picture({...file, role, how, tiles: seams.length, seams, covers}, bytes);
    }
    // Only a page is drawn by the browser itself.
    return role === 'page' ? picture({...file, role, how: shot.how, covers}, bytes) : [];
  });
}

function rendered({bytes, width, height}: Picture): PartWithBytes {
  return picture({path: 'item-2.png', role: 'item', how: 'rendering', mediaType: 'image/png', width, height}, bytes);
}

/**
 * A picture of ours, salted: its hash stands in the record even where a part of it is hidden, and must not be found again
 * by painting a guess.
 */
function picture(part: DistributiveOmit<Part, 'bytes' | 'sha256'>, png: Uint8Array<ArrayBuffer>): PartWithBytes {
  return hashed(part, saltedPng(png, crypto.getRandomValues(new Uint8Array(16))));
}

function hashed(part: DistributiveOmit<Part, 'bytes' | 'sha256'>, bytes: Uint8Array<ArrayBuffer>): PartWithBytes {
  return {part: {...part, bytes: bytes.length, sha256: sha256Hex(bytes)} as Part, bytes};
}
