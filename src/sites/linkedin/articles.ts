import type {Fact, ItemKind, Reference, ShownCount, SiteFacts} from '../../core/facts/facts.ts';
import {timeOfLinkedInId} from '../../core/facts/id-time.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {saysHowMany} from '../reading/control-words.ts';
import {attr, closest, everywhere, find, is, parentOf} from '../reading/dom.ts';
import {doubtsOf, eachOnce, repost} from '../reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {linksOf, partLinks} from '../reading/links.ts';
import {isContentPicture, mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {type Fence, firstOwn, own} from '../reading/own.ts';
import {type ItemReaders, readAll} from '../reading/read-item.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';
import {APP_THREAD, KINDS, type Kind} from './layouts.ts';
import {timeWords} from './time-words.ts';
import {accountIn, addressOf, isAccountLink, isTagLink, profileIn, type Urn, urnIn, urnName} from './urns.ts';

/** Boxes of items in the builds that mark what everything is. */
export const MARKED = KINDS.map(({box}) => box).join(', ');
const COMMENTS = KINDS.filter(({isComment}) => isComment)
  .map(({box}) => box)
  .join(', ');

/** Controls among the words. */
const CONTROL = 'button, [role="button"]';
const VERIFIED = '.text-view-model__verified-icon';
const PUBLIC = '[data-test-icon^="globe-americas"]';
const NO_URN = 'The page does not name the number of the item.';
const OF_WHOM =
  'A line above the post says who brought it here, and its number may be that of their repost: so it was not read.';

/** The item of a box: a post that another one passes on is no item of its own. */
export function findArticle(box: Element): Element | undefined {
  const above = parentOf(box);
  const outer = above && closest(above, MARKED);
  if (!outer || is(box, COMMENTS)) return box;
  return is(outer, COMMENTS) ? box : findArticle(outer);
}

export function isCommentArticle(item: Element): boolean {
  return is(item, COMMENTS);
}

/** How many comments the page says that a post has. */
export function commentCount(post: Element): number | undefined {
  const kind = kindOf(post);
  const shown = kind && wordsOf(firstOwn(post, kind.comments, fenceOf(kind)));
  return shown === undefined ? undefined : saysHowMany(shown);
}

export function readArticle(item: Element, look: Look, viewer: () => SiteFacts['viewer']): SiteFacts {
  const kind = kindOf(item);
  if (!kind) throw new Error('no kind of LinkedIn item');
  return readAll(item, readers(item, kind, viewer), look);
}

function kindOf(item: Element): Kind | undefined {
  return KINDS.find(({box}) => is(item, box));
}

/** Comments below a post and the post that it passes on are not its own; nor is the line above it. */
function fenceOf({quote, header}: Kind): Fence {
  return (element) => is(element, `${COMMENTS}, ${quote}, ${header}`);
}

function readers(item: Element, kind: Kind, viewer: () => SiteFacts['viewer']): ItemReaders {
  const isOther = fenceOf(kind);
  const first = (selector: string) => firstOwn(item, selector, isOther);
  const texts = once(() => own(item, kind.text, isOther).slice(0, 1));
  const read = once(() => readTexts(texts(), (element) => is(element, CONTROL)));
  const name = once(() => wordsOf(first(kind.name))?.trim());
  // A post without its author's mark is of another build, in which its number may mean something else.
  const urn = once(() => (name() || kind.isComment ? urnOf(item, kind) : undefined));
  const ambiguous = once(() => !kind.isComment && urn() === undefined && headerOf(item, kind) !== undefined);
  const noUrn = () => (ambiguous() ? OF_WHOM : NO_URN);
  const profile = once(() => first(kind.profile));
  const time = once(() => timeWords(wordsOf(first(kind.time))));
  const links = once(() => partLinks(linksOf(texts()), isTagLink, isAccountLink));
  const passedOnBy = once(() => passedOn(item, kind));
  return {
    platform: () => ({value: 'linkedin', from: 'address'}),
    itemKind: () => itemKind(item, kind),
    id: () => fact(given(urn(), urnName), 'attribute', noUrn()),
    permalink: () => fact(given(urn(), addressOf), 'attribute', noUrn()),
    displayName: () => fact(name(), 'text', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () => fact(profileIn(profile()), 'attribute', WHY.profile),
    accountId: () => fact(accountIn(profile()), 'attribute', WHY.accountId),
    verified: () =>
      markedTrue(
        own(item, VERIFIED, isOther).some((one) => closest(one, kind.title)),
        WHY.verified,
      ),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(time().edited, WHY.edited),
    audience: () => fact(first(`${kind.time} ${PUBLIC}`) && 'public', 'attribute', WHY.audience),
    shownTime: () => fact(time().shown, 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => timeOfLinkedInId(urn()?.comment ?? urn()?.postId ?? ''),
    clock: 'viewer',
    inReplyTo: () => (kind.isComment ? [answered(item)] : []),
    quotes: () =>
      own(item, kind.quote, (one) => is(one, COMMENTS))
        .slice(0, 1)
        .map((one) => quoted(one, kind)),
    passedOnBy: () => passedOnBy(),
    mentions: () => links().mentions,
    tags: () => links().tags,
    links: () => links().links,
    counts: () => countsOf(item, kind),
    media: () =>
      own(item, kind.media, isOther)
        .filter((one) => !is(one, 'img') || isContentPicture(one))
        .map((one) => mediaFact(one)),
    viewer,
    doubts: () => {
      const found = doubtsOf(item, isOther, read(), 'inside');
      const by = passedOnBy()?.displayName;
      return eachOnce(by && 'value' in by ? [...found, repost(by.value)] : found);
    },
  };
}

function given<T, R>(value: T | undefined, make: (value: T) => R): R | undefined {
  return value === undefined ? undefined : make(value);
}

function itemKind(item: Element, kind: Kind): Fact<ItemKind> {
  if (!kind.isComment) return {value: 'post', from: 'attribute'};
  if (commentAbove(item)) return {value: 'reply', from: 'attribute'};
  // A reply that hangs beside its comment is told by its class name only.
  return is(item, SURE_COMMENT) ? {value: 'comment', from: 'attribute'} : {missing: WHY.kind};
}

const SURE_COMMENT = `section, .comments-comment-entity:not(${APP_THREAD.reply})`;

/**
 * What an item is called. Under a line that says who brought it here the number may be that of a repost; public pages
 * then name the post itself beside it.
 */
function urnOf(item: Element, kind: Kind): Urn | undefined {
  if (kind.isComment) {
    const named =
      urnIn(attr(item, 'data-id')) ??
      urnIn(attr(firstOwn(item, COMMENT_URN, fenceOf(kind)) ?? item, 'data-semaphore-content-urn'));
    return named?.comment ? named : undefined;
  }
  const here = urnIn(attr(item, 'data-urn')) ?? urnIn(attr(item, 'data-activity-urn'));
  const original = urnIn(attr(item, 'data-featured-activity-urn'));
  const hasQuote = own(item, kind.quote, (one) => is(one, COMMENTS)).length > 0;
  if (original && here && original.post !== here.post) return hasQuote ? here : original;
  const header = headerOf(item, kind);
  return header && !original && !hasQuote && !saysReaction(header) ? undefined : here;
}

const COMMENT_URN = 'a[data-semaphore-content-urn]';

/** The line above a post, where it names somebody. */
function headerOf(item: Element, {header}: Kind): Element | undefined {
  return own(item, header, (one) => is(one, COMMENTS)).find((one) => find(one, 'a'));
}

const REACTIONS =
  /\b(likes?|loves?|celebrates?|supports?|commented on|replied to|finds? this (insightful|funny)|is curious about) (this|.+ comment)/i;

function saysReaction(header: Element): boolean {
  return REACTIONS.test(wordsOf(header) ?? '');
}

/** Who reposted it: told by the words, or on public pages by the post having a number beside that of the repost. */
function passedOn(item: Element, kind: Kind): SiteFacts['passedOnBy'] {
  const header = headerOf(item, kind);
  if (!header || kind.isComment) return undefined;
  const [here, original] = [urnIn(attr(item, 'data-activity-urn')), urnIn(attr(item, 'data-featured-activity-urn'))];
  const isRepost = here && original && here.post !== original.post;
  if (!isRepost && !/\breposted this\b/i.test(wordsOf(header) ?? '')) return undefined;
  const link = [...everywhere(header, 'a[href]')].find((one) => wordsOf(one)?.trim());
  return {
    displayName: fact(wordsOf(link)?.trim(), 'text', WHY.displayName),
    handle: {missing: WHY.handle},
    profile: fact(profileIn(link), 'attribute', WHY.profile),
  };
}

function commentAbove(item: Element): Element | undefined {
  const parent = parentOf(item);
  const around = parent && closest(parent, COMMENTS);
  if (around || !is(item, APP_THREAD.reply)) return around;
  const thread = closest(item, APP_THREAD.box);
  return thread && [...everywhere(thread, COMMENTS)].find((one) => !is(one, APP_THREAD.reply));
}

function answered(item: Element): Reference {
  const above = commentAbove(item) ?? (is(item, APP_THREAD.reply) ? undefined : closest(item, MARKED_POSTS));
  const kind = above && kindOf(above);
  if (!above || !kind) return reference({});
  const isOther = fenceOf(kind);
  const name = wordsOf(firstOwn(above, kind.name, isOther))?.trim();
  return reference({
    permalink: fact(given(name ? urnOf(above, kind) : undefined, addressOf), 'attribute', NO_URN),
    author: fact(name, 'text', WHY.displayName),
    text: textFact(readTexts(own(above, kind.text, isOther).slice(0, 1), (element) => is(element, CONTROL))),
  });
}

const MARKED_POSTS = KINDS.filter(({isComment}) => !isComment)
  .map(({box}) => box)
  .join(', ');

function quoted(quote: Element, kind: Kind): Reference {
  const all = (selector: string) => [...everywhere(quote, selector)];
  const link = all('a.update-components-mini-update-v2__link-to-details-page[href]')[0];
  const urn = urnIn(attr(quote, 'data-activity-urn')) ?? urnIn(link && attr(link, 'href'));
  return {
    permalink: fact(given(urn, addressOf), 'attribute', WHY.permalink),
    author: fact(wordsOf(all(kind.quoteName)[0])?.trim(), 'text', WHY.displayName),
    text: textFact(readTexts(all(kind.quoteText).slice(0, 1), (element) => is(element, CONTROL))),
  };
}

function countsOf(item: Element, kind: Kind): ShownCount[] {
  const isOther = fenceOf(kind);
  const named = (['reactions', 'comments'] as const).flatMap((name) => {
    const shown = wordsOf(firstOwn(item, kind[name], isOther))?.trim();
    return shown && /\p{Nd}/u.test(shown) ? [{name, shown}] : [];
  });
  // Nothing but its words tells this figure from others.
  const reposts = own(item, kind.figures, isOther).map((one) => wordsOf(one)?.trim() ?? '');
  return [
    ...named,
    ...reposts
      .filter((words) => /^\d[\d.,]*[KM]? reposts?$/i.test(words))
      .slice(0, 1)
      .map((shown) => ({name: 'reposts', shown})),
  ];
}
