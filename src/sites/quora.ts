import type {Fact, ItemKind, ShownCount, ShownPlace} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {readTexts, textFact} from './reading/body.ts';
import {isFigure} from './reading/control-words.ts';
import {addressIn, attr, closest, everywhere, find, holds, is, pageOf, parentOf, styleOf, tag} from './reading/dom.ts';
import {doubtsOf, eachOnce, sponsored, textMore} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {openersIn} from './reading/openers.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Quora's own names for its tests stand among classes that only say how things look.
const MARKS = {
  answer: '[class*="dom_annotate_question_answer_item"]',
  story: '[class*="puppeteer_test_tribe_post_item_feed_story"]',
  content: '[class*="puppeteer_test_answer_content"]',
  question: '[class*="puppeteer_test_question_title"]',
  space: '[class*="puppeteer_test_tribe_name"]',
  // A block of words. A comment has one; elsewhere many things are such blocks.
  block: '[class*="qu-wordBreak--break-word"]',
  // What is cut off behind this is not in the page.
  more: '.qt_read_more',
  profile: 'a[href*="/profile/"]',
  answerLink: 'a[href*="/answer/"]:not([href*="comment_id="])',
  // The row of buttons that ends an answer; its comments stand below.
  bar: '[class*="dom_annotate_answer_action_bar"]',
  upvote: '[class*="puppeteer_test_votable_upvote_button"]',
  promoted: '[class*="dom_annotate_ad_promoted_answer"]',
  // The only thing that tells a comment: the link around its time.
  commentLink: 'a[href*="comment_id="]',
} as const;

const BOXES = `${MARKS.answer}, ${MARKS.story}`;

/** Answers, posts of spaces and comments on Quora. */
export const quora: SiteAdapter = {
  id: 'quora',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => /(^|\.)quora\.com$/.test(hostname),
  listItems: (page) =>
    [...everywhere(page, `${BOXES}, ${MARKS.commentLink}`)].flatMap((one) =>
      is(one, BOXES) ? one : (commentAt(one) ?? []),
    ),
  findItem: (target) => commentAround(target) ?? boxAround(target),
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, is(item, BOXES) ? boxReaders(item) : commentReaders(item), look),
  conversation: (page) => ({
    items: quora.listItems(page),
    total: null,
    isCounted: () => true,
    openers: openersIn(page, (one) => is(one, BOXES)),
    grows: 'down',
  }),
  // All comments of a thread stand side by side; their depth shows only as an indent.
  around: () => ({answered: [], replies: []}),
};

/** The outermost box that holds this comment's link and no other's, and no answer. */
function commentAt(link: Element): Element | undefined {
  let comment: Element | undefined;
  for (let at = parentOf(link); at && tag(at) !== 'body'; at = parentOf(at)) {
    const others = [...everywhere(at, MARKS.commentLink)].length;
    if (others > 1 || is(at, BOXES) || find(at, `${MARKS.content}, ${MARKS.answerLink}`)) break;
    comment = at;
  }
  // A link alone is no comment: one of a comment stands with its author.
  return comment && find(comment, MARKS.profile) ? comment : undefined;
}

function commentAround(target: Element): Element | undefined {
  for (let at: Element | undefined = target; at && !is(at, BOXES); at = parentOf(at)) {
    const link = is(at, MARKS.commentLink) ? at : find(at, MARKS.commentLink);
    const comment = link && commentAt(link);
    if (link) return comment && holds(comment, target) ? comment : undefined;
  }
  return undefined;
}

/** What stands below the buttons of an answer is of its comments, also where none is told apart. */
function boxAround(target: Element): Element | undefined {
  const box = closest(target, BOXES);
  const bar = box && [...everywhere(box, MARKS.bar)].at(-1);
  if (!box || !bar || holds(bar, target) || holds(target, bar)) return box;
  const all = [...everywhere(box, '*')];
  return all.indexOf(target) > all.indexOf(bar) && !find(target, MARKS.content) ? undefined : box;
}

/** Comments in an answer are not its own. */
function fenceOf(item: Element): Fence {
  const comments = new Set([...everywhere(item, MARKS.commentLink)].flatMap((link) => commentAt(link) ?? []));
  return (element) => element !== item && (comments.has(element) || is(element, BOXES));
}

function common(item: Element, texts: () => Element[], fence: Fence): ItemReaders {
  const read = once(() => readTexts(texts(), (element) => is(element, MARKS.more)));
  const author = once(() =>
    own(item, MARKS.profile, fence).find(
      (one) => isAccountLink(one) && !texts().some((text) => holds(text, one)) && wordsOf(one),
    ),
  );
  return {
    ...nothingRead('quora', () => VIEWER_UNKNOWN),
    displayName: () => fact(wordsOf(author())?.trim(), 'text', WHY.displayName),
    profile: () => fact(profileIn(author()), 'attribute', WHY.profile),
    text: () => textFact(read()),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links,
    media: () =>
      texts()
        .flatMap((text) => [...everywhere(text, 'img')])
        .filter(isContentPicture)
        .map((one) => mediaFact(one)),
    doubts: () => {
      const found = doubtsOf(item, fence, read(), 'inside');
      if (own(item, MARKS.more, fence).some((one) => isShown(one))) found.push(textMore());
      if (closest(item, MARKS.promoted)) found.push(sponsored());
      return eachOnce(found);
    },
  };
}

function boxReaders(item: Element): ItemReaders {
  const fence = fenceOf(item);
  const texts = once(() => own(item, MARKS.content, fence).slice(0, 1));
  const link = once(() => permalink(item, texts(), fence));
  const path = once(() => parseAddress(addressIn(link(), 'href') ?? ''));
  return {
    ...common(item, texts, fence),
    itemKind: () => ({value: is(item, MARKS.answer) ? 'reply' : 'post', from: 'attribute'}),
    id: () => fact(path()?.pathname.replace(/^\//, ''), 'address', WHY.id),
    permalink: () => fact(path() && `${path()?.origin}${path()?.pathname}`, 'address', WHY.permalink),
    shownTime: () => fact(wordsOf(link())?.trim(), 'text', WHY.shown),
    counts: () => upvotesOf(firstOwn(item, MARKS.upvote, fence)),
    standsIn: () => [
      ...placeOf('thread', questionOf(item, fence)),
      ...placeOf('community', firstOwn(item, MARKS.space, fence)),
    ],
  };
}

/** "Upvote · 12": the number stands by itself behind the dot. */
function upvotesOf(button: Element | undefined): ShownCount[] {
  const [label, shown, ...more] = (wordsOf(button) ?? '').split(/[·\n]/).map((part) => part.trim());
  return label && shown && more.length === 0 && isFigure(shown) ? [{name: 'upvotes', shown}] : [];
}

function questionOf(item: Element, fence: Fence): Element | undefined {
  const inside = firstOwn(item, MARKS.question, fence);
  return inside ?? onlyOne([...everywhere(pageOf(item), MARKS.question)].filter((one) => !closest(one, BOXES)));
}

/** The link around the time: to the answer, or, of a post in a space, to what stands under its author's name. */
function permalink(item: Element, texts: readonly Element[], fence: Fence): Element | undefined {
  const shape = is(item, MARKS.answer) ? /^(?:\/[^/]+)?\/answer\/[^/]+\/?$/ : /^\/profile\/[^/]+\/[^/]+\/?$/;
  return own(item, 'a[href]', fence).find((one) => {
    const path = parseAddress(addressIn(one, 'href') ?? '')?.pathname ?? '';
    return shape.test(path) && !texts.some((text) => holds(text, one)) && wordsOf(one);
  });
}

function commentReaders(item: Element): ItemReaders {
  const fence: Fence = () => false;
  const link = once(() => find(item, MARKS.commentLink));
  const key = once(() => parseAddress(addressIn(link(), 'href') ?? ''));
  const texts = once(() => {
    const blocks = own(item, MARKS.block, fence).filter(
      (one) => !find(one, MARKS.profile) && !closest(one, 'a, button'),
    );
    const outermost = blocks.filter((one) => !blocks.some((other) => other !== one && holds(other, one)));
    return outermost.length === 1 ? outermost : [];
  });
  const number = () => /^\d+$/.exec(key()?.searchParams.get('comment_id') ?? '')?.[0];
  return {
    ...common(item, texts, fence),
    itemKind: () => kindOfComment(item),
    id: () => fact(number(), 'address', WHY.id),
    permalink: () =>
      fact(key() && number() && `${key()?.origin}${key()?.pathname}?comment_id=${number()}`, 'address', WHY.permalink),
    shownTime: () => fact(wordsOf(link())?.trim(), 'text', WHY.shown),
    inReplyTo: () => [reference({})],
  };
}

/** All comments of a thread stand side by side: one that stands further in than another above it answers a comment. */
function kindOfComment(item: Element): Fact<ItemKind> {
  const thread = [...everywhere(parentOf(item) ?? item, MARKS.commentLink)].flatMap((link) => commentAt(link) ?? []);
  const isIndented = thread.slice(0, Math.max(0, thread.indexOf(item))).some((one) => indentOf(item, one) >= INDENT_PX);
  return isIndented ? {value: 'reply', from: 'attribute'} : {missing: NO_INDENT};
}

const INDENT_PX = 20;
const NO_INDENT =
  'The page shows only by an indent whether it answers another comment, and it stands further in than none.';
const {getBoundingClientRect} = Element.prototype;

/** How much further from the edge, at which lines begin, the face of one stands than that of another. */
function indentOf(item: Element, other: Element): number {
  const [here, there] = [item, other].map((one) => getBoundingClientRect.call(find(one, MARKS.profile) ?? one));
  if (!here || !there || here.width === 0 || there.width === 0) return 0;
  return styleOf(item).direction === 'rtl' ? there.right - here.right : here.left - there.left;
}

function placeOf(kind: ShownPlace['kind'], name: Element | undefined): ShownPlace[] {
  const words = wordsOf(name)?.trim();
  if (!name || !words) return [];
  const link = closest(name, 'a[href]') ?? find(name, 'a[href]');
  return [
    {
      kind,
      name: {value: words, from: 'text'},
      address: fact(addressIn(link, 'href'), 'attribute', 'No address of it was found beside its name.'),
    },
  ];
}

/** What stands under an author's name in the address is what they wrote. */
function isAccountLink(link: Element): boolean {
  return /^\/profile\/[^/]+\/?$/.test(parseAddress(addressIn(link, 'href') ?? '')?.pathname ?? '');
}

function profileIn(link: Element | undefined): string | undefined {
  const url = parseAddress(addressIn(link, 'href') ?? '');
  const path = url && /^\/profile\/[^/]+/.exec(url.pathname)?.[0];
  return link && attr(link, 'href') && path ? `${url.origin}${path}` : undefined;
}

// Tried on drawings of: /<question>, a feed with posts of spaces, comments under an answer.
// Rests on: another extension's reader, measured 2026-10-01 (comments in one row, told apart by an indent alone); upvotes
// and paid answers: the selector lists of two public command-line readers, seen 2026-05 to 2026-11.
