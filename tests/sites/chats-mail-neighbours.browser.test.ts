import {beforeEach, describe, expect, test} from 'vitest';
import {at, clearDrawn, drawn, drawnOf} from './drawn-here.ts';
import {expectListedInOrder, expectNothingHidden, readHere} from './drawn-tests.ts';

const ALL = drawnOf('messenger', 'outlook', 'nextdoor');

beforeEach(clearDrawn);

function read(selector: string, url: URL) {
  return readHere(at(selector), url);
}

test.each(ALL)('%s: only items that the reader lists, in their order, none twice', expectListedInOrder);

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
    // Long texts are cut in the labels of messages.
    expectNothingHidden(name, words, item, () => {
      const label = at(item).getAttribute('aria-label');
      if (name.startsWith('messenger')) at(item).setAttribute('aria-label', `${label} word word word word word…`);
    });
  });
});
