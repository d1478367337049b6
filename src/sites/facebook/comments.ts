import {saysEdited} from '../reading/control-words.ts';
import {addressIn, attr, closest, everywhere, filled, findAll, holds, is, pageOf} from '../reading/dom.ts';
import {oncePerGo} from '../reading/once.ts';
import {onlyOne} from '../reading/own.ts';
import {wordsOf} from '../text.ts';
import {accountAddress, type PostAddress, postAddress} from './address.ts';
import {fenceAtArticles, isComment, isNameLink, MARKS, ownIn} from './items.ts';

/** What a comment consists of. */
export type CommentParts = {
  /** The link with its time, which leads to itself. */
  time: Element | undefined;
  address: PostAddress | undefined;
  author: Element | undefined;
  /** The pieces of its text. */
  runs: Element[];
};

const NO_TEXT_IN = `a, ul, form, ${MARKS.button}, [role="textbox"], [contenteditable]`;
const LONGEST_LABEL = 24;

export const commentParts = oncePerGo((item: Element): CommentParts => {
  const isOthers = fenceAtArticles(item);
  const runs = ownIn(item, MARKS.run, isOthers).filter((run) => !isIn(run, NO_TEXT_IN, item));
  const outer = runs.filter((run) => !runs.some((other) => other !== run && holds(other, run)));
  const links = ownIn(item, 'a[href]', isOthers).filter((link) => !outer.some((run) => holds(run, link)));
  const itself = links.filter((link) => postAddress(addressIn(link, 'href'))?.comment);
  const addresses = new Set(itself.map((link) => postAddress(addressIn(link, 'href'))?.address));
  const time =
    addresses.size === 1
      ? itself.find((link) => wordsOf(link) !== undefined || everywhere(link, 'use').next().value)
      : undefined;
  return {time, address: time && postAddress(addressIn(time, 'href')), author: authorLink(item, links), runs: outer};
});

/** Whoever is named beside the text: where there are several, the one whom the comment's own label names. */
function authorLink(item: Element, links: readonly Element[]): Element | undefined {
  const names = links.filter((link) => attr(link, 'aria-hidden') !== 'true' && isNameLink(link));
  const accounts = new Map(names.map((link) => [accountAddress(addressIn(link, 'href'))?.address, link]));
  const all = [...accounts.values()];
  return all.length < 2
    ? all[0]
    : onlyOne(all.filter((link) => filled(item, 'aria-label')?.includes(wordsOf(link) ?? '\0')));
}

/** A word beside the text that says so, in the languages that are known. */
export function editedMark(item: Element, runs: readonly Element[]): Element | undefined {
  const words = ownIn(item, `${MARKS.button}, span, li, div`, fenceAtArticles(item)).filter(
    (one) => !runs.some((run) => holds(run, one)),
  );
  return words.find((one) => {
    const label = wordsOf(one);
    return label !== undefined && label.length <= LONGEST_LABEL && saysEdited(label);
  });
}

/**
 * The comment that a reply answers. Its address names only the top of the thread, and replies to replies look the same;
 * its label names whom it answers, so it is the top if that is by them and nothing else in the thread is.
 */
export function answeredComment(item: Element): Element | undefined {
  const own = commentParts(item);
  const top = own.address?.comment?.top;
  const label = filled(item, 'aria-label')?.replace(wordsOf(own.author) ?? '', '');
  if (!top || label === undefined) return undefined;
  const thread = findAll(pageOf(item), MARKS.article)
    .filter((one) => one !== item)
    .flatMap((one) => inThread(one, top));
  const named = thread.filter(({name}) => label.includes(name));
  const answered = onlyOne(
    named.filter(({name}) => !named.some((other) => other.name !== name && other.name.includes(name))),
  );
  return answered?.id === top && thread.filter(({name}) => name === answered.name).length === 1
    ? answered.item
    : undefined;
}

function inThread(item: Element, top: string): {item: Element; id: string; name: string}[] {
  // A look at the addresses alone first: of hundreds of comments, few are of the thread.
  const links = findAll(item, 'a[href*="comment_id="]').map((link) => postAddress(addressIn(link, 'href'))?.comment);
  if (!links.some((comment) => comment?.id === top || comment?.top === top) || !isComment(item)) return [];
  const {address, author} = commentParts(item);
  const [comment, name] = [address?.comment, wordsOf(author)];
  return comment && name && (comment.id === top || comment.top === top) ? [{item, id: comment.id, name}] : [];
}

function isIn(element: Element, selector: string, item: Element): boolean {
  const box = closest(element, selector);
  return box !== undefined && box !== item && holds(item, box) && !is(item, selector);
}
