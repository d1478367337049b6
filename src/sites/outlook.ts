import type {Fact, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {quotedIn, quotesIn} from './mail/quoted.ts';
import {readTexts, textFact} from './reading/body.ts';
import {around, closest, everywhere, filled, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Outlook's class names are made by its builds and its labels are translated; what is left are ids by which a mail's
// parts name each other, and marks for Microsoft's own tests.
const MARKS = {
  body: '[id^="UniqueMessageBody"]',
  sender: '[id$="_FROM"]',
  time: '[data-testid="SentReceivedSavedTime"]',
  subject: '[role="heading"][id^="CONV_"][id$="_SUBJECT"]',
  pane: '[data-app-section="MailReadCompose"], [role="main"]',
} as const;

const NO_PERMALINK = 'A mail has no address that others could open.';

/** Mails of Outlook on the web, as they stand open in the reading pane. */
export const outlook: SiteAdapter = {
  id: 'outlook',
  version: '2026-11-30',
  seen: '2026',
  matches: ({hostname}) =>
    /^outlook\.(live|office|office365|cloud\.microsoft)\.com$|^outlook\.cloud\.microsoft$/.test(hostname),
  listItems: mailsOn,
  findItem: mailAround,
  readViewer: () => VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: (page) => ({items: mailsOn(page), total: null, isCounted: () => true, openers: [], grows: 'down'}),
  // Which mail of a conversation answers which, the page does not say.
  around: () => ({answered: [], replies: []}),
};

function mailsOn(page: Document): Element[] {
  return [...new Set([...everywhere(page, MARKS.body)].flatMap((body) => mailOf(body) ?? []))];
}

/** The nearest box around a text that also holds who sent it and when, and no other text. */
function mailOf(body: Element): Element | undefined {
  for (const box of around(body)) {
    if ([...everywhere(box, MARKS.body)].some((one) => one !== body) || is(box, 'body')) return undefined;
    if (find(box, MARKS.sender) && find(box, MARKS.time)) return box;
  }
  return undefined;
}

function mailAround(target: Element): Element | undefined {
  for (const box of around(target)) {
    const bodies = is(box, MARKS.body) ? [box] : [...everywhere(box, MARKS.body)];
    const only = bodies[0];
    if (only === undefined) continue;
    return bodies.length === 1 ? mailOf(only) : undefined;
  }
  return undefined;
}

function readers(item: Element): ItemReaders {
  const bodies = once(() => [...everywhere(item, MARKS.body)].slice(0, 1));
  const isQuoted = once(() => quotedIn(bodies()));
  const read = once(() => readTexts(bodies(), isQuoted()));
  const outside = (selector: string) =>
    onlyOne([...everywhere(item, selector)].filter((one) => !closest(one, MARKS.body)));
  const sender = once(() => senderIn(wordsOf(outside(MARKS.sender))));
  const time = once(() => outside(MARKS.time));
  const mine = (one: Element) => isOwn(item, one, isQuoted());
  return {
    ...nothingRead('outlook', () => VIEWER_UNKNOWN),
    itemKind: () => ({value: 'mail', from: 'attribute'}),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => fact(sender().name, 'text', WHY.displayName),
    handle: () => fact(sender().address, 'text', 'Only the name of who sent it is shown, without an address.'),
    text: () => textFact(read()),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    quotes: () => quotesIn(bodies()),
    standsIn: () => subjectOf(item),
    mentions: () => linksOf(bodies(), mine).mentions,
    links: () => linksOf(bodies(), mine).links,
    media: () =>
      picturesIn(bodies())
        .filter(mine)
        .map((one) => mediaFact(one)),
    doubts: (): SiteFacts['doubts'] => eachOnce(doubtsOf(item, isQuoted(), read(), 'inside')),
  };
}

/** `Rita<rita@home.example>`, or a name alone where both are of one house. */
function senderIn(words: string | undefined): {name?: string; address?: string} {
  const whole = words?.replace(/\s+/g, ' ').trim();
  if (!whole) return {};
  const [, name, address] = /^(.*?)\s*<([^\s<>]+@[^\s<>]+)>$/.exec(whole) ?? [];
  if (address) return name ? {name, address} : {address};
  return /^\S+@\S+$/.test(whole) ? {address: whole} : {name: whole};
}

/** The subject stands above all mails of a conversation. */
function subjectOf(item: Element): ShownPlace[] {
  const pane = closest(item, MARKS.pane);
  const heading = onlyOne([...everywhere(pane ?? pageOf(item), MARKS.subject)]);
  const name: Fact<string> = fact(wordsOf(heading) ?? filled(heading, 'title'), 'text', 'The mail has no subject.');
  return 'value' in name ? [{kind: 'thread', name, address: {missing: NO_PERMALINK}}] : [];
}

function picturesIn(bodies: readonly Element[]): Element[] {
  return bodies.flatMap((body) => [...everywhere(body, 'img')]).filter((one) => isContentPicture(one));
}

// Rests on: readers of other projects of 2026; rows of the list are not read, for want of marks that say who sent what.
