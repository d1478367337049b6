import type {ElementHandle, Frame, Locator, Page} from 'playwright-core';
import {ScriptFailure} from './failure.ts';
import {forPage} from './page-function.ts';

/** A point of the top window's viewport, in CSS px. */
export type Point = {x: number; y: number};

type Seen = {point: Point | null; covered: boolean};

/** Looks for the element in every open shadow root; `frame` is a selector of the frame that holds it. */
export function elementOn(page: Page, selector: string, frame?: string): Locator {
  return (frame === undefined ? page.locator(selector) : page.frameLocator(frame).locator(selector)).first();
}

/** Waits until the element is on the page; tells in one sentence when it never comes. */
export async function waitForElement(locator: Locator, selector: string, timeoutMs = 10_000): Promise<void> {
  try {
    await locator.waitFor({state: 'visible', timeout: timeoutMs});
  } catch (error) {
    const broken = error instanceof Error && /not a valid selector|Unexpected token/.test(error.message);
    throw new ScriptFailure(
      2,
      broken ? `"${selector}" is not a CSS selector.` : `Nothing visible on the page answers to "${selector}".`,
    );
  }
}

/**
 * The middle of what shows of the element, scrolled into view if needed. Where something covers the middle,
 * the nearest point that is the element's own.
 */
export async function visibleMiddle(locator: Locator): Promise<Point> {
  const handle = await locator.elementHandle({timeout: 5000});
  if (!handle) throw new ScriptFailure(2, 'The element left the page.');
  const seen = await handle.evaluate(forPage(lookAt));
  if (!seen.point) throw new ScriptFailure(2, 'Nothing of the element can be scrolled into view.');
  const offset = await frameOffset(await handle.ownerFrame());
  return {x: seen.point.x + offset.x, y: seen.point.y + offset.y};
}

/** Where a frame's own viewport begins in the top window's. */
async function frameOffset(frame: Frame | null): Promise<Point> {
  const offset = {x: 0, y: 0};
  for (let inner = frame; inner?.parentFrame(); inner = inner.parentFrame()) {
    const corner = await ((await inner.frameElement()) as ElementHandle<Element>).evaluate((element) => {
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      return {
        x: box.x + element.clientLeft + Number.parseFloat(style.paddingLeft),
        y: box.y + element.clientTop + Number.parseFloat(style.paddingTop),
      };
    });
    offset.x += corner.x;
    offset.y += corner.y;
  }
  return offset;
}

/** Runs in the page. One function, because only its own text travels there. */
async function lookAt(node: Node): Promise<Seen> {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return {point: null, covered: false};
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
    element.scrollIntoView({block: fits ? 'center' : 'start', inline: 'nearest', behavior: 'instant'});
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
