// What holds of every drawn page, whatever its reader.
import {expect} from 'vitest';
import type {Instant} from '../../src/core/time.ts';
import {findItemAt, readItem} from '../../src/sites/read-page.ts';
import {at, drawn} from './drawn-here.ts';

/** Only items that the reader lists are shown together, in their order, none twice. */
export function expectListedInOrder(name: string): void {
  const {adapter, url, count} = drawn(name);
  const all = adapter.listItems(document);
  const {items} = adapter.conversation(document, url);
  expect([all.length, items.length > 0]).toEqual([count, true]);
  expect(all.filter((one) => items.includes(one))).toEqual(items);
  expect(all.every((one) => adapter.findItem(one) === one)).toBe(true);
}

const LOOK = {at: '2026-03-01T10:00:00.000Z' as Instant, zone: 'Europe/Berlin', language: 'en'};

/** An item of the page as it is now, read under that address. */
export function readHere(item: Element | undefined, url: URL): ReturnType<typeof readItem> {
  return readItem(item, {...LOOK, url}, {address: url.href, inFrame: false});
}

/** Names of fields by which a form hides what scripts ask of it. */
const INPUTS = ['parentNode', 'children', 'getAttribute', 'matches', 'localName', 'querySelectorAll', 'closest'];

/** Forms in and around the words hide nothing, and a long text is read whole. `lie` changes the page once more before. */
export function expectNothingHidden(
  name: string,
  words: string,
  item: string,
  lie: () => void = () => undefined,
): void {
  const {url} = drawn(name);
  const form = document.createElement('form');
  form.innerHTML = INPUTS.map((one) => `<input name="${one}">`).join('');
  at(item).before(form);
  at(words).append(form.cloneNode(true), ` ${'word '.repeat(20_000)}end`);
  lie();
  const found = findItemAt(at(words), url, document);
  expect(found).toBe(at(item));
  const {reading, adapter} = readHere(found, url);
  const {text} = reading.item;
  expect([adapter.id, 'value' in text && text.value.endsWith('word end')]).toEqual([name.split('/')[0], true]);
  expect(reading.doubts.map(({code}) => code)).not.toContain('readingFailed');
}
