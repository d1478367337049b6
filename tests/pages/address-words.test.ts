import {describe, expect, it} from 'vitest';
import {
  allMarks,
  hideWords,
  learnMarks,
  markOf,
  onNewMark,
  revealWords,
  wordsOf,
} from '../../src/pages/shared/address-words.ts';

describe('words in an address', () => {
  it.each([
    '#/?q=what+he+said&tag=hurt',
    '#/entry/6f3c8c0e-7d59-4f0e-9f5e-0d5f6f6c2a11?q=%D9%85&did=threats&mark=threat&place=forum.example&item=post',
    '#/picture/patterns?what=does%3Athreats&from=2026-03-01&to=2026-03-02',
  ])('are not in it, and come back out of it: %s', (hash) => {
    const hidden = hideWords(hash);
    expect(hidden).toMatch(/^#[/a-z0-9-]*\?w=[0-9a-f]{8}$/);
    expect(revealWords(hidden)).toBe(hash);
    expect(hideWords(hash)).toBe(hidden);
  });

  it('leave ids and how a view is set where they were, in codes that last', () => {
    const id = '6f3c8c0e-7d59-4f0e-9f5e-0d5f6f6c2a11';
    // Bookmarks hold these: none may ever change.
    const lasting = {
      '': '',
      '#/': '#/',
      '#/safety': '#/c18',
      [`#/?who=${id}&order=kept`]: `#/?c22=${id}&c27=c28`,
      [`#/pack?ids=${id},${id}`]: `#/c13?c31=${id},${id}`,
      '#/picture/patterns?each=1&by=month': '#/c7/c9?c33=1&c35=c36',
    };
    for (const [hash, coded] of Object.entries(lasting)) {
      expect(hideWords(hash)).toBe(coded);
      expect(hideWords(coded)).toBe(coded);
      expect(revealWords(coded)).toBe(hash);
    }
    const hidden = hideWords(`#/pack?ids=${id},${id}&q=x`);
    expect(hidden).toContain(`#/c13?c31=${id},${id}&w=`);
    expect(new URLSearchParams(revealWords(hidden).slice(7)).get('q')).toBe('x');
  });

  it('are taken as they are where they look like a code, and nothing foreign gets into an address', () => {
    expect(revealWords(hideWords('#/?q=c3'))).toBe('#/?q=c3');
    expect(hideWords('#/exhibit/<script>?a=b')).toMatch(/^#\/c0\?w=[0-9a-f]{8}$/);
    expect(hideWords('#what is this')).toBe('#/');
    expect(hideWords('#/__proto__/c99')).toBe('#/');
  });

  it('are nothing once the browser was closed, or where a mark was made up', () => {
    expect(revealWords('#/?w=00000000&order=kept')).toBe('#/?order=kept');
    expect(revealWords('#/?w=__proto__')).toBe('#/');
    expect(revealWords('#/?w=')).toBe('#/');
  });

  it('are shared with another page, and only texts are taken in', () => {
    learnMarks({'11111111': 'q=shared', '22222222': 7, '33333333': null});
    learnMarks('x');
    learnMarks(null);
    expect(wordsOf('11111111')).toBe('q=shared');
    expect(markOf('q=shared')).toBe('11111111');
    expect(allMarks()['22222222']).toBeUndefined();
  });

  it('are told of when there are new ones, and the oldest go when there are too many', () => {
    let told = 0;
    onNewMark(() => {
      told += 1;
    });
    const first = markOf('q=first');
    for (let turn = 0; turn < 30; turn += 1) markOf(`q=${turn}${'x'.repeat(50_000)}`);
    expect(told).toBe(31);
    expect(wordsOf(first)).toBeUndefined();
    expect(Object.values(allMarks()).join('').length).toBeLessThan(1_100_000);
  });
});
