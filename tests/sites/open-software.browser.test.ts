import {beforeEach, describe, expect, test} from 'vitest';
import type {Instant} from '../../src/core/time.ts';
import {findItemAt, readItem} from '../../src/sites/read-page.ts';
import {at, clearDrawn, drawn, drawnOf} from './drawn-here.ts';
import {expectListedInOrder} from './drawn-tests.ts';

const ALL = drawnOf('github', 'stack-exchange', 'hacker-news', 'lemmy', 'pleroma', 'misskey', 'pixelfed', 'peertube');

beforeEach(clearDrawn);

function ids(items: readonly Element[]): string[] {
  return items.map((one) => one.id || one.className.split(' ')[0] || one.localName);
}

describe('what a page shows together', () => {
  test.each(ALL)('%s: only items that the reader lists, in their order, none twice', expectListedInOrder);

  test.each(ALL)('%s: no item answers itself, or what answers it', (name) => {
    const {adapter, url} = drawn(name);
    for (const item of adapter.listItems(document)) {
      const {answered, replies} = adapter.around(item, url);
      expect([...answered, ...replies]).not.toContain(item);
      expect(answered.filter((one) => replies.includes(one))).toEqual([]);
    }
  });

  test('stack-exchange: what folds comments away is opened, the form to add one is not', () => {
    const {adapter, url} = drawn('stack-exchange/question');
    const {openers, isCounted, items} = adapter.conversation(document, url);
    expect(openers.map(({className}) => className)).toEqual(['js-show-link comments-link']);
    expect(items.filter(isCounted)).toHaveLength(4);
  });

  test('stack-exchange: a comment answers the post above it', () => {
    const {adapter, url} = drawn('stack-exchange/question');
    expect(ids(adapter.around(at('#comment-123000009'), url).answered)).toEqual(['answer-70000555']);
  });

  test('hacker-news: the story says how many comments there are, and is none of them', () => {
    const {adapter, url} = drawn('hacker-news/story');
    const {total, items, isCounted} = adapter.conversation(document, url);
    expect([total, items.filter(isCounted).length]).toEqual([4, 4]);
  });

  test('hacker-news: what is deeper answers, what is less deep above is answered', () => {
    const {adapter, url} = drawn('hacker-news/story');
    const {answered} = adapter.around(at('tr[id="47000122"]'), url);
    expect(ids(answered)).toEqual(['fatitem', '47000111']);
    expect(ids(adapter.around(at('tr[id="47000133"]'), url).replies)).toEqual(['47000144']);
  });

  test('lemmy: comments answer each other and the post; the post tells how many there are', () => {
    const {adapter, url} = drawn('lemmy/post');
    const {total} = adapter.conversation(document, url);
    expect(total).toBe(4);
    expect(ids(adapter.around(at('#comment-7004'), url).answered)).toEqual([
      'post-listing-9001',
      'comment-7001',
      'comment-7002',
    ]);
    expect(ids(adapter.around(at('#comment-7001'), url).replies)).toEqual(['comment-7002', 'comment-7004']);
  });

  test('peertube: folded answers are opened, and deleted comments are not counted', () => {
    const {adapter, url} = drawn('peertube/film');
    const {total, openers, items, isCounted} = adapter.conversation(document, url);
    expect([total, openers.length, items.filter(isCounted).length]).toEqual([4, 1, 4]);
  });

  test('github: what a reply of a discussion answers', () => {
    const {adapter, url} = drawn('github/discussion');
    expect(adapter.around(at('#discussioncomment-11000002'), url).answered).toHaveLength(1);
  });

  test.each(['misskey/note', 'pleroma/notice'])('%s: what stands above the note is answered', (name) => {
    const {adapter, url} = drawn(name);
    const items = adapter.listItems(document);
    expect(adapter.around(items[1] as Element, url).answered).toEqual([items[0]]);
  });
});

describe('a page that lies', () => {
  const look = (url: URL) => ({url, at: '2026-03-01T10:00:00.000Z' as Instant, zone: 'UTC', language: 'en'});

  test.each(ALL)('%s: forms, pictures and scripts of hostile names change nothing', (name) => {
    const {adapter, url} = drawn(name);
    const before = adapter.listItems(document).map((item) => adapter.readFacts(item, look(url)).item);
    const properties = ['parentNode', 'childNodes', 'getAttribute', 'matches', 'querySelectorAll', 'textContent'];
    const form = `<form>${properties.map((one) => `<input name="${one}">`).join('')}</form>`;
    document.body.insertAdjacentHTML('afterbegin', `${form}<img name="querySelectorAll"><embed name="defaultView">`);
    expect(adapter.listItems(document).map((item) => adapter.readFacts(item, look(url)).item)).toEqual(before);
  });

  test.each(ALL)('%s: with an item of a hundred thousand words, reading ends', (name) => {
    const {adapter, url} = drawn(name);
    const [first] = adapter.listItems(document);
    first?.insertAdjacentHTML('beforeend', `<p>${'word <a href="https://a.example/">x</a> '.repeat(10_000)}</p>`);
    expect(() => first && adapter.readFacts(first, look(url))).not.toThrow();
  });

  test('words that look like an entry of GitHub are words', () => {
    const {url} = drawn('github/issue');
    at('[data-wrapper-timeline-id="IC_kwDOxyz1"] p').innerHTML =
      '<span id="issuecomment-1">x</span><a class="author" href="/mira-quell">mira-quell</a> <a href="#issuecomment-3456789012"><relative-time datetime="2020-01-01T00:00:00Z">then</relative-time></a>';
    const item = findItemAt(at('#issuecomment-1'), url, document);
    const {reading} = readItem(item, look(url), {address: url.href, inFrame: false});
    expect(reading.item.author.handle).toEqual({value: '@tom-aldous', from: 'address'});
    expect(reading.postedAt.exact).toEqual({value: '2026-02-11T07:00:00.000Z', from: 'attribute'});
  });
});
