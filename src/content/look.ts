import {instantOf} from '../core/time.ts';
import type {Box, Sighting} from '../messages/protocol.ts';
import {readItem} from '../sites/read-page.ts';
import {attr, everywhere, pageSays} from '../sites/reading/dom.ts';
import type {Look} from '../sites/site-adapter.ts';
import {boxOf, isCovered, toTopWindow, visiblePart} from './geometry.ts';
import {currentTarget} from './target.ts';

/** Boxes are fractions of a pixel off where browsers round; less than this is no cut. */
const HALF_PIXEL = 0.5;

/**
 * Reads the item and where it stands, as the page is at this moment; undefined where nothing was chosen.
 * Facts first: nothing here moves the page.
 */
export function takeLook(topAddress: string): Sighting | undefined {
  const target = currentTarget();
  if (target.kind === 'none') return undefined;
  const item = target.kind === 'item' ? target.element : undefined;
  return sightingOf(item, item ? boxOf(item) : null, topAddress);
}

/** Reads an item that stands in `own`, or the screen where none is meant. */
export function sightingOf(item: Element | undefined, own: Box | null, topAddress: string): Sighting {
  const top = topWindow();
  const shown = item && own ? visiblePart(item, own) : null;
  const visibleBox = shown && toTopWindow(shown, window);
  const view = top ?? window;
  return {
    ...readItem(item, lookNow(), {address: top ? top.location.href : topAddress, inFrame: window !== window.top}),
    itemBox: own,
    visibleBox: visibleBox === undefined ? shown : visibleBox,
    boxesIn: toTopWindow({x: 0, y: 0, width: 1, height: 1}, window) === undefined ? 'frame' : 'top',
    viewport: {width: view.innerWidth, height: view.innerHeight},
    scroll: {x: Math.round(view.scrollX), y: Math.round(view.scrollY)},
    devicePixelRatio: view.devicePixelRatio,
    pinched: (view.visualViewport?.scale ?? 1) !== 1,
    language: navigator.language,
    clipped: isClipped(own, shown, visibleBox),
    covered: item !== undefined && shown !== null && isCovered(item, shown),
    unreadableFrames: item ? unreadableFrames(item) : [],
  };
}

/** The top window where the browser lets us see into it. */
function topWindow(): Window | undefined {
  try {
    return window.top?.document ? window.top : undefined;
  } catch {
    return undefined;
  }
}

function isClipped(own: Box | null, shown: Box | null, inTop: Box | null | undefined): boolean {
  if (!own) return false;
  const least = inTop === undefined ? shown : inTop;
  return !least || least.height < own.height - HALF_PIXEL || least.width < own.width - HALF_PIXEL;
}

/** Under which circumstances the document is read at this moment. */
export function lookNow(): Look {
  const at = instantOf(Date.now());
  const root = pageSays.root(document);
  if (!at) throw new Error('the clock stands outside the years 0 to 9999');
  return {
    url: new URL(location.href),
    at,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? '',
    language: (root && attr(root, 'lang')) || navigator.language,
  };
}

function unreadableFrames(item: Element): string[] {
  return [...everywhere(item, 'iframe, frame')].flatMap((frame) => {
    if ((frame as HTMLIFrameElement).contentDocument) return [];
    return [attr(frame, 'src') || (attr(frame, 'srcdoc') ? 'about:srcdoc' : 'about:blank')];
  });
}
