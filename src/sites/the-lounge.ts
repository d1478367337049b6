import type {Fact, MediaFact, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {readTexts, textFact} from './reading/body.ts';
import {chatOf} from './reading/chat.ts';
import {closest, everywhere, filled, find, is, pageOf, tag} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, firstKnown, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {type Fence, fenceAt, firstOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// The Lounge's templates state who and what in attributes; class names are what its themes hang on.
const MARKS = {
  // What people wrote; joins, leavings and the like are other types.
  item: '.msg[data-type="message"], .msg[data-type="action"], .msg[data-type="notice"]',
  // Who wrote it; the same name may stand in the text too.
  name: '.from .user',
  actor: '.content .user',
  content: '.content',
  // Pages that are pointed to, drawn below.
  preview: '.preview',
  replied: '.reply-context, .msg-reply',
  time: '.time',
  view: '.chat-view, #chat .chan.active',
  title: '.header .title',
  nick: '#nick',
  // Brings out older messages of the channel, and nothing else.
  older: '.chat-view .show-more > button',
} as const;

const isPreview: Fence = fenceAt(`${MARKS.preview}, ${MARKS.replied}`);

/** Messages of IRC in The Lounge, on any host. */
export const theLounge: SiteAdapter = {
  id: 'the-lounge',
  version: '2026-11-30',
  seen: '2026-11',
  matches: (_url, page) =>
    find(page, '#viewport') !== undefined && find(page, '#chat, #sidebar .networks, .chat-view') !== undefined,
  listItems: (page) => [...everywhere(page, MARKS.item)],
  findItem: (target) => closest(target, MARKS.item),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({...chatOf(theLounge.listItems(page)), openers: knownOpeners(page, MARKS.older)}),
  around: () => ({answered: [], replies: []}),
};

function readers(item: Element): ItemReaders {
  const content = once(() => onlyOne([...everywhere(item, MARKS.content)].filter((one) => !isPreview(one))));
  const bodies = once(() => [content() ?? []].flat());
  const name = once(() => firstOwn(item, MARKS.name, isPreview) ?? actorIn(item));
  const read = once(() =>
    readTexts(bodies(), (one) => isPreview(one) || (is(item, '[data-type="action"]') && one === name())),
  );
  const time = once(() => firstOwn(item, MARKS.time, fenceAt(MARKS.content)));
  return {
    platform: () => ({value: 'the-lounge', from: 'attribute'}),
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(/^msg-(\d+)$/.exec(filled(item, 'id') ?? '')?.[1], 'attribute', WHY.id),
    permalink: () => ({missing: 'Messages of IRC have no address.'}),
    displayName: () => ({missing: 'IRC knows only nicknames.'}),
    handle: () => nickOf(item, name()),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => trimmed(textFact(read())),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => audienceOf(item),
    shownTime: () =>
      firstKnown(
        () => fact(filled(time(), 'aria-label'), 'attribute', WHY.shown),
        () => fact(wordsOf(time())?.trim(), 'text', WHY.shown),
      ),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'viewer',
    inReplyTo: () => [],
    quotes: () => [],
    standsIn: () => placesOf(item),
    mentions: () => [],
    links: () => linksOf(bodies(), (link) => !closest(link, MARKS.preview)).links,
    counts: () => [],
    media: () => mediaOf(item),
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => eachOnce(doubtsOf(item, isPreview, read(), 'inside')),
  };
}

/** "rita waves": the name is the first word of the content. */
function actorIn(item: Element): Element | undefined {
  return is(item, '[data-type="action"]') ? firstOwn(item, MARKS.actor, isPreview) : undefined;
}

/** The nickname stands in an attribute and in words; where they disagree, neither is taken. */
function nickOf(item: Element, name: Element | undefined): Fact<string> {
  const written = filled(item, 'data-from');
  const words = wordsOf(name)?.replace(/^[~&@%+!]+/, '');
  if (written && words && words !== written && wordsOf(name) !== written) return {missing: WHY.handle};
  return fact(written ?? words, written ? 'attribute' : 'text', WHY.handle);
}

/** A space stands between the name of who acts and the act. */
function trimmed(text: Fact<string>): Fact<string> {
  return 'value' in text ? {...text, value: text.value.replace(/^ | $/g, '')} : text;
}

function audienceOf(item: Element): Fact<string> {
  const view = closest(item, MARKS.view);
  return view && is(view, '[data-type="query"]')
    ? {value: 'private message', from: 'attribute'}
    : {missing: WHY.audience};
}

/** The channel, or who one speaks to. */
function placesOf(item: Element): ShownPlace[] {
  const view = closest(item, MARKS.view);
  const name = fact(view && wordsOf(find(view, MARKS.title)), 'text', 'The page shows no name of the channel.');
  if (!view || !('value' in name)) return [];
  const kind = is(view, '[data-type="query"]') ? 'chat' : 'channel';
  return [{kind, name, address: {missing: 'A channel of IRC has no address on the page.'}}];
}

/** Pictures and films that The Lounge draws below a link to one. */
function mediaOf(item: Element): MediaFact[] {
  const found = [
    ...everywhere(item, `${MARKS.preview} .toggle-type-image img, ${MARKS.preview} video, ${MARKS.preview} audio`),
  ];
  return found.filter((one) => tag(one) !== 'img' || isContentPicture(one)).map((one) => mediaFact(one));
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const nick = wordsOf(onlyOne([...everywhere(page, MARKS.nick)]));
  return {signedIn: nick ? 'yes' : 'unknown', account: fact(nick, 'text', WHY.viewer)};
}

// Rests on: the templates of The Lounge 4 (2020 to 2026). Tried on the application itself: see scripts/real-apps.
