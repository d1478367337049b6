import type {Fact, Reference, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {readTexts, textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {saysEdited} from './reading/control-words.ts';
import {around, attr, closest, filled, find, findAll, holds, is, pageOf, parentOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// WhatsApp's names of its own (`message-in`, `copyable-text`) have lasted; the others (`_amk6`, `x1…`) are hashed.
const MARKS = {
  chat: '#main',
  row: '[role="row"]',
  message: '[data-id]',
  bubble: '.message-in, .message-out',
  /** `[2:10 PM, 6/8/2026] Rita: `, for the clipboard. Messages without words have none. */
  plain: '[data-pre-plain-text]',
  text: '.selectable-text',
  run: 'span[dir]',
  quotedText: '.quoted-mention',
  /** A quoted message can be pressed. So can pictures, which hold no words, and "Read more". */
  button: '[role="button"]',
  /** An empty element with the name of who sent it, for screen readers. */
  spokenName: 'span[aria-label$=":"]',
  deleted: '[data-icon*="recalled"]',
  forwarded: '[data-icon="forwarded"], [data-icon^="forward-refreshed"], [data-icon="forwarded-refreshed"]',
  meta: '[data-testid="msg-meta"]',
  title: '#main header [data-testid="conversation-info-header-chat-title"], #main header span[dir="auto"]',
  signedIn: '#side, #pane-side, #main',
  code: '[data-ref] canvas',
} as const;

const NO_PERMALINK = 'WhatsApp gives messages no addresses.';
const FORWARDED = 'WhatsApp marks the message as forwarded: who sent it need not have written it.';
const DELETED = 'The message was deleted before it was saved.';
const LONGEST_LABEL = 24;

/** Messages of WhatsApp in the browser, between two and in groups. */
export const whatsApp: SiteAdapter = {
  id: 'whatsapp',
  version: '2026-11-30',
  seen: '2021 to 2026-09',
  matches: ({hostname}) => hostname === 'web.whatsapp.com',
  listItems: (page) => findAll(page, `${MARKS.message}, ${MARKS.row}`).filter((one) => itemAround(one) === one),
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => chatOf(whatsApp.listItems(page)),
  around: (item) =>
    aroundInChat(
      item,
      whatsApp.listItems(pageOf(item)),
      (one) => idOf(one)?.message,
      () => undefined,
    ),
};

/** The element that bears the message's id, else the row; days and notices stand in rows as well. */
function itemAround(target: Element): Element | undefined {
  if (!closest(target, MARKS.chat)) return undefined;
  for (const one of around(target)) {
    if (isMessage(one)) return one;
    if (!is(one, MARKS.row)) continue;
    const inside = findAll(one, MARKS.message).filter(isMessage);
    return inside.length > 0 ? onlyOne(inside) : find(one, `${MARKS.plain}, ${MARKS.bubble}`) && one;
  }
  return undefined;
}

function isMessage(element: Element): boolean {
  return (
    is(element, MARKS.message) && find(element, `${MARKS.plain}, ${MARKS.bubble}, ${MARKS.spokenName}`) !== undefined
  );
}

type Ids = {message: string; chat: string | undefined; account: string | undefined; isMine: boolean | undefined};

/** `false_<chat>@c.us_<message>`, in groups with `_<account>@c.us`; newer builds write the message's part alone. */
function idOf(item: Element): Ids | undefined {
  const written = filled(item, 'data-id');
  if (!written) return undefined;
  const parts = /^(true|false)_([\w.:-]+@[\w.]+)_([0-9A-Z]{8,64})(?:_([\w.:-]+@[\w.]+))?$/i.exec(written);
  if (!parts)
    return /^[0-9A-Z]{8,64}$/i.test(written)
      ? {message: written, chat: undefined, account: undefined, isMine: undefined}
      : undefined;
  const [, mine, chat = '', message = '', account] = parts;
  const isGroup = chat.endsWith('@g.us');
  return {
    message,
    chat,
    account: account ?? (mine === 'false' && !isGroup ? chat : undefined),
    isMine: mine === 'true',
  };
}

/** Where a quoted message begins: what can be pressed and holds words, or the largest box around a quoted text alone. */
function quotesIn(item: Element): Element[] {
  const pressed = findAll(item, MARKS.button).filter(
    (one) => find(one, `${MARKS.quotedText}, ${MARKS.run}`) && !find(one, MARKS.plain),
  );
  const others = findAll(item, MARKS.quotedText).filter((one) => !pressed.some((box) => holds(box, one)));
  return [...pressed, ...others.map((one) => alone(one, item))];
}

function alone(quoted: Element, item: Element): Element {
  let box = quoted;
  for (let at = parentOf(quoted); at && at !== item; at = parentOf(at)) {
    if (is(at, MARKS.plain) || findAll(at, MARKS.text).some((one) => !is(one, MARKS.quotedText))) break;
    box = at;
  }
  return box;
}

function readers(item: Element): ItemReaders {
  const quotes = quotesIn(item);
  const isQuote: Fence = (element) => quotes.includes(element);
  const ids = once(() => idOf(item));
  const plain = once(() => plainIn(item, isQuote));
  const isGone = once(() => firstOwn(item, MARKS.deleted, isQuote) !== undefined);
  const isForwarded = once(() => own(item, MARKS.forwarded, isQuote).some((icon) => !isInButton(icon, item)));
  const sender = once(() => plain()?.name ?? spokenName(item, isQuote, ids()));
  const texts = once(() => (isGone() ? [] : textsOf(item, isQuote)));
  const read = once(() => readTexts(texts(), (one) => is(one, MARKS.button)));
  return {
    platform: () => ({value: 'whatsapp', from: 'address'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(ids()?.message, 'attribute', WHY.id),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => fact(sender(), 'attribute', WHY.displayName),
    handle: () => ({missing: WHY.handle}),
    profile: () => ({missing: WHY.profile}),
    accountId: () => fact(ids()?.account, 'attribute', WHY.accountId),
    verified: () => ({missing: WHY.verified}),
    text: () => (isGone() ? {missing: DELETED} : textFact(read())),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(editedMark(item, isQuote, texts()), WHY.edited),
    audience: () => audienceOf(ids()),
    shownTime: () => fact(plain()?.time ?? wordsOf(onlyOne(own(item, MARKS.meta, isQuote))), 'attribute', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => quotes.flatMap(quoted),
    quotes: () => [],
    passedOnBy: () =>
      isForwarded()
        ? {
            displayName: fact(sender(), 'attribute', WHY.displayName),
            handle: {missing: WHY.handle},
            profile: {missing: WHY.profile},
          }
        : undefined,
    standsIn: () => placeOf(pageOf(item)),
    mentions: () => linksOf(texts()).mentions,
    links: () => linksOf(texts()).links,
    counts: () => [],
    media: () => mediaOf(item, isQuote),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, isQuote, read(), isGone(), isForwarded()),
  };
}

/** The name stands after the first bracket: whoever chose it may have put others into it. */
function plainIn(item: Element, isQuote: Fence): {time: string; name: string} | undefined {
  const written = onlyOne(own(item, MARKS.plain, isQuote));
  const [, time, name] =
    /^\[([^\]]{3,60})\] ([\s\S]*?):\s*$/.exec((written && attr(written, 'data-pre-plain-text')) ?? '') ?? [];
  return time && name ? {time, name} : undefined;
}

/** One's own messages are spoken as "You", in the page's language. */
function spokenName(item: Element, isQuote: Fence, ids: Ids | undefined): string | undefined {
  const isIn = ids?.isMine === false || (ids?.isMine === undefined && find(item, '.message-in') !== undefined);
  const names = own(item, MARKS.spokenName, isQuote).filter((one) => wordsOf(one) === undefined);
  return isIn ? onlyOne(names.flatMap((one) => filled(one, 'aria-label')?.slice(0, -1) || [])) : undefined;
}

function textsOf(item: Element, isQuote: Fence): Element[] {
  const [plain] = own(item, MARKS.plain, isQuote);
  // What stands outside of it, as of a message that was deleted, are words of the page's own.
  if (!plain) return [];
  const marked = outermost(
    own(item, MARKS.text, isQuote).filter((one) => holds(plain, one) && !is(one, MARKS.quotedText)),
  );
  if (marked.length > 0) return marked.length === 1 ? marked : [];
  const runs = outermost(
    own(item, MARKS.run, isQuote).filter((one) => holds(plain, one) && !closest(one, '[aria-hidden="true"]')),
  );
  return runs.length === 1 && !find(item, MARKS.quotedText) ? runs : [];
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter((one) => !elements.some((other) => other !== one && holds(other, one)));
}

/** A word below the text, in the languages that are known. */
function editedMark(item: Element, isQuote: Fence, texts: readonly Element[]): Element | undefined {
  const words = own(item, 'span', isQuote).filter((one) => !texts.some((text) => holds(text, one)));
  return words.find((one) => {
    const label = wordsOf(one);
    return label !== undefined && label.length <= LONGEST_LABEL && saysEdited(label);
  });
}

function isInButton(element: Element, item: Element): boolean {
  const button = closest(element, `${MARKS.button}, button`);
  return button !== undefined && button !== item && holds(item, button);
}

/** What the message answers: the name above the quoted text. */
function quoted(box: Element): Reference[] {
  const texts = is(box, MARKS.quotedText) ? [box] : findAll(box, MARKS.quotedText);
  const [text] = texts;
  if (!text || texts.length > 1) return [];
  const names = outermost(findAll(box, MARKS.run).filter((one) => !holds(text, one) && !holds(one, text)));
  return [
    reference({
      author: fact(wordsOf(onlyOne(names)), 'text', 'The quoted message names nobody.'),
      text: textFact(readTexts([text]), 'The quoted message shows no text.'),
    }),
  ];
}

function audienceOf(ids: Ids | undefined): Fact<string> {
  return ids?.chat && !/@(?:g\.us|broadcast|newsletter)$/.test(ids.chat)
    ? {value: 'private message', from: 'attribute'}
    : {missing: WHY.audience};
}

function placeOf(page: Document): ShownPlace[] {
  const name = fact(wordsOf(find(page, MARKS.title)), 'text', 'The name of the chat does not show.');
  return [
    {
      kind: 'chat',
      name,
      address: {missing: 'WhatsApp gives chats no addresses.'},
    },
  ];
}

/** Of a picture that has not arrived, a small copy of itself shows; it lies below the picture afterwards. */
function mediaOf(item: Element, isQuote: Fence): SiteFacts['media'] {
  const found = own(item, 'img, video, audio', isQuote).filter((one) => !is(one, 'img') || isContentPicture(one));
  const arrived = found.filter((one) => /^blob:/.test(attr(one, 'src') ?? ''));
  return (arrived.length > 0 ? arrived : found).map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  if (find(page, MARKS.signedIn)) return {signedIn: 'yes', account: {missing: WHY.viewer}};
  return find(page, MARKS.code) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

function doubts(
  item: Element,
  isQuote: Fence,
  read: ReturnType<typeof readTexts>,
  isGone: boolean,
  isForwarded: boolean,
): SiteFacts['doubts'] {
  const found = doubtsOf(item, isQuote, read, 'inside');
  if (isForwarded) found.push({code: 'forwarded', sentence: FORWARDED});
  if (isGone) found.push({code: 'gone', sentence: DELETED});
  return eachOnce(found);
}

// Rests on: a fragment of a saved page and public descriptions of the page of 2021 to 2025-12; that new builds write
// ids without chat and account, from public source of 2026-09.
