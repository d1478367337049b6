import {photographStretch} from '../browser/screenshot.ts';
import type {Hands} from '../core/stitch/hands.ts';
import {type Stand, sameInside, samePlace} from '../core/stitch/standing.ts';
import {keepsWhatIsFar, type Stretch, sameDocument, stretchesOf} from '../core/stitch/stretches.ts';
import type {Bounds, End, Walked} from '../core/stitch/walk.ts';
import {cut, decode} from './pictures.ts';
import type {JoinedPicture, TilePicture} from './stitch-sheet.ts';

/** What a browser drew of a page that reaches beyond the window. */
export type Drawn = Pick<Walked, 'end' | 'content' | 'changed' | 'unhidden'> & {pictures: JoinedPicture[]};

type Page = {tabId: number; hands: Hands<TilePicture>; bounds: Bounds; address: string};

const TRIES = 3;

/**
 * The page as the browser itself draws it, in stretches, after it was scrolled through once so that what loads when seen
 * has loaded. Undefined where that is no way: the page was left, or it keeps only what is near in its document.
 */
export async function drawStretches(page: Page): Promise<Drawn | undefined> {
  const through = await scrollThrough(page);
  const top = through && (await page.hands.scrollTo(0, true));
  if (!through || !top || !sameDocument(top.address, page.address)) return undefined;
  if (top.leavesOut || !keepsWhatIsFar(through.last, top)) return undefined;
  const pictures: JoinedPicture[] = [];
  let changed = false;
  for (const stretch of stretchesOf(top, through.end === 'whole' ? top.content.height : through.reached)) {
    const drawn = await drawStretch(page, top, stretch);
    if (drawn === 'left') return pictures.length > 0 ? ended(top, 'left') : undefined;
    if (drawn === 'stopped') return pictures.length > 0 ? ended(top, 'stopped') : undefined;
    changed ||= !drawn.still;
    pictures.push(drawn.picture);
  }
  return pictures.length > 0 ? ended(top, through.end) : undefined;

  function ended({content, unhidden}: Stand, end: End): Drawn {
    const {width, height} = content;
    return {end, content: {width, height}, changed, unhidden: unhidden > 0, pictures};
  }
}

type Through = {end: End; reached: number; last: Stand};

/** Shows each part of the page once; how far that came, CSS px. */
async function scrollThrough({hands, bounds, address}: Page): Promise<Through | undefined> {
  const started = hands.now();
  let firstHeight: number | undefined;
  let last: Stand | undefined;
  let reached = 0;
  for (let screens = 1; ; screens += 1) {
    const goOn = await hands.mayGoOn();
    if (!goOn) return last && {end: 'cancelled', reached, last};
    const stand: Stand | undefined = await hands.scrollTo(reached, reached === 0);
    if (!stand?.shown || (screens === 1 && stand.address !== address)) return undefined;
    firstHeight ??= stand.content.height;
    last = stand;
    const bottom = stand.shown.y + stand.shown.height - stand.content.y;
    const {height} = stand.content;
    await hands.progress(screens, Math.ceil(height / stand.shown.height));
    if (bottom >= height - 1 || bottom <= reached) return {end: 'whole', reached: height, last};
    reached = bottom;
    const followed = firstHeight + bounds.grownScreens * stand.shown.height;
    const over = reached >= bounds.height || hands.now() - started >= bounds.ms;
    if (over || (height > followed && reached >= followed)) return {end: 'bound', reached, last};
  }
}

async function drawStretch(
  {tabId, hands}: Page,
  top: Stand,
  stretch: Stretch,
): Promise<{picture: JoinedPicture; still: boolean} | 'left' | 'stopped'> {
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const shot = await photographStretch(tabId, top.address, stretch.asked);
    const after = await hands.look();
    if (!after) return 'left';
    if (!shot.ok) {
      if (/^tab(Left|Closed)$/.test(shot.error.code)) return 'left';
      continue;
    }
    const still = sameInside(top, after) && Math.abs(after.content.height - top.content.height) <= 1;
    if (!samePlace(top, after) || (!still && tried < TRIES)) continue;
    const picture = await pictureOf(shot.value, stretch);
    if (picture) return {picture, still};
  }
  return 'stopped';
}

/** Device px: whole CSS px are asked for, so that a browser draws up to so many empty ones beyond the page. */
const BEYOND = 5;
/** Of a pixel that is not whole a browser draws nothing. */
const LESS = 1;

/** Undefined where the browser drew something of another size: then it is not what was asked for. */
async function pictureOf(bytes: Uint8Array<ArrayBuffer>, {asked, has}: Stretch): Promise<JoinedPicture | undefined> {
  const bitmap = await decode(bytes);
  try {
    const [width, height] = [Math.min(bitmap.width, has.width), Math.min(bitmap.height, has.height)];
    const beyond = [bitmap.width - has.width, bitmap.height - has.height];
    if (beyond.some((pixels) => pixels < -LESS || pixels > BEYOND)) return undefined;
    const picture = beyond.some((pixels) => pixels > 0)
      ? await cut(bitmap, {x: 0, y: 0, width, height})
      : {bytes, width, height};
    return {how: 'browserPage', ...picture, covers: asked};
  } finally {
    bitmap.close();
  }
}
