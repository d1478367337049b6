import type {Fact, ItemKind, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {
  anchorOf,
  BODY,
  commentAbove,
  coreOf,
  entriesOn,
  entryAround,
  isAnchor,
  isAnswer,
  otherEntry,
} from './github/boxes.ts';
import {nestedAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, attr, closest, everywhere, filled, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {type Fence, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Conversation, Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

const MARKS = {
  // Every page of GitHub says in its head who looks at it: blank for nobody.
  viewer: 'meta[name="user-login"]',
  // A server of a company's own has the same head on another host.
  software: 'meta[name="expected-hostname"]',
  // `data-testid` on pages drawn with React, `.author` on served ones: the same for years.
  author: 'a[data-testid="avatar-link"], a[data-testid="issue-body-header-author"], a.author',
  // Served pages of discussions name the account without `.author`.
  headAuthor:
    '.timeline-comment-header-text a[data-hovercard-type="user"], .timeline-comment-header-text a[href^="/apps/"]',
  openingLink: 'a[data-testid="issue-body-header-link"]',
  time: 'relative-time[datetime], time-ago[datetime], time[datetime]',
  text: ['.js-comment-body', '[data-testid="markdown-body"]', '.markdown-body'],
  // The name of the React module stays, what follows it changes with every build.
  edited: '.js-comment-edit-history, [class*="MarkdownLastEditedBy-module"]',
  folded: '.minimized-comment',
  // Buttons that tell by their state whether the viewer pressed them.
  reactions: 'button[aria-pressed], button[role="switch"], button[value$=" react"], button[value$=" unreact"]',
  avatar: 'img[data-testid="github-avatar"], img.avatar, .TimelineItem-avatar img',
  title: '[data-testid="issue-title"], .js-issue-title, [data-component="PH_Title"] .markdown-title',
  more: '[data-testid^="issue-timeline-load-more-"] button[type="button"]',
} as const;

const THREAD_PATH = /^\/([\w.-]+)\/([\w.-]+)\/(?:issues|pull|discussions)\/\d+/;
const LOGIN_PATH = /^\/([A-Za-z0-9][A-Za-z0-9-]{0,38})$/;
const APP_PATH = /^\/apps\/[\w-]+$/;
const REACTION = /^(\p{Extended_Pictographic}\ufe0f?)\s*(\d[\d.,]*[kK]?)$/u;

const NO_LINK = 'The entry shows no link to itself.';

/** Issues, pull requests, reviews and discussions on GitHub. */
export const github: SiteAdapter = {
  id: 'github',
  version: '2026-11-30',
  seen: '2025 to 2026-11',
  matches: ({hostname}, page) =>
    hostname === 'github.com' || (find(page, MARKS.software) !== undefined && find(page, MARKS.viewer) !== undefined),
  listItems: entriesOn,
  findItem: entryAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: conversationOn,
  around: (item) => nestedAround(item, entriesOn(pageOf(item)), entryAround),
};

function conversationOn(page: Document): Conversation {
  return {
    items: entriesOn(page),
    // The page counts comments without those of reviews, or with events; never what it shows.
    total: null,
    isCounted: (item) => !isOpening(coreOf(item)),
    openers: knownOpeners(page, MARKS.more),
    grows: 'down',
  };
}

function isOpening(core: Element | undefined): boolean {
  return (
    core !== undefined && !/^(issuecomment|discussion_r|pullrequestreview|discussioncomment)/.test(anchorOf(core) ?? '')
  );
}

function readers(item: Element, look: Look): ItemReaders {
  const fence = otherEntry(item);
  const core = once(() => coreOf(item));
  const link = once(() => linkOf(item, fence));
  const texts = once(() => textsOf(item, fence));
  const read = once(() => readTexts(texts()));
  const author = once(() => authorOf(item, fence));
  const login = once(() => loginIn(author()));
  const id = once(() => link()?.anchor ?? anchorOf(core()));
  const time = once(() => link() && find(link()?.element ?? item, MARKS.time));
  const links = once(() => linksOf(texts()));
  return {
    platform: () => ({value: 'github', from: 'address'}),
    itemKind: () => kindOf(id()),
    id: () => fact(id(), 'address', WHY.id),
    permalink: () => fact(link()?.address ?? pageAddress(look.url, id()), 'address', NO_LINK),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => fact(login() && `@${login()}`, 'address', WHY.handle),
    profile: () => fact(profileIn(author()), 'address', WHY.profile),
    accountId: () => fact(numberIn(item, login(), fence), 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read(), own(item, MARKS.folded, fence).length > 0 ? FOLDED : WHY.text),
    language: () => ({missing: WHY.language}),
    edited: () =>
      markedTrue(
        headOnly(item, MARKS.edited, fence).some((one) => wordsOf(one)),
        WHY.edited,
      ),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answered(item),
    quotes: () => [],
    standsIn: () => placesOf(item, look.url),
    mentions: () => links().mentions,
    links: () => links().links.filter(({shown}) => shown !== ''),
    counts: () => countsOf(item, fence),
    media: () => mediaOf(texts()),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, fence, read(), 'inside')),
  };
}

const FOLDED = 'The comment was folded by the page, so its text did not show.';

/** What matches outside of the words that people wrote. */
function headOnly(item: Element, selector: string, fence: Fence): Element[] {
  return own(item, selector, fence).filter((one) => !closest(one, BODY) && !closest(one, 'form, details-menu'));
}

type OwnLink = {element: Element; address: string; anchor: string};

/** The link around the entry's time: its fragment is the anchor of this entry, or of an opening post that bears none. */
function linkOf(item: Element, fence: Fence): OwnLink | undefined {
  const anchor = anchorOf(coreOf(item));
  for (const element of headOnly(item, 'a[href*="#"]', fence)) {
    const url = find(element, MARKS.time) && parseAddress(addressIn(element, 'href') ?? '');
    const fragment = url ? url.hash.slice(1) : '';
    const isIts = anchor ? fragment === anchor : is(element, MARKS.openingLink) && isAnchor(fragment);
    const address = url && isIts ? pageAddress(url, fragment) : undefined;
    if (address) return {element, address, anchor: fragment};
  }
  return undefined;
}

/** The address of an entry of the page that an address names. */
function pageAddress(url: URL, anchor: string | undefined): string | undefined {
  const path = THREAD_PATH.exec(url.pathname);
  return path && anchor ? `${url.origin}${path[0]}#${anchor}` : undefined;
}

function textsOf(item: Element, fence: Fence): Element[] {
  for (const selector of MARKS.text) {
    // What is being written, and its preview, stand in forms.
    const found = own(item, selector, fence).find((one) => !closest(one, 'form'));
    if (found) return [found];
  }
  return [];
}

function authorOf(item: Element, fence: Fence): Element | undefined {
  const named = headOnly(item, MARKS.author, fence);
  // A picture links to its account too.
  return named[0] ?? headOnly(item, MARKS.headAuthor, fence).find((one) => wordsOf(one));
}

function loginIn(author: Element | undefined): string | undefined {
  return LOGIN_PATH.exec(parseAddress(addressIn(author, 'href') ?? '')?.pathname ?? '')?.[1];
}

function profileIn(author: Element | undefined): string | undefined {
  const url = parseAddress(addressIn(author, 'href') ?? '');
  const isProfile = url && (LOGIN_PATH.test(url.pathname) || APP_PATH.test(url.pathname));
  return isProfile ? `${url.origin}${url.pathname}` : undefined;
}

/** GitHub keeps an account's picture under its number. */
function numberIn(item: Element, login: string | undefined, fence: Fence): string | undefined {
  if (!login) return undefined;
  const pictures = headOnly(item, MARKS.avatar, fence).filter((one) => attr(one, 'alt')?.replace(/^@/, '') === login);
  const numbers = pictures.flatMap((one) => {
    const url = parseAddress(addressIn(one, 'src') ?? '');
    const isKept = url && /^avatars\d*\.githubusercontent\.com$/.test(url.hostname);
    return isKept ? (/^\/u\/(\d+)$/.exec(url.pathname)?.[1] ?? []) : [];
  });
  return new Set(numbers).size === 1 ? numbers[0] : undefined;
}

function kindOf(id: string | undefined): Fact<ItemKind> {
  if (!id) return {missing: WHY.kind};
  if (/^(issue|discussion)-/.test(id)) return {value: 'post', from: 'attribute'};
  return {value: 'comment', from: 'attribute'};
}

function answered(item: Element): Reference[] {
  const above = commentAbove(item);
  if (!above) return isAnswer(item) ? [reference({})] : [];
  const parent = entryAround(above) ?? above;
  const fence = otherEntry(parent);
  const login = loginIn(authorOf(parent, fence));
  return [
    reference({
      permalink: fact(linkOf(parent, fence)?.address, 'address', NO_LINK),
      author: fact(login && `@${login}`, 'address', WHY.handle),
      text: textFact(readTexts(textsOf(parent, fence))),
    }),
  ];
}

/** The repository, and what is discussed in it. */
function placesOf(item: Element, url: URL): ShownPlace[] {
  const [path, owner, name] = THREAD_PATH.exec(url.pathname) ?? [];
  if (!path) return [];
  const repository = `${owner}/${name}`;
  const titles = [...everywhere(pageOf(item), MARKS.title)].filter((one) => !entryAround(one));
  const title = titles.map((one) => wordsOf(one)).find(Boolean);
  return [
    {
      kind: 'other',
      name: {value: repository, from: 'address'},
      address: {value: `${url.origin}/${repository}`, from: 'address'},
    },
    {
      kind: 'thread',
      name: fact(title, 'text', 'The page shows no title.'),
      address: {value: `${url.origin}${path}`, from: 'address'},
    },
  ];
}

function countsOf(item: Element, fence: Fence): ShownCount[] {
  const found = own(item, MARKS.reactions, fence).flatMap((button) => {
    const parts = REACTION.exec(wordsOf(button)?.replace(/\s+/g, ' ').trim() ?? '');
    return parts?.[1] && parts[2] ? [{name: parts[1], shown: parts[2]}] : [];
  });
  const names = new Set<string>();
  return found.filter(({name}) => !names.has(name) && names.add(name));
}

/** Pictures of other hosts come through GitHub's own, which says where from. */
function mediaOf(texts: readonly Element[]): SiteFacts['media'] {
  const found = texts.flatMap((text) => [...everywhere(text, 'img, video')]);
  return found
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => mediaFact(one, filled(one, 'data-canonical-src')));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const mark = find(page, MARKS.viewer);
  const login = filled(mark, 'content');
  if (login) return {signedIn: 'yes', account: {value: `@${login}`, from: 'meta'}};
  return mark && attr(mark, 'content') !== undefined ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /<owner>/<repo>/issues/<n> of 2025, /<owner>/<repo>/pull/<n>, /<owner>/<repo>/discussions/<n>.
// Rests on: public source of extensions that read these pages, seen 2026-11; a saved page of 2025.
