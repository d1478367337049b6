// The reading script of `npm run extract`, with ways to change the page first.
import '../../scripts/extract/in-page.ts';
import type {PageReading} from '../../src/core/facts/facts.ts';
import {instantOf} from '../../src/core/time.ts';
import {findItemAt, itemsOn, readItem} from '../../src/sites/read-page.ts';

/** A change of the page that a site could make any day. */
export type Mutation = {kind: 'classes'} | {kind: 'wrappers'} | {kind: 'drop'; attribute: string};

declare global {
  var holdfastMutated: (mutation: Mutation, now: number) => (PageReading | null)[];
  var holdfastAttributes: () => string[];
}

/** The names of all attributes in the page's body. */
globalThis.holdfastAttributes = () => {
  const names = new Set<string>();
  for (const element of everyElement(document.documentElement))
    for (const {name} of element.attributes) names.add(name);
  return [...names].sort();
};

/** Changes the page, then points at each element that was an item before, and reads what is found there. */
globalThis.holdfastMutated = (mutation, now) => {
  const url = new URL(location.href);
  const before = itemsOn(url, document);
  mutate(mutation);
  const at = instantOf(now);
  if (!at) throw new Error('no such time');
  const look = {
    url,
    at,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: document.documentElement.lang,
  };
  return before.map((element) => {
    const item = element.isConnected ? findItemAt(element, url, document) : undefined;
    return item ? readItem(item, look, {address: url.href, inFrame: false}).reading : null;
  });
};

/** What decides how words show; a new build's own styles would decide the same. */
const LOOKS = [
  'display',
  'visibility',
  'position',
  'white-space',
  'font-size',
  'color',
  'filter',
  'overflow',
  'height',
  'width',
].concat(['-webkit-line-clamp', '-webkit-box-orient', 'clip', 'line-height', 'text-overflow']);

function freeze(elements: readonly Element[]): void {
  const looks = elements.map((element) => {
    const style = getComputedStyle(element);
    return LOOKS.map((name) => `${name}:${style.getPropertyValue(name)} !important`).join(';');
  });
  for (const [i, element] of elements.entries()) element.setAttribute('style', looks[i] ?? '');
}

function mutate(mutation: Mutation): void {
  const all = everyElement(document.body);
  if (mutation.kind !== 'wrappers') freeze(all);
  if (mutation.kind === 'classes') for (const element of all) rehash(element);
  else if (mutation.kind === 'drop') for (const element of all) element.removeAttribute(mutation.attribute);
  else for (const element of all) wrap(element);
}

function everyElement(root: Element | ShadowRoot): Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => [
    one,
    ...(one.shadowRoot ? everyElement(one.shadowRoot) : []),
  ]);
}

/** Class names as a new build makes them. */
function rehash(element: Element): void {
  const names = (element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);
  if (names.length > 0) element.setAttribute('class', names.map((name) => `x${hash(name)}`).join(' '));
}

function hash(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return sum.toString(36);
}

/** A box more around it, as layouts grow them. */
function wrap(element: Element): void {
  const isInline = getComputedStyle(element).display.startsWith('inline');
  if (/^(li|td|tr|tbody|thead|option|source|path|rect|style|script|slot|template)$/.test(element.localName)) return;
  const box = document.createElement(isInline ? 'span' : 'div');
  const slot = element.getAttribute('slot');
  if (slot !== null) box.setAttribute('slot', slot);
  element.replaceWith(box);
  box.append(element);
}
