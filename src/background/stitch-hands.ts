import {tabs} from '../browser/api.ts';
import {photograph} from '../browser/screenshot.ts';
import {reason} from '../core/capture/steps.ts';
import type {Result} from '../core/result.ts';
import type {Hands, Shot} from '../core/stitch/hands.ts';
import type {Stand} from '../core/stitch/standing.ts';
import type {Standing} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import {deviceNow} from '../store/circumstances.ts';
import {movedToTop, shownInTop} from './frame-box.ts';
import type {Journal} from './journal.ts';
import type {Place} from './observe.ts';
import {decode} from './pictures.ts';
import type {Steering} from './steering.ts';
import type {Sheet, TilePicture} from './stitch-sheet.ts';

/** Waiting for pictures takes a few seconds at most; a page that is silent for longer hangs. */
const ANSWER_MS = 15_000;
/** A person who pauses wants the page back; a joining that goes on at once need not give it. */
const PAUSE_MS = 100;

/**
 * The page, the camera, the sheet and the person, as the joining needs them. A tile is in the journal before the page is
 * scrolled on; once one could not be written down there is no room for more, and no more is photographed.
 */
export function handsFor(place: Place, sheet: Sheet, steering: Steering, journal?: Journal): Hands<TilePicture> {
  const {tabId, frameId} = place;
  const stands = (asked: Promise<Result<Standing>>) =>
    asked.then((got) => (got.ok ? inTop(place, got.value) : undefined));
  return {
    scrollTo: (row, atTop) => stands(sendToTab(tabId, frameId, 'stitchTo', {row, atTop}, ANSWER_MS)),
    look: () => stands(sendToTab(tabId, frameId, 'stitchLook', {}, ANSWER_MS)),
    shoot: async (stand) => (journal?.noRoom() ? {kind: 'refused', why: journal.noRoom()} : shoot(tabId, stand)),
    draw: async (tile, cut, at, stand, placement) => {
      const written = journal?.tile({cut, at, stand, placement, takenAt: tile.at, bytes: tile.bytes});
      await sheet.draw(tile, cut, at, stand, placement);
      await written;
    },
    drop: ({bitmap}) => bitmap.close(),
    wipe: async () => {
      journal?.anew();
      sheet.wipe();
    },
    mayGoOn: () => mayGoOn(place, steering),
    progress: (done, of) => steering.progress('tiles', done, of),
    now: () => performance.now(),
  };
}

async function shoot(tabId: number, stand: Stand): Promise<Shot<TilePicture>> {
  const tab = await tabs.get(tabId).catch(() => undefined);
  if (!tab) return {kind: 'left', why: 'the tab was closed'};
  const address = tab.url ?? '';
  // The browser learns of a page's own change of its address a moment later than the page.
  if (stand.address !== '' && stand.address !== address) return {kind: 'refused', why: 'the address was changing'};
  const shot = await photograph(tabId, address);
  if (!shot.ok) {
    const why = `${shot.error.code} ${shot.error.detail}`.trim();
    return {kind: /^tab(Left|Closed)$/.test(shot.error.code) ? 'left' : 'refused', why};
  }
  try {
    const bytes = shot.value;
    const bitmap = await decode(bytes);
    return {kind: 'shot', picture: {bytes, bitmap, width: bitmap.width, height: bitmap.height, at: deviceNow().at}};
  } catch (error) {
    return {kind: 'refused', why: reason(error)};
  }
}

/** While the person has paused it, the page is as they left it. */
async function mayGoOn({tabId, frameId}: Place, steering: Steering): Promise<boolean> {
  const answer = steering.mayGoOn();
  const soon = await Promise.race([answer, new Promise<'later'>((resolve) => setTimeout(resolve, PAUSE_MS, 'later'))]);
  if (soon !== 'later') return soon;
  await sendToTab(tabId, frameId, 'stitchRest', {});
  return answer;
}

/** In a frame of another site only the top window knows where the frame stands. */
async function inTop(place: Place, standing: Standing): Promise<Stand | undefined> {
  if (standing.address !== '' || place.frameId === 0) return standing;
  const frame = await sendToTab(place.tabId, 0, 'findFrame', {address: place.frameAddress});
  if (!frame.ok || !frame.value.box) return undefined;
  const {box, viewport} = frame.value;
  const shown = standing.shown && shownInTop(standing.shown, frame.value);
  return {...standing, viewport, content: movedToTop(standing.content, box), shown};
}
