import type {Point, Tab, Target} from './browser.ts';
import {ScriptFailure} from './failure.ts';
import {until} from './wait.ts';

type Seen = {point: Point | null; covered: boolean};

/** Looks for the element in every open shadow root; `frame` is a selector of the frame that holds it. */
export function elementOn(tab: Tab, selector: string, frame?: string): Target {
  return {tab, selector, ...(frame === undefined ? {} : {frame})};
}

/** Waits until the element is on the page; tells in one sentence when it never comes. */
export async function waitForElement(target: Target, timeoutMs = 10_000): Promise<void> {
  const {tab, selector} = target;
  const shows = async () => ((await tab.ask(target, hasSize))?.answer ? true : undefined);
  try {
    if (await until(shows, {timeoutMs})) return;
  } catch (error) {
    const broken =
      error instanceof Error && /not a valid selector|Unexpected token|parsing css selector/i.test(error.message);
    if (broken) throw new ScriptFailure(2, `"${selector}" is not a CSS selector.`);
    throw error;
  }
  throw new ScriptFailure(2, `Nothing visible on the page answers to "${selector}".`);
}

/** Runs in the page. */
function hasSize(element: Element): boolean {
  const {width, height} = element.getBoundingClientRect();
  return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
}

/**
 * The middle of what shows of the element, scrolled into view if needed. Where something covers the middle,
 * the nearest point that is the element's own.
 */
export async function visibleMiddle(target: Target): Promise<Point> {
  const seen = await target.tab.ask(target, lookAt);
  if (!seen) throw new ScriptFailure(2, 'The element left the page.');
  const {point} = seen.answer;
  if (!point) throw new ScriptFailure(2, 'Nothing of the element can be scrolled into view.');
  const corner = await target.tab.frameCorner(target);
  return {x: point.x + corner.x, y: point.y + corner.y};
}

/** Runs in the page. One function, because only its own text travels there. */
async function lookAt(element: Element): Promise<Seen> {
  const intersection = () =>
    new Promise<IntersectionObserverEntry>((done) => {
      const observer = new IntersectionObserver(([entry]) => {
        observer.disconnect();
        if (entry) done(entry);
      });
      observer.observe(element);
    });
  const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  let entry = await intersection();
  if (entry.intersectionRatio < 0.99) {
    const fits = entry.boundingClientRect.height <= (entry.rootBounds?.height ?? innerHeight);
    // What hides its overflow no hand can scroll: such a box stays as it was.
    const shut: {box: Element; top: number; left: number}[] = [];
    for (let box = element.parentElement; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === 'hidden') shut.push({box, top: box.scrollTop, left: box.scrollLeft});
    }
    element.scrollIntoView({block: fits ? 'center' : 'start', inline: 'nearest', behavior: 'instant'});
    for (const {box, top, left} of shut) box.scrollTo({top, left, behavior: 'instant'});
    await settled();
    entry = await intersection();
  }
  const {left, top, width, height} = entry.intersectionRect;
  if (width === 0 || height === 0) return {point: null, covered: false};
  const own = (x: number, y: number) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot) {
      const deeper = hit.shadowRoot.elementFromPoint(x, y);
      if (!deeper || deeper === hit) break;
      hit = deeper;
    }
    for (let up: Node | null = hit; up; up = up instanceof ShadowRoot ? up.host : up.parentNode) {
      if (up === element) return true;
    }
    return false;
  };
  const middle = {x: left + width / 2, y: top + height / 2};
  if (own(middle.x, middle.y)) return {point: middle, covered: false};
  const steps = Array.from({length: 121}, (_, index) => ({
    x: left + (width * ((index % 11) + 0.5)) / 11,
    y: top + (height * (Math.floor(index / 11) + 0.5)) / 11,
  }));
  const far = (point: {x: number; y: number}) => Math.hypot(point.x - middle.x, point.y - middle.y);
  const free = steps.filter(({x, y}) => own(x, y)).sort((a, b) => far(a) - far(b));
  return {point: free[0] ?? middle, covered: free.length === 0};
}
