import {adapterFor} from '../../src/sites/index.ts';
import type {SiteAdapter} from '../../src/sites/site-adapter.ts';

const DRAWN = import.meta.glob<string>('../fixtures/pages/*/*.html', {query: '?raw', import: 'default', eager: true});
const TRUTH = import.meta.glob<{url: string; items: unknown[]}>('../fixtures/pages/*/*.json', {
  import: 'default',
  eager: true,
});
/** What of a page's head says what it is, or how it looks. */
const HEAD = 'style, meta[name], meta[property], link[data-stylesheet]';
let added: Element[] = [];

/** The drawn pages of some platforms by name: `steam/profile`. */
export function drawnOf(...platforms: readonly string[]): string[] {
  const names = Object.keys(DRAWN).map((path) => path.replace('../fixtures/pages/', '').replace('.html', ''));
  return names.filter((name) => platforms.includes(name.split('/')[0] ?? ''));
}

/** Draws a page into this one, in place of the last, with the reader of its address and how many items it has. */
export function drawn(name: string): {adapter: SiteAdapter; url: URL; count: number} {
  const parsed = new DOMParser().parseFromString(DRAWN[`../fixtures/pages/${name}.html`] ?? '', 'text/html');
  const truth = TRUTH[`../fixtures/pages/${name}.json`];
  const url = new URL(truth?.url ?? '');
  added = [...parsed.head.querySelectorAll(HEAD)];
  document.head.append(...added);
  document.body.append(...parsed.body.childNodes);
  return {adapter: adapterFor(url, document), url, count: truth?.items.length ?? 0};
}

/** Takes away what was drawn. */
export function clearDrawn(): void {
  for (const one of added) one.remove();
  added = [];
  document.body.replaceChildren();
}

/** The first element that a selector finds, which must be there. */
export function at(selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}
