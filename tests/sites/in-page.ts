// The reading script of `npm run extract`, with ways to change the page first.
import '../../scripts/extract/in-page.ts';
import type {PageReading} from '../../src/core/facts/facts.ts';
import {instantOf} from '../../src/core/time.ts';
import {findItemAt, itemsOn, readItem} from '../../src/sites/read-page.ts';

/** A change of the page that a site could make any day. */
export type Mutation = {kind: 'classes'} | {kind: 'wrappers'} | {kind: 'drop'; attribute: string};

declare global {
  var holdfastMutated: (body: string, mutations: Mutation[], now: number) => (PageReading | null)[][];
  var holdfastAttributes: () => string[];
}

const {getAttribute, setAttribute, removeAttribute} = Element.prototype;

/** The names of all attributes in the page. */
globalThis.holdfastAttributes = () => {
  const names = everyElement(document.documentElement).flatMap((one) => Element.prototype.getAttributeNames.call(one));
  return [...new Set(names)].sort();
};

/** For each change: draws the body afresh, changes it, points at each element that was an item, and reads it. */
globalThis.holdfastMutated = (body, mutations, now) => {
  const url = new URL(location.href);
  const at = instantOf(now);
  if (!at) throw new Error('no such time');
  const look = {
    url,
    at,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: document.documentElement.lang,
  };
  return mutations.map((mutation) => {
    document.body.setHTMLUnsafe(body);
    const before = itemsOn(url, document);
    mutate(mutation);
    return before.map((element) => {
      const item = element.isConnected ? findItemAt(element, url, document) : undefined;
      return item ? readItem(item, look, {address: url.href, inFrame: false}).reading : null;
    });
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
  for (const [i, element] of elements.entries()) setAttribute.call(element, 'style', looks[i] ?? '');
}

function mutate(mutation: Mutation): void {
  const all = everyElement(document.body);
  if (mutation.kind !== 'wrappers') freeze(all);
  if (mutation.kind === 'classes') for (const element of all) rehash(element);
  else if (mutation.kind === 'drop') for (const element of all) removeAttribute.call(element, mutation.attribute);
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
  const names = (getAttribute.call(element, 'class') ?? '').split(/\s+/).filter(Boolean);
  if (names.length > 0) setAttribute.call(element, 'class', names.map((name) => `x${hash(name)}`).join(' '));
}

function hash(text: string): string {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_000_007;
  return sum.toString(36);
}

/** A box more around it, as layouts grow them. */
function wrap(element: Element): void {
  const isInline = getComputedStyle(element).display.startsWith('inline');
  if (/^(form|li|td|tr|tbody|thead|option|source|path|rect|style|script|slot|template)$/.test(element.localName))
    return;
  const box = document.createElement(isInline ? 'span' : 'div');
  const slot = getAttribute.call(element, 'slot');
  if (slot !== null) box.setAttribute('slot', slot);
  element.replaceWith(box);
  box.append(element);
}
