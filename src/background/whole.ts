import {say} from '../browser/i18n.ts';
import {fromBase64} from '../core/bytes.ts';
import type {Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import {reason, type StepLog} from '../core/capture/steps.ts';
import {sendToTab} from '../messages/send.ts';
import {inject} from './inject.ts';
import type {Journal} from './journal.ts';
import type {Observation, Place} from './observe.ts';
import type {Picture} from './pictures.ts';
import type {Steering} from './steering.ts';
import {join} from './stitch.ts';
import type {JoinedPicture} from './stitch-sheet.ts';

const DRAWING_MS = 10_000;

/** Pictures of more than the screen showed. */
export type Whole = {
  joined: {role: 'item' | 'page'; pictures: JoinedPicture[]};
  rendering: Picture | null;
};

/** What is asked for, and what was seen of it before anything is scrolled. */
export type WholeOrder = {
  place: Place;
  what: 'item' | 'page';
  /** Everything else; what is doubtful about the pictures goes to its problems and to its facts' doubts. */
  seen: Observation;
  tabAddress: string;
  steering?: Steering | undefined;
  journal?: Journal | undefined;
};

/**
 * The whole item or page from the browser's own pixels; only where that is impossible, the item drawn again. Comes after
 * everything that is read, because it scrolls the page.
 */
export async function pictureWhole(order: WholeOrder, log: StepLog): Promise<Whole> {
  const {what, seen} = order;
  const {sighting, screen, problems} = seen;
  const pictures = await joinIfNeeded(order, log);
  const joined: Whole['joined'] = {role: what, pictures};
  const shows = screen && (!sighting.clipped || pictures.length > 0);
  if (!sighting.itemBox || shows) {
    log.skip('draw again', 'the pictures show all of it that can be shown');
    return {joined, rendering: null};
  }
  return {joined, rendering: await drawAgain(order.place, problems, log)};
}

async function joinIfNeeded(order: WholeOrder, log: StepLog): Promise<JoinedPicture[]> {
  const {what, seen, steering, journal} = order;
  const {sighting, screen, problems} = seen;
  if (!screen || (what === 'item' && !(sighting.itemBox && sighting.clipped))) {
    log.skip('join', screen ? 'the picture of the screen shows all of it' : 'there is no picture of the screen');
    return [];
  }
  // On the disk before the page is scrolled: this takes long.
  await journal?.note(seen);
  const seenHeight = sighting.visibleBox?.height ?? 0;
  const joining = {place: order.place, what, address: order.tabAddress, seenHeight, journal};
  try {
    const joined = await log.run('join', () => join(joining, steering));
    problems.push(...joined.problems);
    sighting.reading.doubts.push(...joined.doubts);
    return joined.pictures;
  } catch (error) {
    problems.push(problem('joinFailed', reason(error)));
    return [];
  }
}

/** html2canvas copies the page into a frame of its own, which a page can notice: so it comes last, and only when needed. */
async function drawAgain(place: Place, problems: Problem[], log: StepLog): Promise<Picture | null> {
  try {
    return await log.run('draw again', async () => {
      const injected = await inject(place.tabId, place.frameId, 'render.js');
      if (!injected.ok) throw new Error(injected.error.detail);
      const drawn = await sendToTab(place.tabId, place.frameId, 'render', {label: say('page_redrawn')}, DRAWING_MS);
      if (!drawn.ok) throw new Error(drawn.error.detail);
      const bytes = fromBase64(drawn.value.pngBase64);
      if (!bytes) throw new Error('the drawing arrived broken');
      if (drawn.value.imagesMissing > 0) problems.push(problem('renderingImagesMissing', drawn.value.imagesMissing));
      return {bytes, width: drawn.value.width, height: drawn.value.height};
    });
  } catch (error) {
    problems.push(problem('renderingFailed', reason(error)));
    return null;
  }
}
