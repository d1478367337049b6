import {is, rawText} from '../reading/dom.ts';
import type {Fence} from '../reading/own.ts';
import {isItem} from './items.ts';
import {MARKS} from './marks.ts';

/** What in an item is not its own: other items, quotes, cited posts. A box with the item's very words is itself. */
export function fenceOf(item: Element): Fence {
  const whole = rawText(item).trim();
  const known = new Map<Element, boolean>();
  return (element) => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const fenced = is(element, MARKS.inner) || (isItem(element) && rawText(element).trim() !== whole);
    known.set(element, fenced);
    return fenced;
  };
}
