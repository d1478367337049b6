import type {Standing, ToContent} from '../../messages/protocol.ts';
import {currentTarget} from '../target.ts';
import {twoFrames} from '../wait.ts';
import {landmarksOf} from './landmarks.ts';
import {shownPictures} from './pictures.ts';
import {pinnedOf} from './pinned.ts';
import {goTo, positionOf} from './scroller.ts';
import {itemSurface, pageSurface, type Surface, shownInTop, unclippedInTop} from './surface.ts';

/** Without a word from the background for so long, the page is put back: it must never stay changed. */
const SILENCE_MS = 20_000;
const FONTS_MS = 1000;
/** CSS px: browsers round scroll positions to device pixels. */
const ROUNDED = 1;

/** The page while it is photographed in tiles. */
export type Joining = {
  standing(): Standing | undefined;
  goTo(row: number, atTop: boolean): Promise<Standing | undefined>;
  inner: boolean;
  /** Puts the page back; safe to call twice. */
  end(): ToContent['stitchEnd']['reply'];
};

/** Notes how everything stands and makes the page ready; undefined where there is nothing to join. */
export async function beginJoining(what: 'item' | 'page'): Promise<Joining | undefined> {
  const surface = surfaceOf(what);
  if (!surface) return undefined;
  const before = surface.scrollers.map((scroller) => ({scroller, at: positionOf(scroller)}));
  const pinned = pinnedOf(surface);
  const landmarks = landmarksOf(surface);
  const pictures = shownPictures(surface);
  let ended: ToContent['stitchEnd']['reply'] | undefined;

  const end = () => {
    clearTimeout(watch);
    ended ??= putBack(before, pinned, pictures);
    return ended;
  };
  let watch = setTimeout(end, SILENCE_MS);
  const heard = () => {
    clearTimeout(watch);
    watch = setTimeout(end, SILENCE_MS);
    pinned.renew();
  };
  // Where nothing scrolls nothing gets in the way of a second tile, and a box that is pinned may be the page itself.
  const setAside = (atTop: boolean) => {
    if (surface.scrollers.length > 0) pinned.setAside(atTop && surface.window);
  };
  const standing = () => standingOf(surface, landmarks.read(), pinned.unhidden());

  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, FONTS_MS))]);
  return {
    inner: surface.inner,
    standing: () => {
      if (ended) return undefined;
      heard();
      return standing();
    },
    goTo: async (row, atTop) => {
      if (ended) return undefined;
      heard();
      setAside(atTop);
      surface.goToRow(row);
      await twoFrames();
      await pictures.wait();
      if (ended) return undefined;
      // What became pinned by the scrolling, and where the page then stands.
      setAside(atTop);
      surface.goToRow(row);
      await twoFrames();
      if (ended) return undefined;
      landmarks.choose();
      heard();
      return standing();
    },
    end,
  };
}

function surfaceOf(what: 'item' | 'page'): Surface | undefined {
  if (what === 'page') return pageSurface(document);
  const target = currentTarget();
  return target.kind === 'item' ? itemSurface(target.element) : undefined;
}

function putBack(
  before: readonly {scroller: Surface['scrollers'][number]; at: {x: number; y: number}}[],
  pinned: ReturnType<typeof pinnedOf>,
  pictures: ReturnType<typeof shownPictures>,
): ToContent['stitchEnd']['reply'] {
  const notLoaded = pictures.notLoaded();
  // From the outside in, once before and once after the page's own style is back, since that may snap and stick anew.
  const back = () => {
    for (const {scroller, at} of [...before].reverse()) goTo(scroller, at);
  };
  back();
  pinned.release();
  back();
  const restored = before.every(({scroller, at}) => {
    const now = positionOf(scroller);
    return Math.abs(now.x - at.x) <= ROUNDED && Math.abs(now.y - at.y) <= ROUNDED;
  });
  return {notLoaded, hidden: pinned.count(), restored};
}

function standingOf(surface: Surface, landmarks: Standing['landmarks'], unhidden: number): Standing | undefined {
  const content = surface.content();
  if (!content) return undefined;
  const top = unclippedInTop(content);
  const view = top ? (window.top ?? window) : window;
  const shown = surface.shown();
  const [first] = surface.scrollers;
  const at = first ? positionOf(first) : {x: 0, y: 0};
  return {
    address: top ? view.location.href : '',
    viewport: {width: view.innerWidth, height: view.innerHeight},
    pixelRatio: view.devicePixelRatio,
    content: top ?? content,
    shown: shown && shownInTop(shown),
    scroll: {x: Math.round(at.x), y: Math.round(at.y)},
    landmarks,
    unhidden,
  };
}
