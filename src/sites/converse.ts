import type {Fact, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {readTexts, textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {attr, classes, closest, everywhere, filled, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Converse states who, when and which in attributes of a message; class names are what its themes hang on.
const MARKS = {
  item: '.chat-msg[data-msgid]',
  author: '.chat-msg__author',
  text: '.chat-msg__text',
  // Translated words and times of day.
  time: 'time.chat-msg__time',
  edited: '.chat-msg__edit-modal',
  // Lines that begin with `>` are somebody else's; pictures are drawn below their address.
  notText: '.chat-msg__edit-modal, blockquote, img.chat-image',
  replied: '.chat-msg__reply-context, converse-reply-context',
  unfurl: 'converse-message-unfurl, .card--unfurl',
  media: '.chat-msg__text img, .chat-msg__text video, .chat-msg__text audio',
  box: '.chatbox, converse-chat, converse-muc',
  title: '.chatbox-title__text',
  account: 'converse-user-profile .username',
} as const;

const isOther: Fence = fenceAt(`${MARKS.replied}, ${MARKS.unfurl}`);
const BARE = /^([^/\s]+@[^/\s]+)(?:\/(.+))?$/s;

/** Messages of XMPP in Converse, on any host. */
export const converse: SiteAdapter = {
  id: 'converse',
  version: '2026-11-30',
  seen: '2023 to 2026',
  matches: (_url, page) => find(page, 'converse-root, #conversejs, .conversejs') !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.item)],
  findItem: (target) => closest(target, MARKS.item),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => chatOf(converse.listItems(page)),
  around: (item) =>
    aroundInChat(
      item,
      converse.listItems(pageOf(item)),
      (one) => filled(one, 'data-msgid'),
      () => undefined,
    ),
};

function readers(item: Element): ItemReaders {
  const isAction = find(item, '.chat-msg__content--action') !== undefined;
  const texts = once(() => own(item, MARKS.text, isOther).slice(0, 1));
  const read = once(() => readTexts(texts(), (one) => isOther(one) || is(one, MARKS.notText)));
  const mine = (selector: string) => firstOwn(item, selector, isOther);
  return {
    platform: () => ({value: 'converse', from: 'attribute'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'data-msgid'), 'attribute', WHY.id),
    permalink: () => ({missing: 'Messages of XMPP have no address that others could open.'}),
    displayName: () => nameOf(item, isAction),
    handle: () => fact(senderOf(item), 'attribute', WHY.handle),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read(), isGone(item) ? 'The message was taken back.' : WHY.text),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(mine(MARKS.edited), WHY.edited),
    audience: () =>
      isInRoom(item) === false ? {value: 'private message', from: 'attribute'} : {missing: WHY.audience},
    shownTime: () => fact(wordsOf(mine(MARKS.time)), 'text', WHY.shown),
    writtenTime: () => fact(filled(item, 'data-isodate'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answersOf(item),
    quotes: () => own(item, `${MARKS.text} blockquote`, isOther).flatMap(quoteOf),
    standsIn: () => placesOf(item),
    mentions: () => [],
    links: () => linksOf(texts(), (link) => !find(link, 'img.chat-image') && !closest(link, 'blockquote')).links,
    counts: () => [],
    media: () =>
      own(item, MARKS.media, isOther)
        .filter(isMedia)
        .map((one) => mediaFact(one)),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubtsIn(item, read()),
  };
}

function isMedia(element: Element): boolean {
  return is(element, 'video, audio, img.chat-image') || isContentPicture(element);
}

function quoteOf(box: Element): Reference[] {
  return [reference({text: textFact(readTexts([box]))})];
}

/** `room@host/nickname` in a room; of a person, the address without the name of the device. */
function senderOf(item: Element): string | undefined {
  const from = filled(item, 'data-from');
  return isInRoom(item) ? from : BARE.exec(from ?? '')?.[1];
}

/** Whether it stands in a room of many; undefined where no message says. */
function isInRoom(item: Element): boolean | undefined {
  const body = find(item, '.chat-msg__body');
  if (body && is(body, '.chat-msg__body--groupchat')) return true;
  return body && is(body, '.chat-msg__body--chat') ? false : undefined;
}

/** The name above it, or above an earlier one of the same sender: later ones of a row name nobody. */
function nameOf(item: Element, isAction: boolean): Fact<string> {
  const author = firstOwn(item, MARKS.author, isOther);
  if (author) return fact(isAction ? wordsOf(author)?.replace(/^\*\*/, '') : wordsOf(author), 'text', WHY.displayName);
  const from = attr(item, 'data-from');
  const box = closest(item, MARKS.box);
  const others = [...everywhere(box ?? pageOf(item), MARKS.item)].filter(
    (one) => from && attr(one, 'data-from') === from,
  );
  const names = others.flatMap((one) => {
    const name = find(one, '.chat-msg__content--action') ? undefined : firstOwn(one, MARKS.author, isOther);
    return wordsOf(name) ?? [];
  });
  return fact(onlyOne([...new Set(names)]), 'text', WHY.displayName);
}

function answersOf(item: Element): Reference[] {
  const box = onlyOne([...everywhere(item, '.chat-msg__reply-context')]);
  if (!box) return [];
  const author = find(box, '.chat-msg__reply-sender');
  if (!author) return [reference({})];
  return [
    reference({
      author: fact(wordsOf(author), 'text', WHY.displayName),
      text: textFact(readTexts([...everywhere(box, '.chat-msg__reply-text')].slice(0, 1))),
    }),
  ];
}

function placesOf(item: Element): ShownPlace[] {
  const box = closest(item, '.chatbox') ?? closest(item, MARKS.box);
  const name = fact(box && wordsOf(find(box, MARKS.title)), 'text', 'The page shows no name of the room.');
  const inRoom = isInRoom(item);
  if (!('value' in name) || inRoom === undefined) return [];
  const room = inRoom ? BARE.exec(attr(item, 'data-from') ?? '')?.[1] : undefined;
  return [
    {kind: inRoom ? 'group' : 'chat', name, address: fact(room && `xmpp:${room}?join`, 'attribute', WHY.permalink)},
  ];
}

function isGone(item: Element): boolean {
  return classes(item).includes('chat-msg--retracted') || find(item, '.retraction') !== undefined;
}

function doubtsIn(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isOther, read, 'inside');
  if (isGone(item)) found.push({code: 'gone', sentence: 'The message was taken back before it was saved.'});
  return eachOnce(found);
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const name = wordsOf(onlyOne([...everywhere(page, MARKS.account)]));
  return {signedIn: name ? 'yes' : 'unknown', account: fact(name, 'text', WHY.viewer)};
}

// Rests on: the templates of Converse 10 to 12 (2023 to 2026).
