import type {Fact, MediaFact, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {quotedIn, quotesIn} from './mail/quoted.ts';
import {readTexts, textFact} from './reading/body.ts';
import {addressIn, closest, everywhere, filled, find, findAll, is, pageOf, rawText} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, firstKnown, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {isOwn, onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {readText, wordsOf} from './text.ts';

// Roundcube's templates name their parts; skins keep the names, since its own scripts need them.
const MARKS = {
  // An open mail: the whole of the page or frame.
  mail: '#layout-content, #mainscreen, #messagecontent',
  header: '#message-header, #messageheader',
  body: '#messagebody',
  part: '.message-part, .message-htmlpart',
  subject: '.subject',
  // Which field of the head it is, is said by its class in every language.
  from: 'td.header.from .rcmContactAddress, .header.from .rcmContactAddress',
  to: 'td.header.to',
  date: 'td.header.date',
  summary: '.header-summary',
  voice: '.voice, .extwin',
  attached: '#attachment-list li > a[href]',
  attachedName: '.attachment-name',
  row: 'tr.message[id^="rcmrow"]',
  rowSender: '.fromto .rcmContactAddress',
  rowSubject: '.subject a',
  rowDate: 'td.date, .date',
  // Above the folders; a mail in a page of its own shows none.
  account: '#layout-sidebar .username, #taskbar .username, .topright .username',
  // In these, rows name to whom a mail went, in the same place.
  folder: 'li.mailbox.selected',
  outgoing: 'li.mailbox.sent, li.mailbox.drafts',
} as const;

const NO_PERMALINK = 'A mail has no address that others could open.';

/** Mails in Roundcube, on any host: an open one, in the page or in its preview, and rows of the list. */
export const roundcube: SiteAdapter = {
  id: 'roundcube',
  version: '2026-11-30',
  seen: '2026-11',
  matches: (_url, page) =>
    find(page, 'body.task-mail') !== undefined &&
    find(page, '#messagebody, #messagelist, #mailview-left') !== undefined,
  listItems: (page) => [...mailsOn(page), ...everywhere(page, MARKS.row)],
  findItem: (target) =>
    closest(target, MARKS.row) ?? mailsOn(pageOf(target)).find((mail) => isOwn(mail, target, () => false)),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, is(item, MARKS.row) ? ofRow(item) : ofMail(item), look),
  conversation: (page) => ({
    items: roundcube.listItems(page),
    total: null,
    isCounted: () => true,
    openers: [],
    grows: 'down',
  }),
  // Which mail answers which, the page does not say.
  around: () => ({answered: [], replies: []}),
};

/** The box that holds both the head and the text of the open mail. */
function mailsOn(page: Document): Element[] {
  const boxes = findAll(page, MARKS.mail).filter((box) => find(box, MARKS.header) && find(box, MARKS.body));
  return boxes.slice(-1);
}

function mailRead(item: Element): ItemReaders {
  return {
    ...nothingRead('roundcube', () => viewerOf(pageOf(item))),
    platform: () => ({value: 'roundcube', from: 'attribute'}),
    itemKind: () => ({value: 'mail', from: 'attribute'}),
    permalink: () => ({missing: NO_PERMALINK}),
    // Roundcube shows times of the zone that its user set, which need not be the browser's.
    clock: 'unknown',
  };
}

function ofMail(item: Element): ItemReaders {
  const header = once(() => find(item, MARKS.header));
  const body = once(() => find(item, MARKS.body));
  const parts = once(() => partsOf(body()));
  const isQuoted = once(() => quotedIn(parts()));
  const read = once(() => readTexts(parts(), isQuoted()));
  const sender = once(() => senderIn(header()));
  const mine = (one: Element) => isOwn(item, one, isQuoted());
  return {
    ...mailRead(item),
    displayName: () => nameOf(sender()),
    handle: () => fact(addressOf(sender()), 'attribute', WHY.handle),
    text: () => textFact(read()),
    audience: () => fact(wordsOf(header() && find(header() ?? item, MARKS.to)), 'text', WHY.audience),
    shownTime: () => fact(dateIn(header()), 'text', WHY.shown),
    quotes: () => quotesIn(parts()),
    standsIn: () => subjectOf(header() && find(header() ?? item, MARKS.subject)),
    mentions: () => linksOf(parts(), mine).mentions,
    links: () => linksOf(parts(), mine).links,
    media: () => mediaOf(item, parts(), mine),
    doubts: (): SiteFacts['doubts'] => eachOnce(doubtsOf(body() ?? item, isQuoted(), read(), 'inside')),
  };
}

/** The parts of a mail that are texts, in one another never. */
function partsOf(body: Element | undefined): Element[] {
  if (!body) return [];
  const parts = findAll(body, MARKS.part);
  return parts.filter((part) => !parts.some((other) => other !== part && isOwn(other, part, () => false)));
}

/** Who sent it, in the table of the head; the line that stands for the folded table may name to whom it went. */
function senderIn(header: Element | undefined): Element | undefined {
  return header && onlyOne([...everywhere(header, MARKS.from)]);
}

/** The address stands as a tooltip, or in brackets behind the name, and in what a press would write to. */
function addressOf(sender: Element | undefined): string | undefined {
  const written = filled(sender, 'title') ?? filled(sender, 'href')?.replace(/^mailto:/i, '');
  return written && /^[^\s<>]+@[^\s<>]+$/.test(written) ? written : undefined;
}

function nameOf(sender: Element | undefined): Fact<string> {
  const address = addressOf(sender);
  // The table may be folded away.
  const words = wordsOf(sender) ?? (sender ? rawText(sender).trim() : '');
  const name = address && words.endsWith(`<${address}>`) ? words.slice(0, -address.length - 2).trimEnd() : words;
  // Where nobody gave a name, the address stands in its place.
  const isAddress = name === address || (address === undefined && /^\S+@\S+$/.test(name));
  return fact(isAddress ? undefined : name, 'text', WHY.displayName);
}

/** In the folded head the date stands at the end of a sentence, in a box of its own. */
function dateIn(header: Element | undefined): string | undefined {
  if (!header) return undefined;
  return (
    wordsOf(find(header, MARKS.date)) ?? wordsOf(onlyOne([...everywhere(header, `${MARKS.summary} .text-nowrap`)]))
  );
}

function ofRow(item: Element): ItemReaders {
  const sender = once(() => (isIncoming(item) ? onlyOne([...everywhere(item, MARKS.rowSender)]) : undefined));
  return {
    ...mailRead(item),
    displayName: () => nameOf(sender()),
    handle: () => fact(addressOf(sender()), 'attribute', WHY.handle),
    text: () => ({missing: 'The list shows no text of the mail.'}),
    shownTime: () => fact(wordsOf([...everywhere(item, MARKS.rowDate)][0]), 'text', WHY.shown),
    standsIn: () => subjectOf(find(item, MARKS.rowSubject)),
  };
}

function isIncoming(row: Element): boolean {
  const folder = onlyOne([...everywhere(pageOf(row), MARKS.folder)]);
  return folder !== undefined && !closest(folder, MARKS.outgoing);
}

function subjectOf(subject: Element | undefined): ShownPlace[] {
  const name = fact(
    subject && readText(subject, (one) => is(one, MARKS.voice)).text.trim(),
    'text',
    'The mail has no subject.',
  );
  return 'value' in name ? [{kind: 'thread', name, address: {missing: NO_PERMALINK}}] : [];
}

function mediaOf(item: Element, parts: readonly Element[], mine: (one: Element) => boolean): MediaFact[] {
  const pictures = parts
    .flatMap((part) => [...everywhere(part, 'img')])
    .filter((one) => mine(one) && isContentPicture(one));
  const files = findAll(item, MARKS.attached).flatMap((link) => {
    const [address, name] = [addressIn(link, 'href'), wordsOf(find(link, MARKS.attachedName))];
    return address && name ? [{...mediaFact(link, address), alt: name}] : [];
  });
  return [...pictures.map((one) => mediaFact(one)), ...files];
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const account = firstKnown(() => fact(wordsOf(onlyOne([...everywhere(page, MARKS.account)])), 'text', WHY.viewer));
  return {signedIn: 'yes', account};
}

// Rests on: Roundcube 1.6 with its skin elastic, as it runs (see scripts/real-apps), and the templates of larry.
