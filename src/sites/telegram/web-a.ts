import type {Fact, PassedOn, Reference, ShownCount, SiteFacts} from '../../core/facts/facts.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {attr, classes, closest, everywhere, filled, find, is, pageOf, tag} from '../reading/dom.ts';
import {doubtsOf, eachOnce, sponsored} from '../reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {linksOf} from '../reading/links.ts';
import {isContentPicture, mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from '../reading/own.ts';
import type {ItemReaders} from '../reading/read-item.ts';
import {wordsOf} from '../text.ts';
import {clockIn, isPerson, type Layout, NEVER_SHOWN, NO_PERMALINK, OWN_NAME, placeOf, TRANSLATED} from './layout.ts';

// The application's own class names, unchanged for years; beside them stand hashed ones, which are not used.
const MARKS = {
  item: '.Message[data-message-id], .Message.SponsoredMessage',
  // `<number of the chat>_<thread>_<mode>`.
  list: '[data-list-key]',
  // What is answered: its names and words are never the message's.
  answered: '.EmbeddedMessage',
  webPage: '.WebPage',
  text: '.text-content',
  // Reactions, time, views: inside the text.
  meta: '.Reactions, .MessageMeta, .translation-animation',
  time: '.MessageMeta .message-time',
  views: '.MessageMeta .message-views',
  translated: '.MessageMeta .message-translated',
  name: '.message-title .message-title-name > .sender-title, .message-title .message-title-name .sender-title',
  forwarded: '.message-title .forward-title',
  forwardAvatar: '.message-title .forward-avatar[data-peer-id]',
  group: '.sender-group-container',
  avatar: '.Avatar',
  day: '.message-date-group',
  dayName: '.sticky-date',
  header: '.MiddleHeader .ChatInfo',
  verified: '.message-title .VerifiedIcon',
} as const;

const isAnswered: Fence = fenceAt(`${MARKS.answered}, ${MARKS.webPage}`);
const LIST_KEY = /^(-?\d+)_(-?\d+)_(thread|pinned)/;

export const webA: Layout = {
  item: MARKS.item,
  readers,
  idOf: (item) => filled(item, 'data-message-id'),
  // What is answered bears no id.
  answeredId: () => undefined,
};

function readers(item: Element): ItemReaders {
  const peer = once(() => peerOf(item));
  const texts = once(() => own(item, MARKS.text, isAnswered).slice(0, 1));
  const read = once(() => readTexts(texts(), (one) => is(one, MARKS.meta)));
  const time = once(() => firstOwn(item, MARKS.time, isAnswered));
  const mine = (selector: string) => firstOwn(item, selector, isAnswered);
  return {
    ...NEVER_SHOWN,
    platform: () => ({value: 'telegram', from: 'address'}),
    itemKind: () => ({value: isChannelPost(item) ? 'post' : 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'data-message-id'), 'attribute', WHY.id),
    permalink: () => fact(addressOf(item), 'attribute', NO_PERMALINK),
    displayName: () => authorOf(item, peer()).name,
    accountId: () => fact(authorOf(item, peer()).number, 'attribute', WHY.accountId),
    verified: () => markedTrue(mine(MARKS.verified), WHY.verified),
    text: () => textFact(read()),
    edited: () => markedTrue(isEdited(time()), WHY.edited),
    audience: () => (isPerson(peer()) ? {value: 'private message', from: 'attribute'} : {missing: WHY.audience}),
    shownTime: () => fact(shownTime(item, time()), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    clock: 'viewer',
    inReplyTo: () => answersOf(item),
    quotes: () => [],
    passedOnBy: () => (mine(MARKS.forwarded) ? passedOn(item, peer()) : undefined),
    standsIn: () => {
      const [number, name] = [peer(), headerName(item, peer())];
      return number && 'value' in name ? [placeOf(number, name, isChannelPost(item), 'a')] : [];
    },
    mentions: () => linksOf(texts()).mentions,
    links: () => [...linksOf(texts()).links, ...linksOf(own(item, MARKS.webPage, fenceAt(MARKS.answered))).links],
    counts: () => countsOf(mine(MARKS.views)),
    media: () => mediaOf(item),
    viewer: () => ({signedIn: 'yes', account: {missing: WHY.viewer}}),
    doubts: () => doubtsIn(item, read()),
  };
}

/** The number of the chat, as the list of messages states it. */
function peerOf(item: Element): string | undefined {
  const list = closest(item, MARKS.list);
  return LIST_KEY.exec((list && attr(list, 'data-list-key')) ?? '')?.[1];
}

/** Telegram's own form of an address in a group or channel; in chats of two, messages have none. */
function addressOf(item: Element): string | undefined {
  const channel = /^-100(\d{5,})$/.exec(peerOf(item) ?? '')?.[1];
  const id = /^\d+$/.exec(filled(item, 'data-message-id') ?? '')?.[0];
  return channel && id && `https://t.me/c/${channel}/${id}`;
}

/** In channels, posts name nobody, stand under nobody's picture, and their views are counted. */
function isChannelPost(item: Element): boolean {
  const peer = peerOf(item);
  const isAlone = !groupAvatar(item) && !classes(item).includes('own');
  return peer !== undefined && !isPerson(peer) && isAlone && firstOwn(item, MARKS.views, isAnswered) !== undefined;
}

function groupAvatar(item: Element): Element | undefined {
  const group = closest(item, MARKS.group);
  const outside = group ? [...everywhere(group, MARKS.avatar)].filter((one) => !closest(one, MARKS.item)) : [];
  return onlyOne(outside);
}

type Named = {name: Fact<string>; number: string | undefined};

/** Who wrote it: of a forwarded message, whom it is from. */
function authorOf(item: Element, peer: string | undefined): Named {
  const name = onlyOne(own(item, MARKS.name, isAnswered));
  if (is(item, '.SponsoredMessage')) return {name: nameFact(wordsOf(name)), number: undefined};
  if (firstOwn(item, MARKS.forwarded, isAnswered)) {
    const avatar = firstOwn(item, MARKS.forwardAvatar, isAnswered);
    return {name: nameFact(wordsOf(name)), number: avatar && filled(avatar, 'data-peer-id')};
  }
  return senderOf(item, peer, wordsOf(name));
}

/** Who sent it: named above the first of a group, by the group's picture, or by the head of the page. */
function senderOf(item: Element, peer: string | undefined, title?: string): Named {
  if (classes(item).includes('own')) return {name: title ? nameFact(title) : {missing: OWN_NAME}, number: undefined};
  const avatar = groupAvatar(item);
  if (avatar) return {name: nameFact(title ?? nameOnAvatar(avatar)), number: filled(avatar, 'data-peer-id')};
  if (!isPerson(peer) && !isChannelPost(item)) return {name: nameFact(title), number: undefined};
  return {name: title ? nameFact(title) : headerName(item, peer), number: peer};
}

function nameFact(words: string | undefined): Fact<string> {
  return fact(words, 'text', WHY.displayName);
}

function nameOnAvatar(avatar: Element): string | undefined {
  return filled(find(avatar, 'img[alt], video[alt]'), 'alt') ?? filled(avatar, 'aria-label');
}

/** The name at the head of the page, if that is of the chat which the message stands in. */
function headerName(item: Element, peer: string | undefined): Fact<string> {
  const header = onlyOne([...everywhere(pageOf(item), MARKS.header)]);
  const avatar = header && find(header, `${MARKS.avatar}[data-peer-id]`);
  if (!avatar || !peer || filled(avatar, 'data-peer-id') !== peer) return {missing: WHY.displayName};
  return nameFact(wordsOf(find(header, '.fullName')));
}

function passedOn(item: Element, peer: string | undefined): PassedOn | undefined {
  const {name} = senderOf(item, peer);
  return {displayName: name, handle: {missing: WHY.handle}, profile: {missing: WHY.profile}};
}

/** A whole date stands there once the mouse has been over the time; else the day stands above. */
function shownTime(item: Element, time: Element | undefined): string | undefined {
  const [whole] = (filled(time, 'title') ?? '').split('\n');
  if (whole) return whole;
  const clock = clockIn(wordsOf(time));
  const group = closest(item, MARKS.day);
  const day = group && wordsOf(onlyOne([...everywhere(group, MARKS.dayName)]));
  return clock && day ? `${day}, ${clock}` : clock;
}

/** Before the time of an edited message stands a word. */
function isEdited(time: Element | undefined): boolean {
  const words = wordsOf(time) ?? '';
  const clock = clockIn(words);
  return clock !== undefined && /\p{L}/u.test(words.slice(0, -clock.length));
}

function answersOf(item: Element): Reference[] {
  const box = onlyOne(own(item, MARKS.answered, fenceAt(MARKS.webPage)));
  if (!box) return [];
  const author = fact(wordsOf(find(box, '.embedded-sender')), 'text', WHY.displayName);
  return [reference({author, text: textFact(readTexts([...everywhere(box, '.embedded-text-wrapper')].slice(0, 1)))})];
}

function countsOf(views: Element | undefined): ShownCount[] {
  const shown = wordsOf(views);
  return shown && /\d/.test(shown) ? [{name: 'views', shown}] : [];
}

function mediaOf(item: Element): SiteFacts['media'] {
  const found = own(item, '.media-inner img, .media-inner video, .sticker-media, .File img', isAnswered);
  return [...new Set(found)]
    .filter((one) => /^(img|video)$/.test(tag(one)) && !is(one, '.thumbnail'))
    .filter((one) => tag(one) !== 'img' || isContentPicture(one))
    .map((one) => mediaFact(one));
}

function doubtsIn(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isAnswered, read, 'inside');
  if (is(item, '.SponsoredMessage')) found.push(sponsored());
  if (firstOwn(item, MARKS.translated, isAnswered)) found.push(TRANSLATED);
  return eachOnce(found);
}

// Rests on: the application's public source (2022 to 2026) and a reader of another project tried on 2026-09-30.
