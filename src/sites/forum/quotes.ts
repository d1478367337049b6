import type {Reference} from '../../core/facts/facts.ts';
import {plainAddress} from '../../core/facts/plain-address.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {addressIn, everywhere, filled, holds, is} from '../reading/dom.ts';
import {fact} from '../reading/facts.ts';
import {isOwn} from '../reading/own.ts';
import {wordsOf} from '../text.ts';

/** How a forum's software shows words that a post takes from another. `''` where it has none of it. */
export type QuoteMarks = {
  /** The whole box, with the line that says whose the words are. */
  box: string;
  /** In it, what is no quoted word: the line that says whose, controls. */
  head: string;
  /** Where the quoted words stand; `''` where they stand in the box itself. */
  body: string;
  /** What names nothing but the author. */
  author: string;
  /** The attribute of the box that names nothing but the author. */
  authorIn?: string;
  /** Where the author's name stands in one line with the page's words: its first group is the name. */
  authorLine?: RegExp;
  /** The link to the post that the words are from. */
  link: string;
};

/** What the words of a post quote: the boxes in them, not those that stand in such a box. */
export function quotesIn(texts: readonly Element[], marks: QuoteMarks): Reference[] {
  if (marks.box === '') return [];
  const boxes = texts.flatMap((text) => [...everywhere(text, marks.box)]);
  const outer = boxes.filter((box) => !boxes.some((other) => other !== box && holds(other, box)));
  return outer.map((box) => quoteIn(box, marks));
}

function quoteIn(box: Element, marks: QuoteMarks): Reference {
  const body = firstIn(box, marks.body, () => false) ?? box;
  const isOther = (one: Element) => is(one, marks.box) && one !== body && one !== box;
  const author = filled(box, marks.authorIn ?? '') ?? nameIn(firstIn(box, marks.author, isOther), marks);
  const address = addressIn(firstIn(box, marks.link, isOther), 'href');
  return {
    permalink: fact(address && plainAddress(address), 'attribute', 'The quote does not say where it is from.'),
    author: fact(author, 'text', 'The quote does not say whose it is.'),
    text: textFact(
      readTexts([body], (one) => isOther(one) || (marks.head !== '' && is(one, marks.head))),
      'The quote shows no text.',
    ),
  };
}

function nameIn(element: Element | undefined, {authorLine}: QuoteMarks): string | undefined {
  if (!authorLine) return wordsOf(element);
  const line = wordsOf(element, (one) => is(one, 'a, span'));
  return line === undefined ? undefined : authorLine.exec(line)?.[1];
}

function firstIn(box: Element, selector: string, isOther: (one: Element) => boolean): Element | undefined {
  return selector === '' ? undefined : [...everywhere(box, selector)].find((one) => isOwn(box, one, isOther));
}
