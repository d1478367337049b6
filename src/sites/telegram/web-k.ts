import type {Fact, Reference, ShownCount, SiteFacts} from '../../core/facts/facts.ts';
import {instantOf} from '../../core/time.ts';
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
import {clockIn, isPerson, type Layout, NEVER_SHOWN, NO_PERMALINK, OWN_NAME, placeOf} from './layout.ts';

// The application states number, chat and time of a message in attributes; its class names are its own and lasting.
const MARKS = {
  item: '.bubble[data-mid][data-peer-id]:not(.service)',
  // What is answered, and pages that are pointed to: their names and words are never the message's.
  answered: '.reply',
  webPage: '.webpage, .web',
  name: '.name .peer-title',
  text: '.message .translatable-message',
  // Without a text of its own element, the message is what is left without these.
  message: '.message',
  notText: '.time, .reactions, reactions-element, .clearfix, .reply, .webpage, .web, .bubble-beside-button',
  time: '.time-inner',
  edited: '.time-inner .edited',
  views: '.time-inner .post-views',
  group: '.bubbles-group',
  avatar: '.bubbles-group-avatar[data-peer-id]',
  header: '.topbar .peer-title[data-peer-id]',
  reaction: '.reaction',
  media: 'img.media-photo, video.media-video, .media-sticker',
} as const;

const isAnswered: Fence = fenceAt(`${MARKS.answered}, ${MARKS.webPage}`);

export const webK: Layout = {
  item: MARKS.item,
  readers,
  idOf: (item) => filled(item, 'data-mid'),
  // What is answered bears no id.
  answeredId: () => undefined,
};

function readers(item: Element): ItemReaders {
  const peer = attr(item, 'data-peer-id');
  const texts = once(() => textsOf(item));
  const read = once(() => readTexts(texts(), (one) => is(one, MARKS.notText)));
  const mine = (selector: string) => firstOwn(item, selector, isAnswered);
  const sender = once(() => authorOf(item, peer));
  return {
    ...NEVER_SHOWN,
    platform: () => ({value: 'telegram', from: 'address'}),
    itemKind: () => ({value: isChannelPost(item) ? 'post' : 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'data-mid'), 'attribute', WHY.id),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => sender().name,
    accountId: () => fact(sender().number, 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    edited: () => markedTrue(classes(item).includes('is-edited') || mine(MARKS.edited), WHY.edited),
    audience: () => (isPerson(peer) ? {value: 'private message', from: 'attribute'} : {missing: WHY.audience}),
    shownTime: () => fact(clockIn(wordsOf(mine(MARKS.time))), 'text', WHY.shown),
    writtenTime: () => fact(timeOf(attr(item, 'data-timestamp')), 'attribute', WHY.exact),
    clock: 'viewer',
    inReplyTo: () => answersOf(item),
    quotes: () => [],
    passedOnBy: () => {
      if (!classes(item).includes('forwarded')) return undefined;
      return {displayName: senderOf(item, peer).name, handle: {missing: WHY.handle}, profile: {missing: WHY.profile}};
    },
    standsIn: () => {
      const name = headerName(item, peer);
      return peer && 'value' in name ? [placeOf(peer, name, isChannelPost(item), 'k')] : [];
    },
    mentions: () => linksOf(texts()).mentions,
    links: () => [...linksOf(texts()).links, ...linksOf(own(item, MARKS.webPage, fenceAt(MARKS.answered))).links],
    counts: () => countsOf(item),
    media: () =>
      own(item, MARKS.media, isAnswered)
        .filter(isMedia)
        .map((one) => mediaFact(one)),
    viewer: () => ({signedIn: 'yes', account: {missing: WHY.viewer}}),
    doubts: () => doubtsIn(item, read()),
  };
}

/** Seconds since 1970. */
function timeOf(stamp: string | undefined): string | undefined {
  return /^\d{9,10}$/.test(stamp ?? '') ? instantOf(Number(stamp) * 1000) : undefined;
}

function textsOf(item: Element): Element[] {
  const marked = own(item, MARKS.text, isAnswered);
  return marked.length > 0 ? marked.slice(0, 1) : own(item, MARKS.message, isAnswered).slice(0, 1);
}

function isChannelPost(item: Element): boolean {
  return classes(item).includes('channel-post') && !groupAvatar(item);
}

function groupAvatar(item: Element): Element | undefined {
  const group = closest(item, MARKS.group);
  return group && onlyOne([...everywhere(group, MARKS.avatar)].filter((one) => !closest(one, MARKS.item)));
}

type Named = {name: Fact<string>; number: string | undefined};

/** Who wrote it: of a forwarded message, whom it is from; where two names stand above it, neither is taken. */
function authorOf(item: Element, peer: string | undefined): Named {
  const name = onlyOne(own(item, MARKS.name, isAnswered));
  if (!classes(item).includes('forwarded')) return senderOf(item, peer);
  return {name: fact(wordsOf(name), 'text', WHY.displayName), number: name && filled(name, 'data-peer-id')};
}

/** Who sent it: named above it, above the first of its group, or by the head of the page. */
function senderOf(item: Element, peer: string | undefined): Named {
  const none = {missing: classes(item).includes('is-out') ? OWN_NAME : WHY.displayName};
  if (!classes(item).includes('forwarded')) {
    const title = onlyOne(own(item, MARKS.name, isAnswered));
    if (title) return {name: fact(wordsOf(title), 'text', none.missing), number: filled(title, 'data-peer-id')};
  }
  if (classes(item).includes('is-out')) return {name: none, number: undefined};
  const avatar = groupAvatar(item);
  const number = avatar && filled(avatar, 'data-peer-id');
  if (number) return {name: nameInGroup(item, number), number};
  return isPerson(peer) || isChannelPost(item) ? {name: headerName(item, peer), number: peer} : {name: none, number};
}

/** The name above another message of the group, if it is that of the account whose picture stands beside them. */
function nameInGroup(item: Element, number: string): Fact<string> {
  const group = closest(item, MARKS.group);
  const titles = group ? [...everywhere(group, `${MARKS.name}[data-peer-id="${CSS.escape(number)}"]`)] : [];
  const own = titles.find((one) => !closest(one, `${MARKS.answered}, .forwarded`));
  return fact(wordsOf(own), 'text', WHY.displayName);
}

function headerName(item: Element, peer: string | undefined): Fact<string> {
  const titles = [...everywhere(pageOf(item), MARKS.header)].filter((one) => attr(one, 'data-peer-id') === peer);
  return fact(wordsOf(onlyOne(titles)), 'text', WHY.displayName);
}

function answersOf(item: Element): Reference[] {
  const box = onlyOne(own(item, MARKS.answered, fenceAt(MARKS.webPage)));
  if (!box) return [];
  const author = fact(wordsOf(find(box, '.reply-title .peer-title')), 'text', WHY.displayName);
  return [reference({author, text: textFact(readTexts([...everywhere(box, '.reply-subtitle')].slice(0, 1)))})];
}

function countsOf(item: Element): ShownCount[] {
  const shown = wordsOf(firstOwn(item, MARKS.views, isAnswered));
  return shown && /\d/.test(shown) ? [{name: 'views', shown}] : [];
}

function isMedia(element: Element): boolean {
  return tag(element) === 'video' || (tag(element) === 'img' && isContentPicture(element));
}

function doubtsIn(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isAnswered, read, 'inside');
  return eachOnce(is(item, '.is-sponsored') ? [...found, sponsored()] : found);
}

// Rests on: the application's public source (2021 to 2026) and readers of other projects tried in 2026.
