import {everywhere, is, parentOf} from './dom.ts';

/**
 * Whether something that is not the item's own begins at an element: a quoted post, an answer, another item. What
 * lies behind a fence is never taken for the item's author, time or text.
 */
export type Fence = (element: Element) => boolean;

/** A fence at everything that matches. */
export function fenceAt(selector: string): Fence {
  return (element) => is(element, selector);
}

/** Whether an element lies in the item with no fence between. */
export function isOwn(item: Element, element: Element, fence: Fence): boolean {
  for (let at: Element | undefined = element; at; at = parentOf(at)) {
    if (at === item) return true;
    if (fence(at)) return false;
  }
  return false;
}

/** All of the item's own that match, in page order, open shadow roots included. */
export function own(item: Element, selector: string, fence: Fence): Element[] {
  return [...everywhere(item, selector)].filter((element) => isOwn(item, element, fence));
}

export function firstOwn(item: Element, selector: string, fence: Fence): Element | undefined {
  for (const element of everywhere(item, selector)) if (isOwn(item, element, fence)) return element;
  return undefined;
}

/** The only one, or undefined where there is none or more than one: then nothing says which is meant. */
export function onlyOne<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}
