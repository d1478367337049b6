import type {Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {readTexts} from './reading/body.ts';
import {closest, everywhere, filled, find, is, pageOf, parentOf, resolved} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {picturedText} from './reading/pictured.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Twitch writes `data-a-target` for its own tests, and other extensions hang on the `chat-line__…` names; both have
// stood since 2018. `Layout-sc-…` and its like are hashed.
const MARKS = {
  message: '[data-a-target="chat-line-message"], .chat-line__message[data-a-user]',
  name: '[data-a-target="chat-message-username"]',
  text: '[data-a-target="chat-line-message-body"]',
  // Only where the person who looks has asked for it: hours and minutes.
  time: '.chat-line__timestamp',
  // Stands in place of what was deleted.
  deleted: '[data-a-target="chat-deleted-message-placeholder"]',
  // Above an answer stands whom it answers and with what, the whole of it in the tooltip.
  answered: 'p[title]',
  account: '[data-a-target="user-menu-toggle"]',
  logIn: '[data-a-target="login-button"]',
} as const;

const NO_ADDRESS = 'Messages of the chat have no address.';
const DELETED = {code: 'gone', sentence: 'The page marks the message as deleted.'};
/** Words in the language of the page, then the account with its sign, a colon, and the words that are answered. */
const ANSWERED = /^[^@]*@(\w{2,25})\s?[:：]\s?(.+)$/su;
/** The pages on which the chat of a channel stands. */
const CHANNEL_PATH = /^\/(?:(?:popout|embed|moderator)\/)?(\w{2,25})(?:\/chat)?\/?$/;
const NOT_CHANNELS = /^(?:directory|downloads|jobs|settings|subscriptions|inventory|wallet|drops|videos|search|p|u)$/i;

/** Messages in the chat of a Twitch channel. */
export const twitch: SiteAdapter = {
  id: 'twitch',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => /(^|\.)twitch\.tv$/.test(hostname),
  listItems: (page) => [...everywhere(page, MARKS.message)].filter((one) => !isInside(one)),
  findItem: (target) => outermost(closest(target, MARKS.message)),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => ({
    items: twitch.listItems(page),
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'up',
  }),
  // Which message is answered is told by its words only, which others may have used too.
  around: () => ({answered: [], replies: []}),
};

/** Some lines bear the mark twice, one in the other. */
function isInside(item: Element): boolean {
  return outermost(item) !== item;
}

function outermost(item: Element | undefined): Element | undefined {
  let found = item;
  for (let at = item; at; at = around(at)) found = at;
  return found;
}

function around(item: Element): Element | undefined {
  const parent = parentOf(item);
  return parent && closest(parent, MARKS.message);
}

const noFence: Fence = () => false;

function readers(item: Element, look: Look): ItemReaders {
  const texts = once(() => own(item, MARKS.text, noFence).slice(0, 1));
  const login = once(() => loginOf(item));
  const name = once(() => wordsOf(onlyOne(own(item, MARKS.name, noFence))));
  const isDeleted = once(() => firstOwn(item, MARKS.deleted, noFence) !== undefined);
  return {
    platform: () => ({value: 'twitch', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => ({missing: WHY.id}),
    permalink: () => ({missing: NO_ADDRESS}),
    displayName: () => fact(name(), 'text', WHY.displayName),
    handle: () => fact(login(), 'attribute', WHY.handle),
    profile: () => fact(login() && resolved(`/${login()}`, item), 'attribute', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => (isDeleted() ? {missing: DELETED.sentence} : picturedText(texts(), readTexts(texts()))),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(firstOwn(item, MARKS.time, noFence)), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answeredBy(item),
    quotes: () => [],
    standsIn: () => channelOf(look.url, item),
    mentions: () => linksOf(texts()).mentions,
    links: () => (isDeleted() ? [] : linksOf(texts()).links),
    counts: () => [],
    media: () => [],
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => {
      const found = doubtsOf(item, noFence, readTexts(texts()), 'inside');
      return eachOnce(isDeleted() ? [...found, DELETED] : found);
    },
  };
}

/** The account by its name as it is written in addresses; the marks that name it must agree. */
function loginOf(item: Element): string | undefined {
  const named = [item, ...own(item, MARKS.name, noFence)].flatMap((one) => filled(one, 'data-a-user')?.trim() ?? []);
  const login = onlyOne([...new Set(named)]);
  return login && /^\w{2,25}$/.test(login) ? login : undefined;
}

function answeredBy(item: Element): Reference[] {
  const lines = own(item, MARKS.answered, (one) => is(one, `${MARKS.text}, ${MARKS.name}`));
  const told = onlyOne(lines.map((one) => ANSWERED.exec(filled(one, 'title') ?? '')).filter((one) => one !== null));
  if (!told) return [];
  const [, account = '', words] = told;
  return [
    reference({
      author: {value: account, from: 'attribute'},
      text: fact(words, 'attribute', WHY.text),
    }),
  ];
}

function channelOf(url: URL, near: Element): ShownPlace[] {
  const login = CHANNEL_PATH.exec(url.pathname)?.[1];
  if (!login || NOT_CHANNELS.test(login)) return [];
  return [
    {
      kind: 'channel',
      name: {value: login, from: 'address'},
      address: fact(resolved(`/${login}`, near), 'address', 'The channel has no address.'),
    },
  ];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  if (find(page, MARKS.account)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: www.twitch.tv/<channel>, www.twitch.tv/popout/<channel>/chat.
// Rests on: public source of 2026-06 to 2026-10. Chats of recordings are laid out otherwise, and not known.
