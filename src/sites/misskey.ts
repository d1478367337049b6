import type {Doubt, Reference, ShownCount, SiteFacts} from '../core/facts/facts.ts';
import {valueIn} from '../core/facts/facts.ts';
import {timeOfMisskeyId} from '../core/facts/id-time.ts';
import {parseAddress} from '../core/facts/parse-address.ts';
import {homeOf, localCopy} from './fediverse/home.ts';
import {lineAround} from './reading/around.ts';
import {readTexts, textFact} from './reading/body.ts';
import {
  addressIn,
  around,
  attr,
  closest,
  elementsIn,
  everywhere,
  find,
  is,
  pageOf,
  parentOf,
  resolved,
} from './reading/dom.ts';
import {blurred, doubtsOf, eachOnce, repost} from './reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from './reading/facts.ts';
import {linksOf, partLinks} from './reading/links.ts';
import {isContentPicture, mediaFact} from './reading/media.ts';
import {once} from './reading/once.ts';
import {type Fence, onlyOne, own} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {VIEWER_UNKNOWN} from './reading/viewer.ts';
import {isShown} from './reading/visible.ts';
import type {Look, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Every class of Misskey's pages is made by its build but those of icons. What stays are the addresses of notes and
// accounts, the tags, and the style that a text brings along.
const MARKS = {
  app: 'meta[name="application-name"][content="Misskey"], meta[name="application-name"][content="Sharkey"], meta[name="application-name"][content="Firefish"], meta[name="application-name"][content="CherryPick"], meta[property="instance_url"]',
  // The link around a note's own time.
  time: 'a[href^="/notes/"] time',
  note: 'a[href^="/notes/"]',
  account: 'a[href^="/@"]',
  picture: 'a[href^="/@"] img',
  // Texts keep their line breaks by a style of their own; names do so in one line.
  text: 'span[style*="white-space: pre-wrap"]',
  repeat: 'i.ti-repeat, i.ph-rocket-launch, i.ph-repeat',
  answer: 'i.ti-arrow-back-up, i.ph-arrow-u-up-left, i.ph-arrow-bend-left-up',
  edited: 'header i.ti-pencil, header i.ph-pencil-simple',
  followers: 'i.ti-lock, i.ph-lock',
  home: 'i.ti-home, i.ph-house',
  direct: 'i.ti-mail, i.ph-envelope',
  signedIn: 'a[href="/my/notifications"]',
} as const;

const REACTION = /^((?:\p{Extended_Pictographic}|\p{Emoji_Component})+|:[\w+@.-]+:)\s*(\d[\d.,]*[kKmM]?)$/u;

/** Notes on servers of Misskey and of those that grew from it (Sharkey), as their own pages show them. */
export const misskey: SiteAdapter = {
  id: 'misskey',
  version: '2026-11-30',
  seen: '2025',
  matches: (_url, page) => find(page, MARKS.app) !== undefined,
  listItems: boxesOn,
  findItem: (target) => {
    const boxes = new Set(boxesOn(pageOf(target)));
    return [...around(target)].find((one) => boxes.has(one));
  },
  readViewer: (page) =>
    find(page, MARKS.signedIn) ? {signedIn: 'yes', account: {missing: WHY.viewer}} : VIEWER_UNKNOWN,
  readFacts: (item, look) => readAll(item, readers(item, look), look),
  conversation: (page) => {
    const items = standing(page);
    const main = mainOf(items);
    return {items, total: null, isCounted: (item) => item !== main, openers: [], grows: 'down'};
  },
  around: (item) => {
    const items = standing(pageOf(item));
    return lineAround(item, items, mainOf(items));
  },
};

/** The boxes of all notes: each has one link to itself around its time. */
function boxesOn(page: Document): Element[] {
  return [...new Set([...everywhere(page, MARKS.time)].flatMap((time) => boxAround(time) ?? []))];
}

/**
 * A header stands beside the picture of its account, in a box of both; the note that a page is of has its time at its
 * foot. What holds a second note is the box of another one.
 */
function boxAround(time: Element): Element | undefined {
  const header = closest(time, 'header, footer, article');
  if (!header || is(header, 'footer')) return header && closest(header, 'article');
  for (const at of around(header)) {
    if (is(at, 'article')) return at;
    if ([...everywhere(at, MARKS.time)].length > 1) return firstIn(closest(header, 'article'), time);
    if ([...everywhere(at, MARKS.picture)].some((one) => !closest(one, `header, ${MARKS.text}`))) return at;
  }
  return undefined;
}

/** A note that quotes another one has its own time before that one's. */
function firstIn(article: Element | undefined, time: Element): Element | undefined {
  return article && [...everywhere(article, MARKS.time)][0] === time ? article : undefined;
}

/** Notes that stand for themselves, not in one that quotes them. */
function standing(page: Document): Element[] {
  const boxes = boxesOn(page);
  return boxes.filter((one) => ![...around(one)].some((at) => at !== one && is(at, 'article') && boxes.includes(at)));
}

function mainOf(items: readonly Element[]): Element | undefined {
  return onlyOne(
    items.filter(
      (one) =>
        is(one, 'article') &&
        [...everywhere(one, MARKS.time)].some((time) => closest(time, 'footer') && closest(time, 'article') === one),
    ),
  );
}

function fenceOf(item: Element): Fence {
  const others = new Set(boxesOn(pageOf(item)));
  return (element) => element !== item && others.has(element);
}

function readers(item: Element, look: Look): ItemReaders {
  const fence = fenceOf(item);
  const mine = (selector: string) => own(item, selector, fence);
  const time = once(() => onlyOne(mine(MARKS.time)));
  const id = once(() => noteIn(time() && closest(time() as Element, 'a[href]')));
  const texts = once(() => textsIn(item, fence));
  const read = once(() => readTexts(texts()));
  const author = once(() => mine(`header ${MARKS.account}`).find((one) => wordsOf(one)));
  const handle = once(() => handleIn(author()));
  const parted = once(() => partLinks(linksOf(texts()), ({address}) => /^\/tags\/[^/]+$/.test(pathOf(address))));
  return {
    platform: () => ({value: 'misskey', from: 'meta'}),
    itemKind: () => ({value: replyLink(item, fence) ? 'reply' : 'post', from: 'attribute'}),
    id: () => fact(id(), 'address', WHY.id),
    permalink: () => fact(id() && resolved(`/notes/${id()}`, item), 'address', WHY.permalink),
    displayName: () => fact(wordsOf(author())?.trim(), 'text', WHY.displayName),
    handle: () => fact(handle(), 'address', WHY.handle),
    profile: () => fact(addressIn(author(), 'href'), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    language: () => ({missing: WHY.language}),
    edited: () => markedTrue(mine(MARKS.edited)[0], WHY.edited),
    audience: () => fact(audienceOf(item, fence), 'attribute', WHY.audience),
    shownTime: () => fact(wordsOf(time())?.trim(), 'text', WHY.shown),
    writtenTime: () => ({missing: WHY.exact}),
    idTime: () => (handle() && !homeOf(handle(), look.url) ? timeOfMisskeyId(id() ?? '') : {missing: OF_COPY}),
    clock: 'viewer',
    inReplyTo: () => answered(item, fence),
    quotes: () => quotesIn(item),
    passedOnBy: () => passedOn(item),
    tags: () => parted().tags,
    mentions: () => parted().mentions,
    links: () => parted().links.filter(({shown}) => shown !== ''),
    counts: () => countsOf(item, fence),
    media: () => mediaOf(item, fence),
    viewer: () => misskey.readViewer(pageOf(item)),
    doubts: () => doubts(item, fence, read(), homeOf(handle(), look.url), look.url),
  };
}

const OF_COPY = 'The id is that of this server’s copy, so its time is not the note’s own.';

function pathOf(address: string | undefined): string {
  return parseAddress(address ?? '')?.pathname ?? '';
}

function noteIn(link: Element | undefined): string | undefined {
  return /^\/notes\/([0-9A-Za-z]+)$/.exec(pathOf(addressIn(link, 'href')))?.[1];
}

function handleIn(account: Element | undefined): string | undefined {
  return /^\/(@[\w.-]+(?:@[\w.:-]+)?)$/.exec((account && attr(account, 'href')) ?? '')?.[1];
}

/** What the author wrote as a warning, and the text. A translation would be one more, after them. */
function textsIn(item: Element, fence: Fence): Element[] {
  const all = own(item, MARKS.text, fence).filter((one) => {
    const parent = parentOf(one);
    return !closest(one, 'header, button') && !(parent && closest(parent, MARKS.text));
  });
  const warning = all.filter((one) => closest(one, 'p')).slice(0, 1);
  return [...warning, ...all.filter((one) => !closest(one, 'p')).slice(0, 1)];
}

function audienceOf(item: Element, fence: Fence): string | undefined {
  const marks = {home: MARKS.home, followers: MARKS.followers, specified: MARKS.direct};
  const inHeader = (selector: string) =>
    own(item, selector, fence).some((one) => closest(one, 'header') && closest(one, 'span[title]'));
  return Object.entries(marks).find(([, selector]) => inHeader(selector))?.[0];
}

/** A link without words, to the note that is answered. */
function replyLink(item: Element, fence: Fence): Element | undefined {
  return own(item, MARKS.note, fence).find((one) => !find(one, 'time') && !wordsOf(one) && find(one, 'i'));
}

function answered(item: Element, fence: Fence): Reference[] {
  const link = replyLink(item, fence);
  const id = noteIn(link);
  if (!link || !id) return link ? [reference({})] : [];
  const shown = boxesOn(pageOf(item)).find((box) => box !== item && ownNote(box) === id);
  return [
    {
      ...(shown ? asReference(shown) : reference({})),
      permalink: fact(resolved(`/notes/${id}`, item), 'address', WHY.permalink),
    },
  ];
}

function ownNote(box: Element): string | undefined {
  const time = onlyOne(own(box, MARKS.time, fenceOf(box)));
  return noteIn(time && closest(time, 'a[href]'));
}

function asReference(box: Element): Reference {
  const fence = fenceOf(box);
  const id = ownNote(box);
  const author = own(box, `header ${MARKS.account}`, fence).find((one) => wordsOf(one));
  return {
    permalink: fact(id && resolved(`/notes/${id}`, box), 'address', WHY.permalink),
    author: fact(handleIn(author), 'address', WHY.handle),
    text: textFact(readTexts(textsIn(box, fence))),
  };
}

/** Only in the box of a note of its own, never in one that is shown as answered or quoted. */
function quotesIn(item: Element): Reference[] {
  if (!is(item, 'article')) return [];
  const inner = boxesOn(pageOf(item)).filter((box) => box !== item && [...around(box)].includes(item));
  return inner.map(asReference);
}

/** The line above a note: who passed it on. */
function repeatLine(item: Element): Element | undefined {
  const root = is(item, 'article') ? parentOf(item) : undefined;
  const lines = root ? elementsIn(root).filter((one) => one !== item && find(one, MARKS.repeat)) : [];
  return onlyOne(lines.filter((one) => !find(one, MARKS.time) && !find(one, 'article')));
}

function passedOn(item: Element): SiteFacts['passedOnBy'] {
  const line = repeatLine(item);
  const account = line && [...everywhere(line, MARKS.account)].find((one) => wordsOf(one));
  if (!account) return undefined;
  return {
    displayName: fact(wordsOf(account)?.trim(), 'text', WHY.displayName),
    handle: fact(handleIn(account), 'address', WHY.handle),
    profile: fact(addressIn(account, 'href'), 'address', WHY.profile),
  };
}

function countsOf(item: Element, fence: Fence): ShownCount[] {
  return own(item, 'button', fence).flatMap((button) => {
    const words = wordsOf(button)?.replace(/\s+/g, ' ').trim() ?? '';
    const reaction = REACTION.exec(words);
    if (reaction?.[1] && reaction[2]) return [{name: reaction[1], shown: reaction[2]}];
    if (!/^\d[\d.,]*$/.test(words)) return [];
    if (find(button, MARKS.answer)) return [{name: 'replies', shown: words}];
    return find(button, MARKS.repeat) ? [{name: 'renotes', shown: words}] : [];
  });
}

function mediaOf(item: Element, fence: Fence): SiteFacts['media'] {
  const found = own(item, 'img, video, audio', fence).filter(
    (one) => !closest(one, `header, button, ${MARKS.account}, ${MARKS.text}`),
  );
  return found
    .filter((one) => !is(one, 'img') || isContentPicture(one))
    .map((one) => {
      const whole = closest(one, 'a[href]');
      return mediaFact(one, whole && [...around(whole)].includes(item) ? addressIn(whole, 'href') : undefined);
    });
}

function doubts(
  item: Element,
  fence: Fence,
  read: ReturnType<typeof readTexts>,
  home: string | undefined,
  url: URL,
): Doubt[] {
  const found = doubtsOf(item, fence, read, 'inside');
  const [first, second] = textsIn(item, fence);
  // Below a warning everything is hidden until someone asks for it.
  if (first && closest(first, 'p') && second && !isShown(second)) found.push(blurred());
  const by = passedOn(item);
  if (by) found.push(repost(valueIn(by.handle)));
  if (home) found.push(localCopy(home, url));
  return eachOnce(found);
}

// Tried on drawings of: / (the timeline), /notes/<id>, in English and Japanese.
// Rests on: the templates of Misskey 13 to 2025, seen 2026-11; of Sharkey only its icons.
