import {describe, expect, it} from 'vitest';
import {markedInvisible, visibleControls} from '../../../src/core/report/invisible.ts';

describe('markedInvisible', () => {
  it.each([
    ['anna\u202egnp.exe', 'anna[U+202E]gnp.exe'],
    ['mar\u200bk\u2060us', 'mar[U+200B]k[U+2060]us'],
    ['open\u202e', 'open[U+202E]'],
    ['a\u200db', 'a[U+200D]b'],
    ['\u3164', '[U+3164]'],
    ['a\u{e0041}', 'a[U+E0041]'],
    ['x\ry', 'x[U+000D]y'],
    ['\u0007', '[U+0007]'],
    ['\ufeffa', '[U+FEFF]a'],
  ])('names what is not seen in %j', (text, marked) => {
    expect(markedInvisible(text)).toBe(marked);
  });

  it.each([
    '',
    'plain words\r\nand lines\n\tof them',
    'ليلى',
    'דוד',
    'می\u200cخواهم',
    'क्\u200dष',
    '👨\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 ❤️ 👍🏽\u200d',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  ])('leaves honest text alone: %j', (text) => {
    expect(markedInvisible(text)).toBeUndefined();
  });

  it('is quick on a long text of nothing else', () => {
    const text = '\u200d'.repeat(200_000);
    const started = performance.now();
    expect(markedInvisible(text)?.length).toBe(8 * 200_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('visibleControls', () => {
  it('leaves well-formed text as it is', () => {
    expect(visibleControls('😀 é\n\t\r')).toBe('😀 é\n\t\r');
  });
});
