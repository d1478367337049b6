import type {AroundItem} from '../site-adapter.ts';
import {holds, parentOf} from './dom.ts';

/** For pages that hang answers into what they answer: the items around one are what it answers, those in it its replies. */
export function nestedAround(
  item: Element,
  all: readonly Element[],
  findItem: (target: Element) => Element | undefined,
): AroundItem {
  const answered: Element[] = [];
  for (let at = itemAbove(item, findItem); at; at = itemAbove(at, findItem)) answered.unshift(at);
  return {answered, replies: all.filter((one) => one !== item && holds(item, one))};
}

function itemAbove(item: Element, findItem: (target: Element) => Element | undefined): Element | undefined {
  const parent = parentOf(item);
  const above = parent && findItem(parent);
  return above && above !== item && holds(above, item) ? above : undefined;
}

/**
 * For the page of one post, which stands below what it answers and above its replies. Of another item there, only what
 * stands above the post and the post itself are known to be answered by it, and only if it stands below.
 */
export function lineAround(item: Element, all: readonly Element[], post: Element | undefined): AroundItem {
  const [at, main] = [all.indexOf(item), post ? all.indexOf(post) : -1];
  if (at < 0 || main < 0) return {answered: [], replies: []};
  if (at === main) return {answered: all.slice(0, main), replies: all.slice(main + 1)};
  return at < main ? {answered: all.slice(0, at), replies: []} : {answered: all.slice(0, main + 1), replies: []};
}
