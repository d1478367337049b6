import type {ShownLink, SiteFacts} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {readTexts} from '../reading/body.ts';
import {doubtsOf, eachOnce, textMore} from '../reading/doubts.ts';
import {linksOf} from '../reading/links.ts';
import {firstOwn, own} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';
import {isOther} from './marks.ts';

/** Only one text of an item is its own; the same id stands in what is hung in below it. */
const TEXT = '#content-text';
/** The control below a text that does not fit; it is there, hidden, where all of it fits. */
const MORE = 'ytd-expander #more, #more.ytd-expander, tp-yt-paper-button#more, #expand';

export function textsIn(item: Element): Element[] {
  return own(item, TEXT, isOther).slice(0, 1);
}

export function linksIn(texts: () => readonly Element[]) {
  const isTag = ({address}: ShownLink) => /^\/hashtag\//.test(parseAddress(address)?.pathname ?? '');
  return {
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links.filter((one) => !isTag(one)),
    tags: () => linksOf(texts()).links.filter(isTag),
  };
}

export function doubtsIn(item: Element, texts: readonly Element[]): SiteFacts['doubts'] {
  const found = doubtsOf(item, isOther, readTexts(texts), 'inside');
  const more = firstOwn(item, MORE, isOther);
  if (more && isShown(more)) found.push(textMore());
  return eachOnce(found);
}
