import type {ShownCount} from '../../core/facts/facts.ts';
import {type Fence, firstOwn} from '../reading/own.ts';
import {wordsOf} from '../text.ts';

/** The button under a post, or the figure above the buttons of the post that the page is of. */
const COUNTS: Readonly<Record<string, string>> = {
  reposts: '[data-testid="repostCount-expanded"]',
  quotes: '[data-testid="quoteCount-expanded"]',
  likes: '[data-testid="likeCount-expanded"]',
  saves: '[data-testid="bookmarkCount-expanded"]',
};
const BUTTONS: Readonly<Record<string, string>> = {
  reposts: '[data-testid="repostBtn"]',
  likes: '[data-testid="likeBtn"]',
};

/** The figures of a post; that of its replies stands on their button. */
export function countsIn(item: Element, reply: string, isQuote: Fence): ShownCount[] {
  const shown = (selector: string | undefined) => {
    const words = selector && wordsOf(firstOwn(item, selector, isQuote))?.trim();
    return words && /\p{Nd}/u.test(words) ? words : undefined;
  };
  return Object.entries({replies: reply, ...COUNTS}).flatMap(([name, selector]) => {
    const words = shown(selector) ?? shown(BUTTONS[name]);
    return words ? [{name, shown: words}] : [];
  });
}
