import '../../src/pages/shared/theme.css';
import '../../src/pages/shared/lines.css';
import axe from 'axe-core';
import {deleteDB} from 'idb';
import {type ComponentChild, render} from 'preact';
import {expect} from 'vitest';
import {page} from 'vitest/browser';
import {takeDoorAway} from '../../src/vault/door-store.ts';
import fakeBrowser, {fake} from './fake-browser.ts';

/** An empty database, an empty page, and a seam that knows nothing. */
export async function cleanStage(): Promise<void> {
  clearStage();
  // Tests share what the browser keeps, and one of a vault may have come before.
  await takeDoorAway('door');
  await deleteDB('holdfast');
  await fakeBrowser.storage.local.set({ledger: undefined, veil: undefined, discretion: undefined});
  history.replaceState(null, '', location.pathname + location.search);
  fake.sent = [];
  fake.granted = [];
  fake.asked = [];
  fake.consents = true;
  fake.optionalPermissions = [];
  await page.viewport(1280, 800);
}

/** Takes the page away again, so that it closes its database. */
export function clearStage(): void {
  const place = document.getElementById('app');
  if (place) render(null, place);
  document.body.replaceChildren();
}

/** Draws a page of ours as its entry file does. */
export function show(page: ComponentChild): HTMLElement {
  document.documentElement.lang = 'en';
  document.title = 'Holdfast';
  const place = document.createElement('div');
  place.id = 'app';
  document.body.append(place);
  render(page, place);
  return place;
}

/** What a person can read on the page: not what is hidden from the eye. */
export function said(): string {
  return shownIn(document.body);
}

/** The same of one element. */
export function shownIn(element: HTMLElement): string {
  // biome-ignore lint/performance/useDomNodeTextContent: only what is shown counts here
  return element.innerText;
}

/** Waits until `find` gives something, or fails with what the page shows. */
export async function until<T>(find: () => T | null | undefined | false, what = String(find)): Promise<T> {
  const end = performance.now() + 30_000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > end) throw new Error(`never came: ${what}\n${said()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The button, link or field that is called so. */
export function called<T extends HTMLElement = HTMLElement>(name: string): T | undefined {
  const all = [...document.querySelectorAll<T>('button, a, summary')];
  return all.find((element) => (element.getAttribute('aria-label') ?? shownIn(element)).trim() === name);
}

export async function press(name: string): Promise<void> {
  const button = await until(() => called(name), name);
  button.click();
}

export function key(target: Element, name: string): void {
  target.dispatchEvent(new KeyboardEvent('keydown', {key: name, bubbles: true, cancelable: true}));
}

/** No fault that axe can find on the page as it stands. */
export async function expectNoAxeFault(): Promise<void> {
  const {violations} = await axe.run(document, {
    resultTypes: ['violations'],
    // The runner's own frame is no page of ours.
    rules: {'page-has-heading-one': {enabled: true}},
  });
  expect(violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`)).toEqual([]);
}
