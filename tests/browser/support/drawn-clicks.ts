import {elementOn} from '../../../scripts/lib/aim.ts';
import type {Tab, Target} from '../../../scripts/lib/browser.ts';
import type {DrawnPage} from '../../sites/pages.ts';
import {type ItemTruth, POINTS, type Point} from '../../sites/truth.ts';

/** One right-click on a drawn page: on which item, and on what of it. */
export type Click = {item: number; point: Point};

/** Every kind of place of every item that the truth names. */
export function everyClick({items}: {items: readonly ItemTruth[]}): Click[] {
  return items.flatMap(({points = {}}, item) =>
    POINTS.filter((point) => points[point] !== undefined).map((point) => ({item, point})),
  );
}

/** One click of a page, its kind by turns: over all pages each kind comes as often. */
export function clickByTurns(truth: {items: readonly ItemTruth[]}, turn: number): Click | undefined {
  const clicks = everyClick(truth);
  const wanted = POINTS[turn % POINTS.length];
  const fitting = clicks.filter(({point}) => point === wanted);
  const some = fitting.length > 0 ? fitting : clicks;
  return some[turn % Math.max(1, some.length)];
}

const AIM = 'data-aimed-at';

/** The place of a click, marked so that the mouse finds it. */
export async function aimAt(tab: Tab, drawn: DrawnPage, {item, point}: Click): Promise<Target> {
  const truth = drawn.truth().items[item];
  const selectors = {at: truth?.at ?? '', place: truth?.points?.[point] ?? '', mark: AIM};
  const isThere = await tab.evaluate(markPlace, selectors);
  if (!isThere) throw new Error(`${drawn.name}: nothing is at ${selectors.place}`);
  const target = elementOn(tab, `[${AIM}]`);
  let edge: Awaited<ReturnType<typeof tab.ask<Awaited<ReturnType<typeof emptyPlace>>>>>;
  return point === 'edge' ? {...target, tab: {...tab, ask: askForEdge}} : target;

  /** Where nothing of the element is empty, anywhere on it. Under our picker nothing can be hit: then where it was before. */
  async function askForEdge<Out>(_: Target, ask: (element: Element) => Out | Promise<Out>) {
    const found = await tab.ask(target, emptyPlace);
    if (found?.answer.point) edge = found;
    return edge?.answer.point ? (edge as unknown as {answer: Out}) : tab.ask(target, ask);
  }
}

/** Runs in the page: the item itself, the first such in it, or the first such on the page. */
function markPlace({at, place, mark}: {at: string; place: string; mark: string}): boolean {
  const everywhere = (root: Document | Element | ShadowRoot, selector: string): Element[] =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      ...(one.matches(selector) ? [one] : []),
      ...(one.shadowRoot ? everywhere(one.shadowRoot, selector) : []),
    ]);
  const item = everywhere(document, at)[0];
  if (!item) return false;
  const inside = [item, ...(item.shadowRoot ? everywhere(item.shadowRoot, '*') : []), ...everywhere(item, '*')];
  const found = inside.find((one) => one.matches(place)) ?? document.querySelector(place);
  found?.setAttribute(mark, '');
  return found !== null && found !== undefined;
}

/** Runs in the page: a place of the element where none of what it holds lies, as near to its edge as there is one. */
async function emptyPlace(element: Element): Promise<{point: {x: number; y: number} | null; covered: boolean}> {
  element.scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'});
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const {left, top, right, bottom} = element.getBoundingClientRect();
  const box = {
    left: Math.max(left, 0),
    top: Math.max(top, 0),
    right: Math.min(right, innerWidth),
    bottom: Math.min(bottom, innerHeight),
  };
  // The mouse knows whole pixels only.
  const grid = Array.from({length: 30 * 30}, (_, index) => ({
    x: Math.round(box.left + ((box.right - box.left) * ((index % 30) + 0.5)) / 30),
    y: Math.round(box.top + ((box.bottom - box.top) * (Math.floor(index / 30) + 0.5)) / 30),
  }));
  const inset = ({x, y}: {x: number; y: number}) => Math.min(x - box.left, box.right - x, y - box.top, box.bottom - y);
  const nearest = grid.sort((a, b) => inset(a) - inset(b));
  const hit = (x: number, y: number) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found)
      found = found.shadowRoot.elementFromPoint(x, y);
    return found;
  };
  const holds = (inner: Element | null) => {
    for (let up: Node | null = inner; up; up = up instanceof ShadowRoot ? up.host : up.parentNode)
      if (up === element) return true;
    return false;
  };
  // The browser takes the pixel at the very edge for the neighbour's where boxes end within a pixel.
  const isAllOver = ({x, y}: {x: number; y: number}) =>
    [0, 1, -1].every((by) => hit(x + by, y + by) === element && hit(x + by, y - by) === element);
  const empty = nearest.find(isAllOver) ?? nearest.find(({x, y}) => hit(x, y) === element);
  const point = empty ?? nearest.find(({x, y}) => holds(hit(x, y))) ?? null;
  return {point, covered: point === null};
}
