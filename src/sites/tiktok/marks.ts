import {parseAddress} from '../../core/facts/parse-address.ts';
import {addressIn, around, closest, everywhere, find, findAll, is, pageOf, parentOf} from '../reading/dom.ts';

// TikTok writes `data-e2e` for its own tests. The names change one by one, not all at once; class names are hashed,
// though the part behind the hash (`DivCommentItemWrapper`) tells what the box is.
export const COMMENT_TEXT = '[data-e2e="comment-level-1"], [data-e2e="comment-level-2"]';
export const COMMENT_NAME = '[data-e2e="comment-username-1"], [data-e2e="comment-username-2"]';
const FEED_ITEM = '[data-e2e="recommend-list-item-container"]';
const FILM_NAME = '[data-e2e="browse-username"], [data-e2e="video-author-uniqueid"], [data-e2e="video-author-avatar"]';
const FILM_TEXT = '[data-e2e="browse-video-desc"], [data-e2e="video-desc"]';
const FILM_COUNT = '[data-e2e="like-count"], [data-e2e="browse-like-count"]';
const BELOW_FILM = `${COMMENT_TEXT}, [data-e2e="comment-input"]`;
const PLAYER = '[data-e2e="browse-video"], [data-e2e="detail-video"], [id^="xgwrapper-"], video';

/** An account by the link to it. */
export function handleIn(link: Element | undefined): string | undefined {
  const path = parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '';
  return /^\/(@[\w.]{1,30})\/?$/.exec(path)?.[1];
}

/** Comments have no mark of their own: each is the box around one text and one name of the same rank. */
export function commentsOn(page: Document): Element[] {
  const texts = findAll(page, COMMENT_TEXT);
  const boxes = texts.flatMap((text) => commentAround(text) ?? []);
  return [...new Set(boxes)];
}

function commentAround(text: Element): Element | undefined {
  let box: Element | undefined;
  for (const at of around(text)) {
    if (at === text) continue;
    if (findAll(at, COMMENT_TEXT).length > 1 || find(at, FILM_TEXT) || is(at, 'body')) break;
    if (findAll(at, COMMENT_NAME).length === 1) box = at;
    // The face of who wrote it stands beside the rest and completes the comment.
    if (box && hasFace(box)) break;
  }
  return box;
}

function hasFace(box: Element): boolean {
  return find(box, 'a[href*="/@"] img, [data-e2e^="comment-avatar"]') !== undefined;
}

export function commentWith(target: Element): Element | undefined {
  for (const at of around(target)) {
    const texts = findAll(at, COMMENT_TEXT);
    const inside = is(at, COMMENT_TEXT) ? [at, ...texts] : texts;
    if (inside.length === 0) continue;
    const [only] = inside;
    const box = inside.length === 1 && only ? commentAround(only) : undefined;
    return box && [...around(target)].includes(box) ? box : undefined;
  }
  return undefined;
}

/** Films: one of a feed, or the one that a page is of, by what stands around its words and its author. */
export function filmsOn(page: Document): Element[] {
  const inFeed = findAll(page, FEED_ITEM).filter((one) => find(one, FILM_NAME));
  const alone = findAll(page, FILM_NAME)
    .filter((one) => !closest(one, FEED_ITEM))
    .flatMap((one) => filmAround(one) ?? []);
  return [...new Set([...inFeed, ...alone])];
}

function filmAround(name: Element): Element | undefined {
  let box: Element | undefined;
  for (const at of around(name)) {
    if (at === name) continue;
    const others = findAll(at, FILM_NAME).filter((one) => differs(one, name));
    if (is(at, 'body') || find(at, BELOW_FILM) || others.length > 0) break;
    if (find(at, FILM_TEXT)) box = at;
    // What people did with it stands beside the words and completes the film.
    if (box && find(box, FILM_COUNT)) break;
  }
  return box;
}

/** Whether two marks name different accounts. */
function differs(one: Element, other: Element): boolean {
  const [first, second] = [one, other].map((mark) => handleIn(closest(mark, 'a[href]') ?? find(mark, 'a[href]')));
  return first !== second;
}

export function filmWith(target: Element): Element | undefined {
  const films = filmsOn(pageOf(target));
  const inside = films.find((one) => [...around(target)].includes(one));
  if (inside) return inside;
  return closest(target, PLAYER) && films.length === 1 ? films[0] : undefined;
}

/** The comment that a reply stands under: the only one of the first rank in the thread that holds both. */
export function threadHead(reply: Element): Element | undefined {
  for (let at = parentOf(reply); at; at = parentOf(at)) {
    const heads = findAll(at, '[data-e2e="comment-level-1"]');
    if (heads.length > 1) return undefined;
    if (heads[0]) return commentAround(heads[0]);
  }
  return undefined;
}

export function isReply(comment: Element): boolean {
  return find(comment, '[data-e2e="comment-level-2"]') !== undefined;
}

/** Everything in a box that holds nothing but words. */
export function leavesIn(box: Element): Element[] {
  return [...everywhere(box, '*')].filter((one) => !find(one, '*'));
}
