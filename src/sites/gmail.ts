import type {Fact, MediaFact, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {quotedIn, quotesIn} from './mail/quoted.ts';
import {readTexts, textFact} from './reading/body.ts';
import {attr, closest, everywhere, filled, find, is, pageOf} from './reading/dom.ts';
import {doubtsOf, eachOnce, textMore} from './reading/doubts.ts';
import {fact, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {nothingRead} from './reading/nothing-read.ts';
import {once} from './reading/once.ts';
import {type Fence, fenceAt, firstOwn, isOwn, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Gmail's class names of two or three letters have stood since 2013; the attributes beside them say more and are older.
const MARKS = {
  mail: '[data-legacy-message-id]',
  // A row of a list stands for a whole conversation.
  row: 'tr.zA',
  body: '.a3s',
  // Who sent it, with name and address; once in a mail, open or folded.
  sender: '.gD[email]',
  // The whole date as a tooltip, in the viewer's zone and language.
  date: '.g3[title]',
  recipients: '.hb',
  subject: 'h2[data-legacy-thread-id]',
  // Buttons that unfold what was answered, and what Gmail itself puts below a mail.
  notText: '.ajR, .adL, .yj6qo',
  attached: '[download_url]',
  cut: 'a[href*="view=lg"]',
  rowSenders: '.yW',
  rowSubject: '.bog',
  rowSnippet: '.y2',
  rowDash: '.Zt',
  rowDate: '.xW [title]',
  account: 'a[href^="https://accounts.google.com/SignOutOptions"]',
} as const;

const MAIL = `${MARKS.mail}, ${MARKS.row}`;
const isBody: Fence = fenceAt(MARKS.body);
const NO_PERMALINK = 'A mail has no address that others could open.';
const OF_SEVERAL = 'The row stands for a conversation of several, or for a mail to somebody.';

/** Mails of Gmail: open ones, whole conversations, rows of a list. */
export const gmail: SiteAdapter = {
  id: 'gmail',
  version: '2026-11-30',
  seen: '2026-10',
  matches: ({hostname}) => hostname === 'mail.google.com',
  listItems: (page) => [...everywhere(page, MAIL)],
  findItem: (target) => closest(target, MAIL),
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, is(item, MARKS.row) ? ofRow(item) : ofMail(item), look),
  conversation: (page) => {
    const mails = [...everywhere(page, MARKS.mail)];
    const items = mails.length > 0 ? mails : [...everywhere(page, MARKS.row)];
    return {items, total: null, isCounted: () => true, openers: [], grows: 'down'};
  },
  // Which mail of a conversation answers which, the page does not say.
  around: () => ({answered: [], replies: []}),
};

function mailRead(item: Element): ItemReaders {
  return {
    ...nothingRead('gmail', () => viewerOf(pageOf(item))),
    itemKind: () => ({value: 'mail', from: 'attribute'}),
    id: () => fact(filled(item, 'data-legacy-message-id'), 'attribute', WHY.id),
    permalink: () => ({missing: NO_PERMALINK}),
  };
}

function ofMail(item: Element): ItemReaders {
  const bodies = once(() => own(item, MARKS.body, () => false).slice(0, 1));
  const isQuoted = once(() => quotedIn(bodies()));
  const skip = (one: Element) => isQuoted()(one) || is(one, MARKS.notText);
  const read = once(() => readTexts(bodies(), skip));
  const sender = once(() => onlyOne(own(item, MARKS.sender, isBody)));
  const date = once(() => onlyOne(own(item, MARKS.date, isBody)));
  const mine = (one: Element) => isOwn(item, one, isQuoted());
  return {
    ...mailRead(item),
    displayName: () => fact(filled(sender(), 'name') ?? wordsOf(sender()), 'attribute', WHY.displayName),
    handle: () => fact(filled(sender(), 'email'), 'attribute', WHY.handle),
    text: () => textFact(read(), bodies().length > 0 ? WHY.text : 'The mail was folded, so its text did not show.'),
    audience: () => fact(wordsOf(firstOwn(item, MARKS.recipients, isBody)), 'text', WHY.audience),
    shownTime: () => fact(filled(date(), 'title'), 'attribute', WHY.shown),
    quotes: () => quotesIn(bodies()),
    standsIn: () => subjectOf(onlyOne([...everywhere(pageOf(item), MARKS.subject)])),
    mentions: () => linksOf(bodies(), mine).mentions,
    links: () => linksOf(bodies(), mine).links,
    media: () => mediaOf(item, bodies(), mine),
    doubts: () => {
      const found = doubtsOf(item, skip, read(), 'inside');
      return eachOnce(bodies().some((body) => find(body, MARKS.cut)) ? [...found, textMore()] : found);
    },
  };
}

function ofRow(item: Element): ItemReaders {
  const sender = once(() => senderInRow(item));
  const read = once(() =>
    readTexts([...everywhere(item, MARKS.rowSnippet)].slice(0, 1), (one) => is(one, MARKS.rowDash)),
  );
  return {
    ...mailRead(item),
    displayName: () => fact(wordsOf(sender()), 'text', OF_SEVERAL),
    handle: () => fact(filled(sender(), 'email'), 'attribute', OF_SEVERAL),
    text: () => textFact(read()),
    shownTime: () => fact(filled(onlyOne([...everywhere(item, MARKS.rowDate)]), 'title'), 'attribute', WHY.shown),
    standsIn: () => subjectOf(find(item, MARKS.rowSubject)),
    doubts: () => ('value' in textFact(read()) ? [textMore()] : []),
  };
}

/** Whoever alone is named in a row; beside names of several, "To: …" and drafts stand other words. */
function senderInRow(item: Element): Element | undefined {
  const box = onlyOne([...everywhere(item, MARKS.rowSenders)]);
  const names = box ? [...everywhere(box, '[email]')] : [];
  const addresses = new Set(names.map((name) => attr(name, 'email')));
  const loose = box && wordsOf(box, (one) => is(one, '[email]'));
  return addresses.size === 1 && !/\p{L}/u.test(loose ?? '') ? names[0] : undefined;
}

function subjectOf(subject: Element | undefined): ShownPlace[] {
  const name: Fact<string> = fact(wordsOf(subject), 'text', 'The mail has no subject.');
  return 'value' in name ? [{kind: 'thread', name, address: {missing: NO_PERMALINK}}] : [];
}

/** Pictures in the text, and what is attached: `type:name:address`. */
function mediaOf(item: Element, bodies: readonly Element[], mine: (one: Element) => boolean): MediaFact[] {
  const pictures = bodies
    .flatMap((body) => [...everywhere(body, 'img')])
    .filter((one) => mine(one) && isContentPicture(one));
  const files = own(item, MARKS.attached, isBody).flatMap((one) => {
    const [, name, address] = /^[^:]*:(.*?):(https?:.+)$/s.exec(attr(one, 'download_url') ?? '') ?? [];
    return name && address && parseAddress(address) ? [{...mediaFact(one, address), alt: decoded(name)}] : [];
  });
  return [...pictures.map((one) => mediaFact(one)), ...files];
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The button of the account bears its address in brackets, in whatever language. */
function viewerOf(page: Document): SiteFacts['viewer'] {
  const label = filled(onlyOne([...everywhere(page, MARKS.account)]), 'aria-label');
  const address = /\(\s*([^\s()]+@[^\s()]+)\s*\)\s*$/.exec(label ?? '')?.[1];
  if (address) return {signedIn: 'yes', account: {value: address, from: 'attribute'}};
  return VIEWER_UNKNOWN;
}

// Rests on: readers of other projects of July to October 2026, and pages saved until 2026 that the notes on the platforms
// list. Tried on drawings of: mail.google.com/mail/u/0/#inbox and #inbox/<conversation>.
