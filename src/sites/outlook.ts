import type {Fact, MediaFact, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {quotedIn, quotesIn} from './mail/quoted.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  around,
  childrenOf,
  closest,
  everywhere,
  filled,
  find,
  holds,
  is,
  isAfter,
  isText,
  pageOf,
  pageSays,
  rawText,
} from './reading/dom.ts';
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
  // Builds have the id, the role, or both, on one element or two; a mail may hold the role itself.
  body: '[id^="UniqueMessageBody"], [role="document"]:not(:has([id^="UniqueMessageBody"])):not([id^="UniqueMessageBody"] *, [role="document"] *)',
  sender: '[id$="_FROM"]',
  // One person of the line that names who sent it.
  person: '[aria-label], [data-lpc-hover-target-id], .lpc-hoverTarget',
  time: '[data-testid="SentReceivedSavedTime"], [id^="MSG_"][id$="_DATETIME"]',
  recipients: '[data-testid="RecipientWell"]',
  // Above all mails of a conversation, or in the only one that is shown.
  subjects: ['[role="heading"][id^="CONV_"][id$="_SUBJECT"]', '[role="heading"][id^="MSG_"][id$="_SUBJECT"]'],
  pane: '[data-app-section="MailReadCompose"], [role="main"]',
  files: '[id^="MSG_"][id$="_ATTACHMENTS"] [role="option"]',
  // Microsoft's menu of accounts, on all its sites; the mailbox of the account, or another's that it may open.
  account: '#mectrl_currentAccount_secondary',
  mailbox: '[id^="primaryMailboxRoot_"]',
} as const;

const NO_PERMALINK = 'A mail has no address that others could open.';
const EDITED = '[contenteditable="true"]';
const NO_ADDRESS = 'Only the name of who sent it is shown, without an address.';
const NO_SUBJECT = 'The mail has no subject.';
const OF_SEVERAL = 'The line that names who sent it names more than one.';
const NO_FILE = 'The page names the file, not its address.';

/** Mails of Outlook on the web, as they stand open in the reading pane. */
export const outlook: SiteAdapter = {
  id: 'outlook',
  version: '2026-11-30',
  seen: '2025 to 2026-09',
  matches: ({hostname}) =>
    /^outlook\.(live|office|office365|cloud\.microsoft)\.com$|^outlook\.cloud\.microsoft$/.test(hostname),
  listItems: mailsOn,
  findItem: mailAround,
  readViewer: viewerOf,
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
  const sender = once(() => senderOf(outside(MARKS.sender)));
  const time = once(() => outside(MARKS.time));
  const mine = (one: Element) => isOwn(item, one, isQuoted());
  return {
    ...nothingRead('outlook', () => viewerOf(pageOf(item))),
    itemKind: () => ({value: 'mail', from: 'attribute'}),
    permalink: () => ({missing: NO_PERMALINK}),
    displayName: () => fact(sender().name, 'text', sender().why ?? WHY.displayName),
    handle: () => fact(sender().address, 'text', sender().why ?? NO_ADDRESS),
    audience: () => fact(recipientsOf(item, bodies()[0]), 'text', WHY.audience),
    text: () => textFact(read()),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    quotes: () => quotesIn(bodies()),
    standsIn: () => subjectOf(item),
    mentions: () => linksOf(bodies(), mine).mentions,
    links: () => linksOf(bodies(), mine).links,
    media: () => [
      ...picturesIn(bodies())
        .filter(mine)
        .map((one) => mediaFact(one)),
      ...filesOf(item),
    ],
    doubts: (): SiteFacts['doubts'] => eachOnce(doubtsOf(item, isQuoted(), read(), 'inside')),
  };
}

type Sender = {name?: string; address?: string; why?: string};

/** "A on behalf of B" names two people, with words of the page's own between them. */
function senderOf(line: Element | undefined): Sender {
  if (!line) return {};
  const named = [...everywhere(line, MARKS.person)].filter((one) => wordsOf(one));
  const [person, ...others] = named.filter((one) => !named.some((other) => other !== one && holds(other, one)));
  const loose = person ? wordsOf(line, (one) => one === person) : undefined;
  const pieces = person ? [] : [line, ...everywhere(line, '*')].filter(hasOwnWords);
  const isOne = person ? others.length === 0 && !/\p{L}/u.test(loose ?? '') : pieces.length === 1;
  return isOne ? senderIn(wordsOf(person ?? line)) : {why: OF_SEVERAL};
}

function hasOwnWords(element: Element): boolean {
  return childrenOf(element).some((one) => isText(one) && rawText(one).trim() !== '');
}

/** `Rita<rita@home.example>`, or a name alone where both are of one house. */
function senderIn(words: string | undefined): Sender {
  const whole = words?.replace(/\s+/g, ' ').trim();
  if (!whole) return {};
  const [, name, address] = /^(.*?)\s*<([^\s<>]+@[^\s<>]+)>$/.exec(whole) ?? [];
  if (address) return name ? {name, address} : {address};
  return /^\S+@\S+$/.test(whole) ? {address: whole} : {name: whole};
}

/** Whom it went to, as far as that shows; below its text, an answer that is being written may have such lines too. */
function recipientsOf(item: Element, body: Element | undefined): string {
  const lines = [...everywhere(item, MARKS.recipients)].filter((one) => body && isAfter(body, one));
  const shown = lines.filter((one) => !find(one, EDITED) && !closest(one, EDITED));
  return shown.flatMap((one) => wordsOf(one)?.replace(/\s+/g, ' ').trim() || []).join('\n');
}

function subjectOf(item: Element): ShownPlace[] {
  const pane = closest(item, MARKS.pane) ?? pageOf(item);
  const found = MARKS.subjects.map((mark) => [...everywhere(pane, mark)].flatMap((one) => subjectIn(one) ?? []));
  const name: Fact<string> = fact(onlyOne(found.find(({length}) => length > 0) ?? []), 'text', NO_SUBJECT);
  return 'value' in name ? [{kind: 'thread', name, address: {missing: NO_PERMALINK}}] : [];
}

/** Beside the words stands what can be pressed. */
function subjectIn(heading: Element): string | undefined {
  if (closest(heading, MARKS.body)) return undefined;
  const said = onlyOne([...everywhere(heading, '[title]')].filter((one) => !closest(one, 'button, [role="button"]')));
  return (said && wordsOf(said)) ?? wordsOf(heading, (one) => is(one, 'button, [role="button"]'));
}

function picturesIn(bodies: readonly Element[]): Element[] {
  return bodies.flatMap((body) => [...everywhere(body, 'img')]).filter((one) => isContentPicture(one));
}

/** Attached files: the first thing that a tile names is the file, the second its size. */
function filesOf(item: Element): MediaFact[] {
  const tiles = [...everywhere(item, MARKS.files)].filter((one) => !closest(one, MARKS.body));
  return tiles.flatMap((tile) => {
    const alt = filled(find(tile, '[title]'), 'title');
    return alt ? [{partPath: null, address: '', alt, missing: NO_FILE}] : [];
  });
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const shown = [...everywhere(page, MARKS.account)].flatMap((one) => wordsOf(one)?.trim() ?? []);
  const boxes = [...everywhere(page, MARKS.mailbox)].flatMap((one) => filled(one, 'title')?.trim() ?? []);
  // The address of the page names a mailbox only where it is not the account's own.
  const isOwnBox = !/@|%40/.test(pageSays.window(page)?.location.pathname ?? '@');
  const account = onlyOne([...new Set(shown.length > 0 ? shown : isOwnBox ? boxes : [])]);
  return account && /^[^\s@]+@[^\s@]+$/.test(account)
    ? {signedIn: 'yes', account: {value: account, from: shown.length > 0 ? 'text' : 'attribute'}}
    : VIEWER_UNKNOWN;
}

// Rests on: readers of other projects of 2026; a page that one of them saved in September 2026 (ids of the parts of a
// mail), one looked at in May 2026 (people, attached files), and drawings that Mailvelope made after pages of 2025 (the
// mailbox, the bodies). Rows of the list are not read: in folders of what was sent they name whom it went to.
