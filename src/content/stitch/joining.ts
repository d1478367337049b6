import type {Standing, ToContent} from '../../messages/protocol.ts';
import {currentTarget} from '../target.ts';
import {twoFrames} from '../wait.ts';
import {landmarksOf} from './landmarks.ts';
import {shownPictures} from './pictures.ts';
import {type Pinned, pinnedOf} from './pinned.ts';
import {goTo, positionOf, type Scroller} from './scroller.ts';
import {itemSurface, pageSurface, type Surface, shownInTop, unclippedInTop} from './surface.ts';

/** Without a word from the background for so long, the page is put back: it must never stay changed. */
const SILENCE_MS = 20_000;
const FONTS_MS = 1000;
/** CSS px: browsers round scroll positions to device pixels. */
const ROUNDED = 1;

/** The page while it is photographed in tiles. */
export type Joining = {
  inner: boolean;
  /** Undefined where what is joined has gone, or the joining has ended. */
  standing(): Standing | undefined;
  goTo(row: number, atTop: boolean): Promise<Standing | undefined>;
  /** Puts the page back; the next `goTo` goes on from where it then is. */
  rest(): void;
  /** Puts the page back for good; safe to call twice. */
  end(): ToContent['stitchEnd']['reply'];
};

/** Notes how everything stands and makes the page ready; undefined where there is nothing to join. */
export async function beginJoining(what: 'item' | 'page'): Promise<Joining | undefined> {
  const surface = surfaceOf(what);
  if (!surface) return undefined;
  const pinned = pinnedOf(surface);
  const landmarks = landmarksOf(surface);
  const pictures = shownPictures(surface);
  const hold = holdOn(surface, pinned);
  let ended: ToContent['stitchEnd']['reply'] | undefined;

  const standing = () => standingOf(surface, landmarks.read(), pinned);
  await Promise.race([document.fonts.ready, new Promise((resolve) => setTimeout(resolve, FONTS_MS))]);
  return {
    inner: surface.inner,
    standing: () => {
      if (ended) return undefined;
      hold.renew();
      return standing();
    },
    goTo: async (row, atTop) => {
      // Twice: what is pinned, and where the row is, may be another once the page has seen that it was scrolled.
      for (const wait of [() => pictures.wait(), () => undefined]) {
        if (ended) return undefined;
        hold.take(atTop);
        surface.goToRow(row);
        await twoFrames();
        await wait();
      }
      if (ended) return undefined;
      hold.renew();
      landmarks.choose();
      return standing();
    },
    rest: () => void hold.letGo(),
    end: () => {
      ended ??= {notLoaded: pictures.notLoaded(), restored: hold.letGo(), hidden: pinned.count()};
      return ended;
    },
  };
}

/** Our hand on the page: what is set aside and where it was scrolled. It lets go by itself when no one is heard. */
function holdOn(surface: Surface, pinned: Pinned) {
  let before: {scroller: Scroller; at: {x: number; y: number}}[] | undefined;
  let watch: ReturnType<typeof setTimeout> | undefined;
  const letGo = (): boolean => {
    clearTimeout(watch);
    const back = before ?? [];
    before = undefined;
    // Once before and once after the page's own style is back, since that may snap and stick anew.
    const scrollBack = () => {
      for (const {scroller, at} of [...back].reverse()) goTo(scroller, at);
    };
    scrollBack();
    pinned.release();
    scrollBack();
    return back.every(({scroller, at}) => {
      const now = positionOf(scroller);
      return Math.abs(now.x - at.x) <= ROUNDED && Math.abs(now.y - at.y) <= ROUNDED;
    });
  };
  const renew = () => {
    if (!before) return;
    clearTimeout(watch);
    watch = setTimeout(letGo, SILENCE_MS);
    pinned.renew();
  };
  const take = (atTop: boolean) => {
    before ??= surface.scrollers.map((scroller) => ({scroller, at: positionOf(scroller)}));
    renew();
    // Where nothing scrolls there is no second tile to be covered, and a box that is pinned may be the page itself.
    if (surface.scrollers.length > 0) pinned.setAside(atTop && surface.window);
  };
  return {take, renew, letGo};
}

function surfaceOf(what: 'item' | 'page'): Surface | undefined {
  if (what === 'page') return pageSurface(document);
  const target = currentTarget();
  return target.kind === 'item' ? itemSurface(target.element) : undefined;
}

function standingOf(surface: Surface, landmarks: Standing['landmarks'], pinned: Pinned): Standing | undefined {
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
    unhidden: pinned.unhidden(),
    leavesOut: pinned.leavesOut(),
  };
}
