import {drawsBeyondWindow} from '../browser/abilities.ts';
import {tabs} from '../browser/api.ts';
import type {Problem} from '../core/capture/exhibit.ts';
import {problem} from '../core/capture/problems.ts';
import type {Doubt} from '../core/facts/facts.ts';
import type {Hands} from '../core/stitch/hands.ts';
import {type Bounds, type Walked, walk} from '../core/stitch/walk.ts';
import {STITCH_PORT} from '../messages/protocol.ts';
import {sendToTab} from '../messages/send.ts';
import type {Journal} from './journal.ts';
import type {Place} from './observe.ts';
import {type Steering, steered} from './steering.ts';
import {handsFor} from './stitch-hands.ts';
import {type JoinedPicture, newSheet, type Sheet, type TilePicture} from './stitch-sheet.ts';
import {drawStretches} from './stitch-stretches.ts';

/** A picture of the whole, in one or several parts, and everything that is doubtful about it. */
export type Joined = {pictures: JoinedPicture[]; problems: Problem[]; doubts: Doubt[]};

type Joining = {
  place: Place;
  what: 'item' | 'page';
  /** What the tab's address bar held when the item was looked at. */
  address: string;
  /** CSS px of it that the picture of the screen shows already. */
  seenHeight: number;
  journal?: Journal | undefined;
};

const BOUNDS: Bounds = {height: 120_000, ms: 6 * 60_000, grownScreens: 20};

/**
 * Joins the whole item, or the whole page, from photographs of what shows of it while it is scrolled. The page is put
 * back whatever happens: at the end, when our worker dies (the port closes), or when it says nothing for a while.
 */
export async function join(joining: Joining, steering?: Steering): Promise<Joined> {
  const {tabId, frameId} = joining.place;
  const port = tabs.connect(tabId, {name: STITCH_PORT, frameId});
  try {
    return steering ? await joinWith(joining, steering) : await steered(tabId, (own) => joinWith(joining, own));
  } finally {
    port.disconnect();
  }
}

async function joinWith(joining: Joining, steering: Steering): Promise<Joined> {
  const {tabId, frameId} = joining.place;
  const begun = await sendToTab(tabId, frameId, 'stitchBegin', {what: joining.what});
  if (!begun.ok) return none(`${begun.error.code} ${begun.error.detail}`);
  const {standing, inner, pinched} = begun.value;
  if (pinched) return none('the page is enlarged with two fingers');
  const sheet = newSheet();
  const address = standing.address && joining.address;
  const hands = handsFor(joining.place, sheet, steering, joining.journal);
  const byBrowser = drawsBeyondWindow && joining.what === 'page' && !inner;
  const drawn = byBrowser ? await drawStretches({tabId, hands, bounds: BOUNDS, address}) : undefined;
  const walked: Came = drawn ?? (await walkToEnd(hands, sheet, address));
  const ended = await sendToTab(tabId, frameId, 'stitchEnd', {});
  const {pictures} = walked;
  if (pictures.length === 0) return none(walked.why || walked.end);
  if (joining.what === 'item' && walked.end !== 'whole' && heightOf(pictures) <= joining.seenHeight + 1) {
    return none(walked.why || walked.end);
  }
  const problems = doubtsAbout(walked);
  if (inner) problems.push(problem('joinInner'));
  const noRoom = joining.journal?.noRoom();
  if (noRoom) problems.push(problem('joinNoRoom', noRoom));
  if (!ended.ok) return {pictures, problems, doubts: []};
  const {notLoaded, hidden, restored} = ended.value;
  if (hidden > 0) problems.push(problem('pinnedLeftOut', hidden));
  if (notLoaded.length > 0) problems.push(problem('picturesNotLoaded', notLoaded.length));
  if (!restored) problems.push(problem('notPutBack'));
  return {pictures, problems, doubts: notLoaded.length > 0 ? [picturesMissing(notLoaded)] : []};
}

type Came = Pick<Walked, 'end' | 'content' | 'changed' | 'unhidden'> & {why?: string; pictures: JoinedPicture[]};

async function walkToEnd(hands: Hands<TilePicture>, sheet: Sheet, address: string): Promise<Came> {
  const walked = await walk(hands, BOUNDS, address);
  return {...walked, pictures: walked.placement ? await sheet.finish(walked.placement) : []};
}

function none(why: string): Joined {
  return {pictures: [], problems: [problem('joinFailed', why)], doubts: []};
}

function heightOf(pictures: readonly JoinedPicture[]): number {
  return pictures.reduce((sum, {covers}) => sum + covers.height, 0);
}

const ENDS = {cancelled: 'joinCancelled', bound: 'joinBound', left: 'joinLeft', stopped: 'joinStopped'} as const;

function doubtsAbout({pictures, ...walked}: Came): Problem[] {
  const found: Problem[] = [];
  const [first] = pictures;
  if (!first) return found;
  const whole = {width: Math.round(walked.content.width), height: Math.round(walked.content.height)};
  if (walked.end !== 'whole') found.push(problem(ENDS[walked.end], `${heightOf(pictures)} of ${whole.height}`));
  if (first.covers.y > 0) found.push(problem('joinFirstRows', first.covers.y));
  // Sizes are rounded: one pixel is no more width.
  if (first.covers.width < whole.width - 1) {
    found.push(problem('joinNarrower', `${first.covers.width} of ${whole.width}`));
  }
  if (walked.changed) found.push(problem('joinChanged'));
  if (walked.unhidden) found.push(problem('pinnedKept'));
  return found;
}

/** The addresses are the page's own words, so they stand with the facts. */
function picturesMissing(addresses: readonly string[]): Doubt {
  const named = addresses.map((address) => address || 'one without an address').join('\n');
  return {
    code: 'picturesNotLoaded',
    sentence: `Pictures that had not loaded when the page was photographed in parts: ${addresses.length}.\n${named}`,
  };
}
