import type {Box} from '../../messages/protocol.ts';
import {around, getter, holds, pageSays, styleOf} from '../../sites/reading/dom.ts';
import {intersect, rectOf} from '../geometry.ts';
import {throughout} from '../throughout.ts';
import {coversWords} from './covers-words.ts';
import {newOverrides} from './override.ts';
import {documentsOf, type Surface} from './surface.ts';

/** What stays in place while the page scrolls, set aside while tiles are taken. */
export type Pinned = {
  /** Sets aside whatever is pinned now. `withTopBars`: bars at the top that lie over no words are let stand. */
  setAside(withTopBars: boolean): void;
  /** Pinned boxes that show although they should not. */
  unhidden(): number;
  /** Boxes that were left out of some tile. */
  count(): number;
  /** Whether something lets the browser leave out what is far from the window. */
  leavesOut(): boolean;
  renew(): void;
  release(): void;
};

const HIDDEN = {opacity: '0'};
/** A sticky box without edges to stick to lies in its natural place. */
const UNSTUCK = {top: 'auto', right: 'auto', bottom: 'auto', left: 'auto'};
const UNSNAPPED = {'scroll-snap-type': 'none'};
/** A bar that is higher than this share of the window is no bar. */
const BAR = 0.4;

const scrollHeight = getter<Element, number>(Element.prototype, 'scrollHeight');

export function pinnedOf(surface: Surface): Pinned {
  const pinned = newOverrides();
  const snapping = newOverrides();
  const fixed = new Set<Element>();
  const seen = new Set<Element>();
  let leavesOut = false;
  /** What an element of the page is to look like; undefined: as it does by itself. */
  const wantedFor = (element: Element, {page, holder}: {page: Document; holder: Element}, withTopBars: boolean) => {
    const {position, contentVisibility} = styleOf(element);
    leavesOut ||= contentVisibility === 'auto';
    if (position === 'sticky') return UNSTUCK;
    if (position !== 'fixed' || !staysInWindow(element) || holdsJoined(element, holder, surface)) return undefined;
    fixed.add(element);
    if (withTopBars) return isBareTopBar(element, page) ? undefined : HIDDEN;
    if (isSeen(element)) seen.add(element);
    return HIDDEN;
  };
  return {
    setAside: (withTopBars) => {
      fixed.clear();
      for (const place of documentsOf(surface)) {
        // Some are pinned only while the page is scrolled: each time it is looked at anew.
        for (const element of throughout(place.page)) pinned.set(element, wantedFor(element, place, withTopBars));
      }
      for (const {element} of surface.scrollers) {
        if (styleOf(element).scrollSnapType !== 'none') snapping.set(element, UNSNAPPED);
      }
    },
    unhidden: () => [...fixed].filter((element) => pinned.fails(element) && isSeen(element)).length,
    count: () => seen.size,
    leavesOut: () => leavesOut,
    renew: () => {
      pinned.renew();
      snapping.renew();
    },
    release: () => {
      pinned.release();
      snapping.release();
    },
  };
}

/** What holds the thing that is joined must not go with the bars. */
function holdsJoined(element: Element, holder: Element, surface: Surface): boolean {
  if (holder === surface.element && surface.window) return false;
  return holds(element, holder);
}

/** A fixed box inside one that is moved or filtered scrolls with it. */
function staysInWindow(element: Element): boolean {
  for (const up of around(element)) {
    if (up === element) continue;
    const style = styleOf(up);
    const moved = [style.transform, style.translate, style.rotate, style.scale, style.perspective, style.filter];
    if (moved.some((value) => value !== '' && value !== 'none')) return false;
    if (/paint|layout|strict|content/.test(style.contain) || /transform|filter|perspective/.test(style.willChange))
      return false;
  }
  return true;
}

function isBareTopBar(element: Element, page: Document): boolean {
  const view = pageSays.window(page);
  const box = boxWithin(element);
  if (!view || !box) return false;
  const bar = box.y <= 1 && box.y + box.height <= view.innerHeight * BAR;
  return bar && view.scrollY <= 0 && !coversWords(page, element, box);
}

function boxWithin(element: Element): Box | null {
  const {x, y, width, height} = rectOf(element);
  const tall = Math.max(height, styleOf(element).overflowY === 'visible' ? scrollHeight(element) : 0);
  return width > 0 && tall > 0 ? {x, y, width, height: tall} : null;
}

function isSeen(element: Element): boolean {
  const {x, y, width, height} = rectOf(element);
  const view = element.ownerDocument.defaultView;
  if (!view || !intersect({x, y, width, height}, {x: 0, y: 0, width: view.innerWidth, height: view.innerHeight}))
    return false;
  return styleOf(element).visibility === 'visible';
}
