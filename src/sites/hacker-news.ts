import type {Doubt, Fact, ItemKind, Reference, ShownCount, ShownPlace, SiteFacts} from '../core/facts/facts.ts';
import {instantOf} from '../core/time.ts';
import {readTexts, textFact} from './reading/body.ts';
import {saysHowMany} from './reading/control-words.ts';
import {
  attr,
  closest,
  elementsIn,
  everywhere,
  filled,
  find,
  is,
  pageOf,
  parentOf,
  rawText,
  resolved,
  tag,
} from './reading/dom.ts';
import {doubtsOf, eachOnce} from './reading/doubts.ts';
import {fact, reference, WHY} from './reading/facts.ts';
import {linksOf} from './reading/links.ts';
import {once} from './reading/once.ts';
import {knownOpeners} from './reading/openers.ts';
import {onlyOne} from './reading/own.ts';
import {type ItemReaders, readAll} from './reading/read-item.ts';
import {SIGNED_OUT, VIEWER_UNKNOWN} from './reading/viewer.ts';
import type {AroundItem, Conversation, SiteAdapter} from './site-adapter.ts';
import {wordsOf} from './text.ts';

// Tables within tables, as they were fifteen years ago. A row's id is the number of its story or comment.
const MARKS = {
  row: 'tr[id], tr.athing',
  // The story or comment that the page is of, with the rows that belong to it.
  main: '.fatitem',
  title: '.titleline',
  titleLink: '.titleline a:not(.sitebit a)',
  text: '.toptext, .commtext',
  comment: 'td[indent], td.default',
  indent: 'td[indent]',
  author: 'a.hnuser, .subline > a[href^="user?id="], .comhead > a[href^="user?id="]',
  age: '.age[title], span[title]',
  score: '.score[id^="score_"], [id^="score_"]',
  navs: '.navs, .comhead',
  story: '.onstory a[href^="item?id="]',
  tree: '.comment-tree',
  // It stands for the folded comments and brings them out; it leads nowhere.
  folded: 'tr.athing.coll a.togg[href="javascript:void(0)"]',
  me: 'a#me[href^="user?id="]',
  logIn: '.pagetop > a[href^="login?goto="]',
} as const;

const STAMP = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?: (\d{9,11}))?$/;
const NUMBER = /^\d+$/;
const GONE = /^\[(?:deleted|flagged|dead)\]$/;

/** Stories and comments of Hacker News. */
export const hackerNews: SiteAdapter = {
  id: 'hacker-news',
  version: '2026-11-30',
  seen: '2025',
  matches: ({hostname}) => hostname === 'news.ycombinator.com',
  listItems: (page) => [...new Set([...everywhere(page, MARKS.row)].filter(isEntry).map((row) => outer(row)))],
  findItem: itemAround,
  readViewer: viewerOf,
  readFacts: (item, look) => readAll(item, readers(item), look),
  conversation: conversationOn,
  around: aroundOn,
};

/** Whether a row begins a story or comment; rows that lay out the page have ids too. */
function isEntry(row: Element): boolean {
  return NUMBER.test(attr(row, 'id') ?? '') || is(row, 'tr.athing');
}

/** The entry that the page is of has all its rows in a table of its own; polls have rows of their own in it. */
function outer(row: Element): Element {
  return closest(row, MARKS.main) ?? row;
}

/** The rows below a story's title are its own too: they name its number. */
function itemAround(target: Element): Element | undefined {
  const row = closest(target, MARKS.row);
  if (row && isEntry(row)) return outer(row);
  const main = closest(target, MARKS.main);
  if (main) return main;
  const line = closest(target, 'tr');
  const number = line && numberIn(line);
  return number === undefined ? undefined : rowOf(pageOf(target), number);
}

function rowOf(page: Document, number: string): Element | undefined {
  return [...everywhere(page, 'tr[id]')].find((row) => attr(row, 'id') === number);
}

/** What is read of an entry: its own row or table, and on lists the row below the title if it names the same number. */
function partsOf(item: Element): Element[] {
  if (tag(item) !== 'tr' || find(item, MARKS.comment)) return [item];
  const rows = elementsIn(parentOf(item) ?? item);
  const below = rows[rows.indexOf(item) + 1];
  return below && numberIn(below) === attr(item, 'id') ? [item, below] : [item];
}

/** The number in the link around the time. */
function numberIn(box: Element): string | undefined {
  const ages = [...everywhere(box, MARKS.age)].filter((one) => STAMP.test(attr(one, 'title') ?? ''));
  const link = onlyOne(ages) && find(ages[0] as Element, 'a[href]');
  return link && /^item\?id=(\d+)$/.exec(attr(link, 'href') ?? '')?.[1];
}

function readers(item: Element): ItemReaders {
  const parts = once(() => partsOf(item));
  const all = (selector: string) => parts().flatMap((part) => [...everywhere(part, selector)]);
  const number = once(() => ownNumber(item));
  const texts = once(() => [...all(MARKS.titleLink).slice(0, 1), ...all(MARKS.text).slice(0, 1)]);
  const read = once(() => readTexts(texts()));
  const author = once(() => onlyOne(all(MARKS.author)));
  const name = once(() => nameIn(author()));
  const age = once(() => onlyOne(all(MARKS.age).filter((one) => STAMP.test(attr(one, 'title') ?? ''))));
  const address = once(() => number() && resolved(`/item?id=${number()}`, item));
  return {
    platform: () => ({value: 'hacker-news', from: 'address'}),
    itemKind: () => kindOf(item),
    id: () => fact(number(), 'attribute', WHY.id),
    permalink: () => fact(address(), 'attribute', WHY.permalink),
    displayName: () => fact(wordsOf(author()), 'text', WHY.displayName),
    handle: () => fact(name(), 'address', WHY.handle),
    profile: () => fact(name() && resolved(`/user?id=${name()}`, item), 'address', WHY.profile),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () =>
      textFact(read(), goneWords(item) ? `The page shows “${goneWords(item)}” in place of the text.` : WHY.text),
    language: () => ({missing: WHY.language}),
    edited: () => ({missing: WHY.edited}),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(age()), 'text', WHY.shown),
    writtenTime: () => fact(stampOf(age()), 'attribute', WHY.exact),
    idTime: () => ({missing: WHY.idTime}),
    clock: 'unknown',
    inReplyTo: () => answered(item, number()),
    quotes: () => [],
    standsIn: () => placesOf(item),
    mentions: () => [],
    // The title of a story without a page of its own leads to the story.
    links: () => linksOf(texts().filter((one) => !is(one, 'a[href^="item?id="]'))).links,
    counts: () => countsOf(item, all),
    media: () => [],
    viewer: () => viewerOf(pageOf(item)),
    doubts: () => doubts(item, read()),
  };
}

function ownNumber(item: Element): string | undefined {
  const row = tag(item) === 'tr' ? item : [...everywhere(item, MARKS.row)].find(isEntry);
  const written = row && attr(row, 'id');
  const linked = partsOf(item).map(numberIn).find(Boolean);
  // Where a row says one number and its link another, neither is believed.
  if (written && NUMBER.test(written)) return linked === undefined || linked === written ? written : undefined;
  return linked;
}

function nameIn(author: Element | undefined): string | undefined {
  return author && /^user\?id=([\w-]+)$/.exec(attr(author, 'href') ?? '')?.[1];
}

/** The time in UTC, and since 2024 the seconds since 1970 behind it: only both together say the zone. */
function stampOf(age: Element | undefined): string | undefined {
  const [, day, seconds] = STAMP.exec((age && attr(age, 'title')) ?? '') ?? [];
  const instant = seconds && instantOf(Number(seconds) * 1000);
  return instant && day && instant.startsWith(day) ? instant : day;
}

function kindOf(item: Element): Fact<ItemKind> {
  if (find(item, MARKS.title)) return {value: 'post', from: 'attribute'};
  return find(item, MARKS.comment) ? {value: 'comment', from: 'attribute'} : {missing: WHY.kind};
}

/** How deep a comment hangs below what the page is of. */
function depthOf(row: Element): number | undefined {
  const depth = filled(find(row, MARKS.indent), 'indent');
  return depth && NUMBER.test(depth) ? Number(depth) : undefined;
}

/** The parent is linked to by that word, and one step less deep. */
function answered(item: Element, number: string | undefined): Reference[] {
  if (kindIs(item, 'post') || number === undefined) return [];
  const depth = depthOf(item);
  const page = pageOf(item);
  if (depth === undefined) return [reference({permalink: fact(parentLink(item, number), 'attribute', NO_PARENT)})];
  const main = onlyOne([...everywhere(page, MARKS.main)]);
  if (depth === 0 && main && closest(item, MARKS.tree)) return [asReference(main)];
  const links = [...everywhere(item, 'a[href^="#"]')].filter((link) => rawText(link) === 'parent');
  const linked = new Set(links.map((link) => attr(link, 'href')?.slice(1)));
  const rows = [...everywhere(page, MARKS.row)].filter((row) => isEntry(row) && linked.has(attr(row, 'id')));
  const parent = depth > 0 ? onlyOne(rows.filter((row) => depthOf(row) === depth - 1)) : undefined;
  return [parent ? asReference(parent) : reference({})];
}

const NO_PARENT = 'The page does not say which one it answers.';

/** On a comment's own page the parent is linked to by its number; the story, and the comment's place in it, otherwise. */
function parentLink(item: Element, number: string): string | undefined {
  const links = [...everywhere(item, MARKS.navs)].flatMap((navs) => [...everywhere(navs, 'a[href^="item?id="]')]);
  const others = links.filter((link) => !closest(link, '.onstory, .age'));
  const numbers = others.flatMap((link) => /^item\?id=(\d+)$/.exec(attr(link, 'href') ?? '')?.[1] ?? []);
  const parent = onlyOne([...new Set(numbers)].filter((one) => one !== number));
  return parent && resolved(`/item?id=${parent}`, item);
}

function asReference(item: Element): Reference {
  const number = ownNumber(item);
  const parts = partsOf(item);
  const all = (selector: string) => parts.flatMap((part) => [...everywhere(part, selector)]);
  const texts = [...all(MARKS.titleLink).slice(0, 1), ...all(MARKS.text).slice(0, 1)];
  return {
    permalink: fact(number && resolved(`/item?id=${number}`, item), 'attribute', WHY.permalink),
    author: fact(nameIn(onlyOne(all(MARKS.author))), 'address', WHY.handle),
    text: textFact(readTexts(texts)),
  };
}

/** The story that a comment stands below. */
function placesOf(item: Element): ShownPlace[] {
  if (!kindIs(item, 'comment')) return [];
  const main = onlyOne([...everywhere(pageOf(item), MARKS.main)]);
  const title = main && find(main, MARKS.titleLink);
  const linked = find(item, MARKS.story) ?? (main && find(main, MARKS.story));
  const number = title && main ? ownNumber(main) : /^item\?id=(\d+)$/.exec(filled(linked, 'href') ?? '')?.[1];
  if (!title && !linked) return [];
  return [
    {
      kind: 'thread',
      name: title
        ? fact(wordsOf(title), 'text', 'The page shows no title.')
        : fact(filled(linked, 'title'), 'attribute', 'The page shows no title.'),
      address: fact(number && resolved(`/item?id=${number}`, item), 'attribute', WHY.permalink),
    },
  ];
}

function kindIs(item: Element, kind: ItemKind): boolean {
  const said = kindOf(item);
  return 'value' in said && said.value === kind;
}

function countsOf(item: Element, all: (selector: string) => Element[]): ShownCount[] {
  const score = wordsOf(onlyOne(all(MARKS.score)));
  const comments = kindIs(item, 'post') ? wordsOf(commentsLink(item)) : undefined;
  return [
    ...(score && /\d/.test(score) ? [{name: 'score', shown: score}] : []),
    ...(comments && saysHowMany(comments) !== undefined ? [{name: 'comments', shown: comments}] : []),
  ];
}

/** The second link of a story to itself; the first stands around its time. */
function commentsLink(item: Element): Element | undefined {
  const path = `item?id=${ownNumber(item)}`;
  const links = partsOf(item).flatMap((part) => [...everywhere(part, 'a[href^="item?id="]')]);
  return links.find((link) => attr(link, 'href') === path && !closest(link, `${MARKS.age}, ${MARKS.title}`));
}

function goneWords(item: Element): string | undefined {
  const words = wordsOf(find(item, 'td.default .comment'), (one) => is(one, '.reply'))?.trim();
  return words && GONE.test(words) ? words : undefined;
}

function doubts(item: Element, read: ReturnType<typeof readTexts>): Doubt[] {
  return eachOnce(doubtsOf(item, () => false, read, 'inside'));
}

function conversationOn(page: Document): Conversation {
  const main = onlyOne([...everywhere(page, MARKS.main)]);
  return {
    items: hackerNews.listItems(page),
    total: (main && saysHowMany(wordsOf(commentsLink(main)) ?? '')) ?? null,
    isCounted: (item) => item !== main,
    openers: knownOpeners(page, MARKS.folded),
    grows: 'down',
  };
}

/** Comments stand in one table, each as deep as it answers: what follows more deeply answers, what came before less deeply is answered. */
function aroundOn(item: Element): AroundItem {
  const page = pageOf(item);
  const rows = hackerNews.listItems(page).filter((row) => closest(row, MARKS.tree));
  const main = onlyOne([...everywhere(page, MARKS.main)]);
  if (item === main) return {answered: [], replies: rows};
  const [at, depth] = [rows.indexOf(item), depthOf(item)];
  if (at < 0 || depth === undefined) return {answered: [], replies: []};
  const end = rows.findIndex((row, i) => i > at && (depthOf(row) ?? -1) <= depth);
  const answered: Element[] = [];
  let wanted = depth - 1;
  for (const row of rows.slice(0, at).reverse()) {
    if (depthOf(row) !== wanted) continue;
    answered.unshift(row);
    wanted -= 1;
  }
  return {answered: main ? [main, ...answered] : answered, replies: rows.slice(at + 1, end < 0 ? undefined : end)};
}

function viewerOf(page: Document): SiteFacts['viewer'] {
  const name = nameIn(find(page, MARKS.me));
  if (name) return {signedIn: 'yes', account: {value: name, from: 'address'}};
  return find(page, MARKS.logIn) ? SIGNED_OUT : VIEWER_UNKNOWN;
}

// Tried on drawings of: /item?id= of a story and of a comment, /news.
// Rests on: a saved page of 2025, seen 2026-10.
