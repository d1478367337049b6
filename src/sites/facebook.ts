import type {Fact, Reference, ShownCount, ShownLink, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {plainAddress} from '../core/facts/plain-address.ts';
import {
  accountAddress,
  groupIn,
  isHashtag,
  type PostAddress,
  postAddress,
  withoutComment,
  withoutReply,
} from './facebook/address.ts';
import {answeredComment, type CommentParts, commentParts, editedMark} from './facebook/comments.ts';
import {aroundItem, conversationOn, postIdOf} from './facebook/conversation.ts';
import {
  fenceAtArticles,
  isComment,
  isNameLink,
  itemAround,
  itemsOn,
  MARKS,
  type PostParts,
  partsOf,
  postsOn,
} from './facebook/items.ts';
import {timeInData, viewerIn} from './facebook/page-data.ts';
import {timeWords} from './facebook/shown-words.ts';
import {readLines, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, filled, findAll, holds, is, pageOf, parentOf} from './reading/dom.ts';
import {doubtsOf, eachOnce, sponsored, textMore} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, type PartedLinks, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {type ShownText, wordsOf} from './text.ts';

const COUNTS: Readonly<Record<string, string>> = {
  likes: MARKS.like,
  comments: '[data-ad-rendering-role="comment_button"]',
  shares: '[data-ad-rendering-role="share_button"]',
};
/** Title and description of a page that the post links to. */
const CARD = '[data-ad-rendering-role="title"], [data-ad-rendering-role="description"]';
const ICON = 'svg[aria-label], [role="img"][aria-label], i[aria-label]';

const NO_LINK = 'Facebook had not written the address of the item into the page.';
const NO_HANDLE = 'Facebook shows no account names in posts, only names of persons.';

/** Posts and comments of Facebook: feeds, profiles, groups, a post's own page, the comments beside a film. */
export const facebook: SiteAdapter = {
  id: 'facebook',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname, pathname}) =>
    /^(?:(?:www|web)\.)?facebook\.com$/.test(hostname) && !/^\/messages(?:\/|$)/.test(pathname),
  listItems: itemsOn,
  findItem: itemAround,
  readViewer: viewerIn,
  readFacts: (item, look) => readAll(item, isComment(item) ? ofComment(item, look) : ofPost(item, look), look),
  conversation: conversationOn,
  around: aroundItem,
};

function ofPost(item: Element, look: Look): ItemReaders {
  const parts = once(() => partsOf(item));
  const author = once(() => authorOf(parts()));
  const address = once(() => postAddress(addressIn(parts().time, 'href')));
  const body = once(() => parts().message);
  return {
    ...shared(item, look, {
      author,
      address,
      time: once(() => postTime(item, parts(), address())),
      bodies: once(() => [body()].filter((one) => one !== undefined)),
      isOthers: once(() => parts().isOthers),
    }),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    edited: () => ({missing: WHY.edited}),
    audience: () => audienceOf(parts()),
    inReplyTo: () => [],
    quotes: () => parts().shared.map(sharedPost),
    counts: () => countsOf(item, parts().isOthers),
    media: () => mediaOf(item, (one) => parts().isOthers(one) || one === parts().head || is(one, CARD)),
  };
}

function ofComment(item: Element, look: Look): ItemReaders {
  const parts = once(() => commentParts(item));
  const isOthers = fenceAtArticles(item);
  return {
    ...shared(item, look, {
      author: () => parts().author,
      address: () => parts().address,
      time: () => parts().time,
      bodies: () => parts().runs,
      isOthers: () => isOthers,
    }),
    itemKind: () => commentKind(parts().address),
    edited: () => markedTrue(editedMark(item, parts().runs), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    inReplyTo: () => answered(item, parts()),
    quotes: () => [],
    counts: () => [],
    media: () => mediaOf(item, isOthers),
  };
}

/** Where the parts of an item are, whatever it is. */
type Parts = {
  author(): Element | undefined;
  address(): PostAddress | undefined;
  time(): Element | undefined;
  bodies(): Element[];
  isOthers(): Fence;
};

function shared(item: Element, look: Look, {author, address, time, bodies, isOthers}: Parts) {
  const account = once(() => accountAddress(addressIn(author(), 'href')));
  const read = once(() => readRuns(bodies()));
  const parted = once(() => linksAmong(bodies()));
  const id = () => address()?.comment?.id ?? address()?.postId;
  return {
    platform: () => ({value: 'facebook', from: 'address'}) as const,
    id: () => fact(id(), 'address', NO_LINK),
    permalink: () => fact(address()?.address, 'address', NO_LINK),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => ({missing: NO_HANDLE}),
    profile: () => fact(account()?.address, 'address', WHY.profile),
    accountId: () => fact(account()?.accountId, 'address', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => fact(languageOf(item, bodies()), 'attribute', WHY.language),
    shownTime: () => fact(shownTime(time(), look), 'text', WHY.shown),
    writtenTime: () => fact(timeInData(pageOf(item), address()?.address ?? ''), 'meta', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer' as const,
    standsIn: () => placesOf(item, address()),
    mentions: () => parted().mentions,
    links: () => parted().links,
    tags: () => parted().tags,
    viewer: () => viewerIn(pageOf(item)),
    doubts: () => doubts(item, isOthers(), bodies(), read()),
  };
}

/** Buttons in a text ("See more") are not its words. */
function readRuns(runs: readonly Element[]): ShownText {
  return readLines(runs, (element) => is(element, MARKS.button));
}

/** An account is named by its bare name, without a sign. */
function linksAmong(bodies: readonly Element[]): PartedLinks {
  const parted = partLinks(
    linksOf(bodies),
    ({address}) => isHashtag(address),
    ({address}) => accountAddress(address) !== undefined,
  );
  const plain = (all: ShownLink[]) => all.map(({shown, address}) => ({shown, address: plainAddress(address)}));
  return {mentions: plain(parted.mentions), links: parted.links, tags: plain(parted.tags)};
}

/** A group's post in a feed has the group's name at its head, and its author below. */
function authorOf({name, head}: PostParts): Element | undefined {
  if (!name) return undefined;
  const [first] = [...everywhere(name, 'a[href]')].filter((link) => wordsOf(link) !== undefined);
  if (first && isNameLink(first)) return first;
  const below = head ? [...everywhere(head, 'a[href]')].filter((link) => !holds(name, link) && isNameLink(link)) : [];
  return first && groupIn(addressIn(first, 'href')) ? onlyOne(below) : undefined;
}

/** Advertisements have "Sponsored" in the place of the time, in a link that leads to no post. */
function postTime(item: Element, {time, isOthers}: PostParts, address: PostAddress | undefined): Element | undefined {
  const isPaid = !address && own(item, MARKS.call, isOthers).length > 0;
  return isPaid ? undefined : time;
}

/** A time that was pointed at is told in full beside it. Without an address, words without a number may be no time. */
function shownTime(link: Element | undefined, look: Look): string | undefined {
  if (!link) return undefined;
  const words = tooltipOf(link) ?? timeWords(link, look);
  return postAddress(addressIn(link, 'href')) || /\p{Nd}/u.test(words ?? '') ? words : undefined;
}

function tooltipOf(link: Element): string | undefined {
  const described = [link, parentOf(link), ...everywhere(link, '[aria-describedby]')].flatMap(
    (one) => (one && filled(one, 'aria-describedby')) ?? [],
  );
  const tips = findAll(pageOf(link), '[role="tooltip"]').filter((tip) => described.includes(filled(tip, 'id') ?? '\0'));
  return wordsOf(onlyOne(tips));
}

/** The picture beside the time that tells who can see the post, as it is told aloud. */
function audienceOf({name, head, time}: PostParts): Fact<string> {
  for (let at = time && parentOf(time); at && head && name && holds(head, at) && !holds(at, name); at = parentOf(at)) {
    const icons = [...everywhere(at, ICON)].filter((icon) => !closest(icon, `a, ${MARKS.button}`));
    if (icons.length > 0) return fact(filled(onlyOne(icons), 'aria-label'), 'attribute', WHY.audience);
  }
  return {missing: WHY.audience};
}

function sharedPost(box: Element): Reference {
  const parts = partsOf(box);
  return reference({
    permalink: fact(
      postAddress(addressIn(parts.time, 'href'))?.address,
      'address',
      'The shared post shows no link to itself.',
    ),
    author: fact(wordsOf(authorOf(parts)), 'text', 'The shared post names nobody.'),
    text: textFact(readRuns(parts.message ? [parts.message] : []), 'The shared post shows no text.'),
  });
}

function commentKind(address: PostAddress | undefined): ReturnType<ItemReaders['itemKind']> {
  if (!address?.comment) return {missing: NO_LINK};
  return {value: address.comment.top ? 'reply' : 'comment', from: 'address'};
}

function answered(item: Element, {address}: CommentParts): Reference[] {
  if (!address?.comment) return [];
  const {top} = address.comment;
  if (!top) {
    const post = postsOn(pageOf(item)).find((one) => postIdOf(one) === address.postId);
    return [refTo(withoutComment(address.address), post)];
  }
  const parent = answeredComment(item);
  return parent ? [refTo(withoutReply(address.address), parent)] : [];
}

function refTo(address: string | undefined, shown: Element | undefined): Reference {
  const permalink = fact(address, 'address', NO_LINK);
  if (!shown) return reference({permalink});
  const isAComment = isComment(shown);
  const author = isAComment ? commentParts(shown).author : authorOf(partsOf(shown));
  const bodies = isAComment ? commentParts(shown).runs : [partsOf(shown).message].filter((one) => one !== undefined);
  return {permalink, author: fact(wordsOf(author), 'text', WHY.displayName), text: textFact(readRuns(bodies))};
}

/** The group in the item's own address; its name as links with that address show it. */
function placesOf(item: Element, address: PostAddress | undefined): ShownPlace[] {
  if (!address?.group) return [];
  const heads = findAll(pageOf(item), `${MARKS.name} a[href], h1 a[href]`);
  const named = heads
    .filter((link) => groupIn(addressIn(link, 'href')) === address.group)
    .flatMap((link) => wordsOf(link) ?? []);
  const origin = new URL(address.address).origin;
  return [
    {
      kind: 'group',
      name: fact(onlyOne([...new Set(named)]), 'text', 'The name of the group does not show.'),
      address: {value: `${origin}/groups/${address.group}/`, from: 'address'},
    },
  ];
}

function countsOf(item: Element, isOthers: Fence): ShownCount[] {
  return Object.entries(COUNTS).flatMap(([name, selector]) => {
    const shown = wordsOf(onlyOne(own(item, selector, isOthers)));
    return shown && /^[\p{Nd}][\p{Nd}.,\s\p{L}]{0,12}$/u.test(shown) ? [{name, shown}] : [];
  });
}

function mediaOf(item: Element, isOthers: Fence): SiteFacts['media'] {
  const found = own(item, 'img, video', isOthers).filter((one) => !closest(one, MARKS.like));
  return found.filter((one) => is(one, 'video') || isContentPicture(one)).map((one) => mediaFact(one));
}

/** The language that Facebook gives the words of another language than the reader's. */
function languageOf(item: Element, bodies: readonly Element[]): string | undefined {
  const box = bodies[0] && closest(bodies[0], '[lang]');
  return box && holds(item, box) ? filled(box, 'lang') : undefined;
}

function doubts(item: Element, isOthers: Fence, bodies: readonly Element[], read: ShownText): SiteFacts['doubts'] {
  const found = doubtsOf(item, isOthers, read, 'inside');
  const offersMore = bodies.some((body) => [...everywhere(body, MARKS.button)].some((one) => closest(one, MARKS.run)));
  if (offersMore) found.push(textMore());
  if (own(item, MARKS.call, isOthers).length > 0) found.push(sponsored());
  return eachOnce(found);
}

// Rests on: what two extensions measured on facebook.com in 2026-10 and an advertisement filter of 2025-12; the page's
// own data (`creation_time` and `created_time` beside `url`, `CurrentUserInitialData`) as public programs read it.
