import type {Fact, MediaFact, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {readTexts, textFact} from './reading/body.ts';
import {aroundInChat, chatOf} from './reading/chat.ts';
import {
  addressIn,
  attr,
  classes,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  is,
  pageOf,
  parentOf,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Element's class names begin with `mx_` and are what its themes and tests hang on; the id of an event is Matrix' own.
const MARKS = {
  item: '.mx_EventTile[data-event-id]',
  // What happened in the room without anybody writing.
  info: '.mx_EventTile_info',
  name: '.mx_DisambiguatedProfile_displayName',
  // Shown only where two have the same name.
  id: '.mx_DisambiguatedProfile_mxid',
  avatar: '.mx_EventTile_avatar',
  link: 'a[href*="/#/"]',
  time: '.mx_MessageTimestamp',
  body: '.mx_EventTile_body',
  content: '.mx_EventTile_content',
  edited: '.mx_EventTile_edited',
  // What is answered: a whole message in little.
  replied: '.mx_ReplyChain, .mx_ReplyTile, .mx_ReplyChain_wrapper, .mx_ThreadSummary',
  preview: '.mx_LinkPreviewGroup, .mx_LinkPreviewWidget',
  day: '.mx_DateSeparator',
  room: '.mx_RoomHeader_heading, .mx_RoomHeader_nametext, .mx_LegacyRoomHeader_nametext',
  reaction: '.mx_ReactionsRowButton',
  media: '.mx_MImageBody img, .mx_MVideoBody video, .mx_MStickerBody_wrapper img',
  redacted: '.mx_RedactedBody',
  account: '.mx_UserMenu [title^="@"]',
} as const;

const isOther: Fence = fenceAt(`${MARKS.replied}, ${MARKS.preview}`);
const PERSON = /^@[^\s:]+:[^\s]+$/;
const EVENT = /#\/(?:room\/)?([!#][^/?]+)\/(\$[^/?]+)/;

/** Messages of Matrix in Element and what is built of it, on any host. */
export const element: SiteAdapter = {
  id: 'element',
  version: '2026-11-30',
  seen: '2023 to 2026',
  matches: (_url, page) => find(page, '#matrixchat, .mx_MatrixChat') !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.item)].filter((one) => !is(one, MARKS.info)),
  findItem: (target) => closest(target, `${MARKS.item}:not(${MARKS.info})`),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => chatOf(element.listItems(page)),
  around: (item) => aroundInChat(item, element.listItems(pageOf(item)), idOf, answeredId),
};

function idOf(item: Element): string | undefined {
  return filled(item, 'data-event-id');
}

function readers(item: Element): ItemReaders {
  const texts = once(() => own(item, MARKS.body, isOther).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const mine = (selector: string) => firstOwn(item, selector, isOther);
  const link = once(() =>
    onlyOne(own(item, MARKS.link, isNoLine).filter((one) => EVENT.exec(attr(one, 'href') ?? '')?.[2] === idOf(item))),
  );
  const parts = once(() =>
    partLinks(
      linksOf(texts()),
      () => false,
      ({address}) => /\/#\/(user\/)?@/.test(address),
    ),
  );
  const head = once(() => headOf(item));
  return {
    platform: () => ({value: 'element', from: 'attribute'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(idOf(item), 'attribute', WHY.id),
    permalink: () => fact(withoutQuery(addressIn(link(), 'href')), 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(head() && firstOwn(head() ?? item, MARKS.name, isOther)), 'text', WHY.displayName),
    handle: () => fact(personOf(head()), 'attribute', WHY.handle),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read(), mine(MARKS.redacted) ? 'The message was removed.' : WHY.text),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(mine(MARKS.edited), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(shownTime(item, mine(MARKS.time)), 'text', WHY.shown),
    writtenTime: () => fact(filled(mine(`time${MARKS.time}`), 'datetime'), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => answersOf(item),
    quotes: () => [],
    standsIn: () => placesOf(item, link()),
    mentions: () => parts().mentions,
    links: () => parts().links,
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubtsIn(item, read()),
  };
}

/** The link around the time stands outside of what was written. */
const isNoLine: Fence = (one) => isOther(one) || is(one, MARKS.content);

/** Servers through which others may come in are no part of the address. */
function withoutQuery(address: string | undefined): string | undefined {
  return address?.replace(/\?[^?]*$/, '');
}

/** Later messages of a row bear no name: that of the first one, with nothing else between. */
function headOf(item: Element): Element | undefined {
  if (firstOwn(item, MARKS.name, isOther)) return item;
  if (!classes(item).includes('mx_EventTile_continuation')) return undefined;
  const list = parentOf(item);
  const rows = list ? elementsIn(list) : [];
  for (let at = rows.indexOf(item) - 1; at >= 0; at--) {
    const row = rows[at];
    if (!row || !is(row, MARKS.item) || is(row, MARKS.info)) return undefined;
    if (firstOwn(row, MARKS.name, isOther)) return row;
    if (!classes(row).includes('mx_EventTile_continuation')) return undefined;
  }
  return undefined;
}

function personOf(head: Element | undefined): string | undefined {
  if (!head) return undefined;
  const shown = wordsOf(firstOwn(head, MARKS.id, isOther));
  if (shown && PERSON.test(shown)) return shown;
  const titles = own(head, `${MARKS.avatar} [title], ${MARKS.avatar}[title]`, isOther).flatMap(
    (one) => filled(one, 'title') ?? [],
  );
  return onlyOne([...new Set(titles.filter((title) => PERSON.test(title)))]);
}

/** A whole date as a tooltip where there is one; else the day that stands above, and the time. */
function shownTime(item: Element, time: Element | undefined): string | undefined {
  const whole = filled(time, 'title');
  if (whole) return whole;
  const clock = wordsOf(time);
  const day = clock && dayAbove(item);
  return day ? `${day}, ${clock}` : clock;
}

function dayAbove(item: Element): string | undefined {
  const list = parentOf(item);
  const rows = list ? elementsIn(list) : [];
  for (let at = rows.indexOf(item) - 1; at >= 0; at--) {
    const row = rows[at];
    const day = row && (is(row, MARKS.day) ? row : find(row, MARKS.day));
    if (day) return filled(day, 'aria-label') ?? wordsOf(day);
  }
  return undefined;
}

function repliedBox(item: Element): Element | undefined {
  return onlyOne(own(item, '.mx_ReplyTile', () => false).slice(0, 1));
}

function answeredId(item: Element): string | undefined {
  const box = repliedBox(item);
  const link = box && (is(box, 'a') ? box : find(box, 'a.mx_ReplyTile, a[href*="/$"]'));
  return EVENT.exec((link && attr(link, 'href')) ?? '')?.[2];
}

function answersOf(item: Element): Reference[] {
  const box = repliedBox(item);
  if (!box) return [];
  const link = is(box, 'a') ? box : find(box, 'a[href*="/$"]');
  const isIts = answeredId(item) !== undefined;
  return [
    reference({
      permalink: fact(isIts ? withoutQuery(addressIn(link, 'href')) : undefined, 'attribute', WHY.permalink),
      author: fact(wordsOf(find(box, MARKS.name)), 'text', WHY.displayName),
      text: textFact(readTexts([...everywhere(box, MARKS.body)].slice(0, 1))),
    }),
  ];
}

function placesOf(item: Element, link: Element | undefined): ShownPlace[] {
  const view = closest(item, '.mx_RoomView');
  const name = fact(
    view && wordsOf(onlyOne([...everywhere(view, MARKS.room)])),
    'text',
    'The page shows no name of the room.',
  );
  if (!('value' in name)) return [];
  const address = addressIn(link, 'href') ?? '';
  const room = EVENT.exec(address);
  return [
    {
      kind: 'group',
      name,
      address: fact(
        room ? address.slice(0, room.index) + room[0].slice(0, -(room[2]?.length ?? 0) - 1) : undefined,
        'attribute',
        WHY.permalink,
      ),
    },
  ];
}

function countsOf(item: Element): ShownCount[] {
  return own(item, MARKS.reaction, isOther).flatMap((one) => {
    const [letter, shown] = ['_content', '_count'].map((part) => wordsOf(find(one, `.mx_ReactionsRowButton${part}`)));
    return letter && shown && /\d/.test(shown) ? [{name: `reactions ${letter}`, shown}] : [];
  });
}

function mediaOf(item: Element): MediaFact[] {
  const found = own(item, MARKS.media, isOther);
  return found.filter((one) => !is(one, 'img') || isContentPicture(one)).map((one) => mediaFact(one));
}

function doubtsIn(item: Element, read: ReturnType<typeof readTexts>): SiteFacts['doubts'] {
  const found = doubtsOf(item, isOther, read, 'inside');
  if (firstOwn(item, MARKS.redacted, isOther))
    found.push({code: 'gone', sentence: 'The message was removed before it was saved.'});
  return eachOnce(found);
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const title: Fact<string> = fact(
    filled(onlyOne([...everywhere(page, MARKS.account)]), 'title'),
    'attribute',
    WHY.viewer,
  );
  const isIn = 'value' in title || find(page, '.mx_UserMenu') !== undefined;
  return {signedIn: isIn ? 'yes' : 'unknown', account: title};
}

// Rests on: the components of Element Web of 2023 to 2026.
