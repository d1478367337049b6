import type {Bounded, Fact, FailedLoad, FrameFact, PageState} from '../../core/facts/facts.ts';
import {addressIn, attr, everywhere, getter, tag} from '../../sites/reading/dom.ts';
import {boxOf, rectOf} from '../geometry.ts';

/** No page has more of them that a person would read; their addresses together stay below what a record can bear. */
const MOST = 200;
const MOST_TEXT = 100_000;

const complete = getter<HTMLImageElement, boolean>(HTMLImageElement.prototype, 'complete');
const naturalWidth = getter<HTMLImageElement, number>(HTMLImageElement.prototype, 'naturalWidth');
const pictureAddress = getter<HTMLImageElement, string>(HTMLImageElement.prototype, 'currentSrc');
const filmError = getter<HTMLMediaElement, MediaError | null>(HTMLMediaElement.prototype, 'error');
const filmAddress = getter<HTMLMediaElement, string>(HTMLMediaElement.prototype, 'currentSrc');

/** How the document stands: what it came with, which frames show in it, and what failed to load. */
export function readPageState(page: Document): PageState {
  return {status: statusOf(), frames: bounded(framesOf(page)), failed: bounded(failedIn(page))};
}

function statusOf(): Fact<number> {
  const entry = performance.getEntriesByType('navigation')[0];
  if (!(entry instanceof PerformanceNavigationTiming) || entry.responseStatus === 0)
    return {missing: 'The browser does not tell the status of the page.'};
  if (withoutFragment(entry.name) !== withoutFragment(location.href))
    return {missing: 'The page has changed its address since it was loaded, so the status it came with is of another.'};
  return {value: entry.responseStatus, from: 'meta'};
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}

function framesOf(page: Document): FrameFact[] {
  return [...everywhere(page, 'iframe, frame')]
    .filter((frame) => boxOf(frame) !== null)
    .map((frame) => {
      const inner = (frame as HTMLIFrameElement).contentDocument;
      const named = addressIn(frame, 'src') ?? (attr(frame, 'srcdoc') === undefined ? 'about:blank' : 'about:srcdoc');
      return {address: shortened(inner?.URL ?? named), readable: inner !== null};
    });
}

/** Each address once, with the most telling thing that is known of it. */
function failedIn(page: Document): FailedLoad[] {
  const failed = new Map<string, FailedLoad>();
  for (const one of [...refused(), ...brokenMedia(page)]) {
    if (!failed.has(one.address)) failed.set(one.address, one);
  }
  return [...failed.values()];
}

const KINDS: Readonly<Record<string, FailedLoad['kind']>> = {
  img: 'picture',
  image: 'picture',
  input: 'picture',
  video: 'film',
  audio: 'film',
  link: 'style',
  css: 'style',
  script: 'script',
  iframe: 'frame',
  frame: 'frame',
  fetch: 'request',
  xmlhttprequest: 'request',
};

/** What a server answered with an error. Of other sites the browser tells a status only where they allow it. */
function refused(): FailedLoad[] {
  return performance.getEntriesByType('resource').flatMap((entry) => {
    if (!(entry instanceof PerformanceResourceTiming) || entry.responseStatus < 400) return [];
    const kind = KINDS[entry.initiatorType];
    return kind ? [{kind, address: shortened(entry.name), why: 'refused', status: entry.responseStatus}] : [];
  });
}

function brokenMedia(page: Document): FailedLoad[] {
  return [...everywhere(page, 'img, video, audio')].flatMap((element): FailedLoad[] => {
    const why =
      tag(element) === 'img' ? pictureFault(element as HTMLImageElement) : filmFault(element as HTMLMediaElement);
    const address = addressOf(element);
    if (why === undefined || !address) return [];
    return [{kind: tag(element) === 'img' ? 'picture' : 'film', address: shortened(address), why}];
  });
}

function addressOf(element: Element): string | undefined {
  const loaded =
    element instanceof HTMLImageElement ? pictureAddress(element) : filmAddress(element as HTMLMediaElement);
  return loaded || addressIn(element, 'src');
}

function pictureFault(picture: HTMLImageElement): FailedLoad['why'] | undefined {
  if (!complete(picture)) return isOnScreen(picture) ? 'waiting' : undefined;
  // A drawing without a size of its own may be 0 wide and quite whole.
  const isDrawing = /\.svgz?(?:[?#]|$)|^data:image\/svg/i.test(pictureAddress(picture));
  return naturalWidth(picture) === 0 && !isDrawing ? 'broken' : undefined;
}

function filmFault(film: HTMLMediaElement): FailedLoad['why'] | undefined {
  return filmError(film) ? 'broken' : undefined;
}

function isOnScreen(element: Element): boolean {
  const {top, left, bottom, right} = rectOf(element);
  return right > left && bottom > top && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
}

/** An address that holds the thing itself says no more than its beginning does. */
function shortened(address: string): string {
  return address.startsWith('data:') ? `${address.slice(0, 64).replace(/,.*$/s, '')},…` : address;
}

function bounded<T extends {address: string}>(all: readonly T[]): Bounded<T> {
  const items: T[] = [];
  let length = 0;
  for (const one of all) {
    length += one.address.length;
    if (items.length >= MOST || length > MOST_TEXT) break;
    items.push(one);
  }
  return {items, leftOut: all.length - items.length};
}
