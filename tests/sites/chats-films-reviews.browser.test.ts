import {beforeEach, describe, expect, test} from 'vitest';
import {at, clearDrawn, drawn, drawnOf} from './drawn-here.ts';
import {expectListedInOrder, expectNothingHidden, readHere} from './drawn-tests.ts';

const ALL = drawnOf('youtube', 'tiktok', 'twitch', 'steam', 'googlereviews', 'trustpilot', 'snapchat');

beforeEach(clearDrawn);

function names(items: readonly Element[]): (string | null)[] {
  return items.map((one) => one.getAttribute('data-drawn') ?? one.id ?? one.localName);
}

describe('what a page shows together', () => {
  test.each(ALL)('%s: only items that the reader lists, in their order, none twice', expectListedInOrder);

  test('youtube: the film is not counted, the heading tells the total, and only replies that lie folded are opened', () => {
    const {adapter, url} = drawn('youtube/watch');
    const {items, total, isCounted, openers, grows} = adapter.conversation(document, url);
    expect([total, items.length, items.filter(isCounted).length, grows]).toEqual([1204, 6, 5, 'down']);
    expect(openers.map(({textContent}) => textContent)).toEqual(['3 replies']);
  });

  test('youtube: a reply to a reply answers both comments above it, and is a reply of both', () => {
    const {adapter, url} = drawn('youtube/watch');
    expect(names(adapter.around(at('[data-drawn=a2]'), url).answered)).toEqual(['a', 'a1']);
    expect(names(adapter.around(at('[data-drawn=a]'), url).replies)).toEqual(['a1', 'a2']);
    // The post of the page before still lies in this one, hidden.
    expect(adapter.around(at('[data-drawn=b]'), url)).toEqual({answered: [], replies: []});
  });

  test('youtube: comments answer the post that the page is of', () => {
    const {adapter, url} = drawn('youtube/post');
    expect(names(adapter.around(at('[data-drawn=k1]'), url).answered)).toEqual(['p']);
    expect(names(adapter.around(at('[data-drawn=p]'), url).replies)).toEqual(['k1']);
  });

  test('tiktok: replies answer the comment of their thread and the film', () => {
    const {adapter, url} = drawn('tiktok/video');
    expect(names(adapter.around(at('[data-drawn=a2]'), url).answered).at(-1)).toBe('a');
    expect(names(adapter.around(at('[data-drawn=a]'), url).replies)).toEqual(['a1', 'a2']);
  });

  test('steam: what stands in a discussion answers its first post, and nobody else that is known', () => {
    const {adapter, url} = drawn('steam/discussion-de');
    expect(adapter.around(at('#comment_5002'), url)).toEqual({answered: [at('.forum_op')], replies: []});
  });

  test.each(['youtube/live-chat', 'twitch/channel', 'snapchat/chat'])('%s is read upward', (name) => {
    const {adapter, url} = drawn(name);
    expect(adapter.conversation(document, url).grows).toBe('up');
  });
});

describe('pages that lie', () => {
  test.each([
    ['youtube/watch', '[data-drawn=a] #content-text', '[data-drawn=a]'],
    ['tiktok/video', '[data-drawn=a] [data-e2e="comment-level-1"]', '[data-drawn=a]'],
    ['twitch/channel', '[data-drawn=m1] [data-a-target="chat-line-message-body"]', '[data-drawn=m1]'],
    ['steam/profile', '#comment_content_4423000000000000001', '#comment_4423000000000000001'],
    ['googlereviews/place', '[data-drawn=a] .wiI7pd', '[data-drawn=a]'],
    ['trustpilot/firm', '[data-drawn=a] [data-service-review-text-typography]', '[data-drawn=a]'],
    ['snapchat/chat', '[data-drawn=a] span.ogn1z', '[data-drawn=a]'],
  ])('%s: forms in and around the words hide nothing, and a long text is read whole', (name, words, item) => {
    expectNothingHidden(name, words, item);
  });

  test('youtube: a name that plays another account is not taken for its handle', () => {
    const {url} = drawn('youtube/watch');
    const author = at('[data-drawn=a] #author-text span');
    author.textContent = '@nell_demo';
    const {reading} = readHere(at('[data-drawn=a]'), url);
    expect(reading.item.author.handle).toEqual({value: '@ivo_demo', from: 'address'});
    expect('missing' in reading.item.author.displayName).toBe(true);
  });

  test('youtube: while one film gives way to another, neither is named', () => {
    const {url} = drawn('youtube/watch');
    at('ytd-watch-flexy').setAttribute('video-id', 'oTher__0001');
    const {reading} = readHere(at('ytd-watch-metadata'), url);
    expect(['missing' in reading.item.permalink, 'missing' in reading.postedAt.exact]).toEqual([true, true]);
  });

  test('tiktok: a film of another account than the address names has no address', () => {
    const {url} = drawn('tiktok/video');
    at('[data-e2e="browse-username"]').parentElement?.setAttribute('href', '/@other_demo');
    document.querySelector('[id^="xgwrapper-"]')?.removeAttribute('id');
    const film = at('[class*="DivVideoDetailContainer"]');
    const {reading} = readHere(film, url);
    expect(['missing' in reading.item.permalink, 'missing' in reading.item.id]).toEqual([true, true]);
  });

  test('steam: two numbers of different accounts are none', () => {
    const {url} = drawn('steam/profile');
    at('#comment_4423000000000000002 .commentthread_author_link').setAttribute('data-miniprofile', '7');
    const item = at('#comment_4423000000000000002');
    const {reading} = readHere(item, url);
    expect('missing' in reading.item.author.accountId).toBe(true);
  });

  test('trustpilot: with a part that is not known, no text is told', () => {
    const {url} = drawn('trustpilot/firm');
    at('[data-drawn=a] section').append(Object.assign(document.createElement('p'), {textContent: 'more of it'}));
    const {reading} = readHere(at('[data-drawn=a]'), url);
    expect('missing' in reading.item.text).toBe(true);
  });
});
