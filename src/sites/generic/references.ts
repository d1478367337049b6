import type {Reference, ShownCount} from '../../core/facts/facts.ts';
import {plainAddress} from '../../core/facts/plain-address.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {addressIn, everywhere, filled, find, findAll, is, parentOf} from '../reading/dom.ts';
import {fact, reference, WHY} from '../reading/facts.ts';
import {type Fence, own} from '../reading/own.ts';
import {wordsOf} from '../text.ts';
import {itemAround} from './items.ts';
import {CITED} from './marks.ts';

const ANSWERED = '.u-in-reply-to, [rel~="in-reply-to"], [itemprop~="parentItem"]';
const QUOTED = `blockquote, ${CITED}, .u-quotation-of, .quote`;

/** The posts that an item says it answers, or the one it hangs below. */
export function answeredBy(item: Element, fence: Fence, outer: (around: Element) => Reference): Reference[] {
  const said = marked(item, ANSWERED, fence).map((one) => cited(one));
  if (said.length > 0) return said;
  const parent = parentOf(item);
  const around = parent && itemAround(parent);
  return around ? [outer(around)] : [];
}

/** What an item quotes, with its author only where the quote itself names one. */
export function quotedBy(item: Element, fence: Fence): Reference[] {
  return marked(item, QUOTED, fence)
    .filter((one) => !is(one, ANSWERED))
    .map((one) => cited(one));
}

/** Own but for being a fence itself. */
function marked(item: Element, selector: string, fence: Fence): Element[] {
  const all = [...everywhere(item, selector)];
  return all.filter((one) => {
    for (let at = parentOf(one); at && at !== item; at = parentOf(at)) if (fence(at)) return false;
    return one !== item;
  });
}

function cited(element: Element): Reference {
  const cite = find(element, 'cite');
  const isName = cite !== undefined && namesAlone(cite);
  const link = is(element, 'a')
    ? element
    : find(element, `a.u-url, a.p-name[href], ${isName ? 'cite a[href], ' : ''}a[rel~="bookmark"]`);
  const address = addressIn(link, 'href') ?? addressIn(element, 'cite');
  const name = find(
    element,
    `.p-author, ${isName ? 'cite, ' : ''}[itemprop~="author"], [property~="author"], a[rel~="author"]`,
  );
  const skip = (one: Element) => is(one, 'cite, .p-author, time, button, blockquote, [itemprop~="author"]');
  const text = is(element, 'a')
    ? undefined
    : textFact(readTexts([find(element, '.e-content, .p-content') ?? element], skip), 'It shows no text.');
  return reference({
    ...(address ? {permalink: fact(plainAddress(address), 'attribute', WHY.permalink)} : {}),
    ...(wordsOf(name) ? {author: fact(wordsOf(name), 'text', WHY.displayName)} : {}),
    ...(text ? {text} : {}),
  });
}

/** Whether a `cite` holds a name and nothing else: forums write a whole line into it, "Rita wrote:" with a link or two. */
function namesAlone(cite: Element): boolean {
  const words = wordsOf(cite) ?? '';
  const links = findAll(cite, 'a');
  if (links.length === 0) return words !== '' && !/[:：]\s*$/.test(words);
  return links.length === 1 && wordsOf(links[0]) === words;
}

const COUNT =
  /^(\d[\d.,\u00a0\u202f ]*\s?[KMB]?)\s+(repl(?:y|ies)|comments?|likes?|reposts?|shares?|views?|reactions?|upvotes?|points?|votes?|boosts?|favou?rites?)$/i;

/** Numbers that name themselves: "12 likes", on a control or as words. */
export function countsOf(item: Element, fence: Fence): ShownCount[] {
  const found = new Map<string, string>();
  for (const element of own(item, 'a, button, span, [role="button"], [aria-label], li', fence)) {
    const label = filled(element, 'aria-label') ?? wordsOf(element) ?? '';
    const match = label.length <= 40 ? COUNT.exec(label.trim()) : null;
    if (match && !found.has((match[2] ?? '').toLowerCase())) found.set((match[2] ?? '').toLowerCase(), match[1] ?? '');
  }
  return [...found].map(([name, shown]) => ({name, shown: shown.trim()}));
}
