import {around, closest, everywhere, findAll, holds, is, parentOf} from '../reading/dom.ts';
import {type Fence, onlyOne, own} from '../reading/own.ts';
import {wordsOf} from '../text.ts';

// Above each part of a reblog the app links to whose it is, and to the post that the part is from. What the blog of
// the post itself adds is marked.
const MARKS = {
  author: 'a[rel="author"]',
  itself: 'a[rel="bookmark"], a[rel="author"]',
  added: '[data-is-contributed-content="true"]',
} as const;

/** One part of a reblog: whose it is, where its link leads, and its words. */
export type Part = {blog: string; links: Element[]; isAdded: boolean; texts: Element[]};

/** The links that name whose a part of the post is: those of its header name the blog of the post. */
export function authorsBelow(item: Element, header: Element | undefined, words: string, fence: Fence): Element[] {
  return own(item, MARKS.author, fence).filter((one) => !closest(one, words) && !(header && holds(header, one)));
}

/**
 * The parts of a post, each with the words below the link that names its blog; undefined where words stand in none of
 * them, or a part does not say whose it is.
 */
export function partsOf(item: Element, authors: readonly Element[], texts: readonly Element[]): Part[] | undefined {
  const boxes = authors.map((author) => ({author, box: boxOf(item, author, authors)}));
  const parts = boxes.flatMap(({author, box}) => {
    const blog = wordsOf(author)?.trim();
    if (!box || !blog) return [];
    return {
      blog,
      links: [...everywhere(box, MARKS.itself)],
      isAdded: closest(author, MARKS.added) !== undefined,
      texts: texts.filter((text) => holds(box, text)),
    };
  });
  const isWhole =
    parts.length === authors.length && texts.every((text) => parts.some((part) => part.texts.includes(text)));
  return isWhole ? parts : undefined;
}

/** The outermost box that holds this link and that of no other part, and not all that the post has. */
function boxOf(item: Element, author: Element, authors: readonly Element[]): Element | undefined {
  let box: Element | undefined;
  for (const at of around(author)) {
    const isOthers = authors.some((one) => one !== author && holds(at, one));
    const added = onlyOne(findAll(at, MARKS.added));
    if (at === item || isOthers || is(at, 'article, :has(header)') || (added && !holds(added, author))) break;
    if (parentOf(at)) box = at;
  }
  return box;
}
