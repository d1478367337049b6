import type {Seen} from '../../core/collect/align.ts';
import type {Scan, ScannedItem} from '../../messages/collect.ts';
import {getter, isInPage} from '../../sites/reading/dom.ts';
import {inOneGo} from '../../sites/reading/once.ts';
import {goTo, positionOf, type Scroller, scrollersAround} from '../stitch/scroller.ts';
import {insets} from './insets.ts';
import {conversationHere, type Placed, placedItems, seenOf, standing, standingIn} from './listing.ts';
import {type Pressed, pressSome} from './press.ts';
import {extentOf, listScroller, scrollTo} from './scroller.ts';
import {settled} from './settle.ts';

/** One walk through what a page shows together. */
export type Collection = {
  scan(): Scan;
  /** The elements that the last scan named so, with their own boxes now; undefined for one that left the page. */
  placed(refs: readonly number[]): (Placed | undefined)[];
  scroll(to: ScrollTo): Promise<number>;
  open(): Promise<{pressed: number; left: boolean}>;
  /** An item as the list is put in order by, wherever it stands. */
  seen(placed: Placed): Seen;
  /** Puts scroll positions and focus back. */
  end(): boolean;
};

export type ScrollTo = 'start' | 'end' | 'onDown' | 'onUp' | {ref: number} | {offset: number};

/** Part of a screen that one step goes on: what stood at the edge shows a second time. */
const STEP = 0.8;
const SCROLL_SETTLES_MS = 1500;
const MARGIN = 8;

const activeElement = getter<Document, Element | null>(Document.prototype, 'activeElement');
const {focus} = HTMLElement.prototype;

/** Begins a walk, and notes how everything stands. Nothing is moved yet. */
export function beginCollection(): Collection {
  const pressed: Pressed = new WeakMap();
  const focused = activeElement(document);
  const starts = new Map<Element, {scroller: Scroller; at: {x: number; y: number}}>();
  let chosen: Scroller | undefined;
  let grows: 'down' | 'up' = 'down';
  let refs: Placed[] = [];

  /** The list's scroller is kept as long as it is there: a page may draw it anew. */
  const scrollerFor = (items: readonly Element[]): Scroller | undefined => {
    if (!chosen || !isInPage(chosen.element)) {
      chosen = listScroller(items);
      const first = chosen && [chosen, ...scrollersAround(chosen.element)];
      for (const scroller of first ?? [])
        if (!starts.has(scroller.element)) starts.set(scroller.element, {scroller, at: positionOf(scroller)});
    }
    return chosen;
  };

  const extent = () => extentOf(chosen);

  const scan = (): Scan => inOneGo(lookOver);
  const lookOver = (): Scan => {
    const conversation = conversationHere();
    ({grows} = conversation);
    const scroller = scrollerFor(conversation.items);
    const here = extentOf(scroller);
    const placed = standingIn(placedItems(conversation.items, here), scroller);
    refs = placed;
    const bars = insets(here, middleOf(placed));
    const room = here.port.height - bars.top - bars.bottom;
    const items = placed.map(
      (one, ref): ScannedItem => ({
        ...seenOf(one, here, grows),
        ...standing(one, room),
        ref,
        holdsOthers: one.holdsOthers,
        counted: conversation.isCounted(one.element),
      }),
    );
    const {before, after, length, port} = here;
    return {
      items,
      total: conversation.total,
      grows,
      atStart: before < 1,
      atEnd: after < 1,
      at: grows === 'down' ? before : before - length,
      length,
      port: port.height,
    };
  };

  const placedAt = (wanted: readonly number[]): (Placed | undefined)[] => {
    const all = placedItems(conversationHere().items);
    return wanted.map((ref) => {
      const element = refs[ref]?.element;
      return element && all.find((one) => one.element === element);
    });
  };

  const wanted = (to: ScrollTo): number => {
    const {before, length, port} = extent();
    if (to === 'start') return 0;
    if (to === 'end') return length;
    if (typeof to === 'object' && 'offset' in to) return grows === 'down' ? to.offset : to.offset + length;
    const bars = insets(extent(), middleOf(refs));
    const room = port.height - bars.top - bars.bottom;
    if (to === 'onDown') return before + room * STEP;
    if (to === 'onUp') return before - room * STEP;
    const box = placedAt([to.ref])[0]?.box;
    if (!box) return before;
    const top = box.y - port.y - bars.top - MARGIN;
    const bottom = box.y + box.height - port.y - port.height + bars.bottom + MARGIN;
    // Upward its end is brought to the lower edge, unless it is taller than what shows.
    return before + (grows === 'down' || box.height > room ? top : bottom);
  };

  return {
    scan,
    placed: placedAt,
    scroll: async (to) => {
      const scroller = chosen;
      if (!scroller) return 0;
      const from = extentOf(scroller);
      scrollTo(scroller, limited(wanted(to), from, to));
      await settled(SCROLL_SETTLES_MS);
      return Math.abs(extentOf(scroller).before - from.before);
    },
    open: () => pressSome(conversationHere().openers, extent, pressed),
    seen: (one) => seenOf(one, extent(), grows),
    end: () => {
      let restored = true;
      for (const {scroller, at} of starts.values()) {
        if (!isInPage(scroller.element)) continue;
        goTo(scroller, at);
        const now = positionOf(scroller);
        restored &&= Math.abs(now.x - at.x) < 1 && Math.abs(now.y - at.y) < 1;
      }
      const now = activeElement(document);
      if (focused instanceof HTMLElement && focused !== now && isInPage(focused)) {
        focus.call(focused, {preventScroll: true});
      }
      return restored;
    },
  };
}

/** Never more than a screen at once but to an end or back: a person would not see what passes. */
function limited(to: number, {before, port}: ReturnType<typeof extentOf>, how: ScrollTo): number {
  if (how === 'start' || how === 'end' || (typeof how === 'object' && 'offset' in how)) return to;
  return Math.min(before + port.height * STEP, Math.max(before - port.height * STEP, to));
}

function middleOf(placed: readonly Placed[]): number {
  const box = placed[0]?.box;
  return box ? box.x + box.width / 2 : innerWidth / 2;
}
