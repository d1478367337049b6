import {beforeEach, describe, expect, test} from 'vitest';
import type {Instant} from '../../src/core/time.ts';
import {findItemAt, readItem} from '../../src/sites/read-page.ts';
import {at, clearDrawn, drawn, drawnOf} from './drawn-here.ts';

const ALL = drawnOf('messenger', 'outlook', 'nextdoor');
const LOOK = {at: '2026-03-01T10:00:00.000Z' as Instant, zone: 'Europe/Berlin', language: 'en'};
const INPUTS = ['parentNode', 'children', 'getAttribute', 'matches', 'localName', 'querySelectorAll', 'closest'];

beforeEach(clearDrawn);

function read(selector: string, url: URL) {
  return readItem(at(selector), {...LOOK, url}, {address: url.href, inFrame: false});
}

test.each(ALL)('%s: only items that the reader lists, in their order, none twice', (name) => {
  const {adapter, url, count} = drawn(name);
  const all = adapter.listItems(document);
  const {items} = adapter.conversation(document, url);
  expect([all.length, items.length > 0]).toEqual([count, true]);
  expect(all.filter((one) => items.includes(one))).toEqual(items);
  expect(all.every((one) => adapter.findItem(one) === one)).toBe(true);
});

test('nextdoor: what brings out earlier comments is known in any language, and may be pressed only where it does nothing else', () => {
  const {adapter, url} = drawn('nextdoor/drawer');
  const opener = at('[data-testid="seeMoreButton"]');
  opener.textContent = 'Eerdere reacties';
  expect(adapter.conversation(document, url).openers).toEqual([opener]);
  opener.setAttribute('aria-haspopup', 'menu');
  expect(adapter.conversation(document, url).openers).toEqual([]);
});

test('nextdoor: a comment whose box holds another without a box of its own has no number', () => {
  const {url} = drawn('nextdoor/drawer');
  at('#comment_1700000002').removeAttribute('id');
  const {reading} = read('#comment_1700000001 > [data-testid="comment-detail"]', url);
  expect('missing' in reading.item.id).toBe(true);
});

test('messenger: a name that no message with words bears is not told of one without words', () => {
  const {url} = drawn('messenger/days');
  at('.xd6').setAttribute('aria-label', 'At Tuesday 15:06, Rita Demo: hello');
  const {reading} = read('.xd6', url);
  expect('missing' in reading.item.author.displayName).toBe(true);
  expect(reading.postedAt.shown).toMatchObject({value: 'Tuesday 15:06'});
});

test('messenger: where nobody is known to be signed in, "You" is nobody', () => {
  const {url} = drawn('messenger/days');
  for (const script of document.querySelectorAll('script')) script.remove();
  const {reading} = read('.xd3', url);
  expect('missing' in reading.item.author.displayName).toBe(true);
});

describe('pages that lie', () => {
  test.each([
    ['messenger/chat', '.xm1t', '.xm1'],
    ['outlook/conversation', '#UniqueMessageBody_1', '.xb:has(#UniqueMessageBody_1)'],
    ['nextdoor/drawer', '[data-drawn=p] [data-testid="styled-text"]', '[data-drawn=p]'],
  ])('%s: forms in and around the words hide nothing, and a long text is read whole', (name, words, item) => {
    const {url} = drawn(name);
    const form = document.createElement('form');
    form.innerHTML = INPUTS.map((one) => `<input name="${one}">`).join('');
    at(item).before(form);
    at(words).append(form.cloneNode(true), ` ${'word '.repeat(20_000)}end`);
    // Long texts are cut in the labels of messages.
    const label = at(item).getAttribute('aria-label');
    if (name.startsWith('messenger')) at(item).setAttribute('aria-label', `${label} word word word word word…`);
    const found = findItemAt(at(words), url, document);
    expect(found).toBe(at(item));
    const {reading, adapter} = readItem(found, {...LOOK, url}, {address: url.href, inFrame: false});
    const {text} = reading.item;
    expect([adapter.id, 'value' in text && text.value.endsWith('word end')]).toEqual([name.split('/')[0], true]);
    expect(reading.doubts.map(({code}) => code)).not.toContain('readingFailed');
  });
});
