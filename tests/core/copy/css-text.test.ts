import {describe, expect, it} from 'vitest';
import {placeAddresses} from '../../../src/core/copy/css-text.ts';
import {escapeComment, joined} from '../../../src/core/copy/pieces.ts';

const seen: string[] = [];
function placed(css: string): string {
  seen.length = 0;
  return placeAddresses(css, (address) => {
    seen.push(address);
    return {source: seen.length};
  })
    .map((piece) => (typeof piece === 'string' ? piece : `<<${'source' in piece ? piece.source : ''}>>`))
    .join('');
}

describe('addresses in styles', () => {
  it.each([
    ['a{background:url(x.png)}', 'a{background:url("<<1>>")}', 'x.png'],
    ['a{background:url( "x y.png" )}', 'a{background:url("<<1>>")}', 'x y.png'],
    ["a{background:URL('x\\29.png')}", 'a{background:url("<<1>>")}', 'x).png'],
    ['a{background:url(x\\).png)}', 'a{background:url("<<1>>")}', 'x).png'],
    ['a{background:url("x\\"y.png")}', 'a{background:url("<<1>>")}', 'x"y.png'],
  ])('are found however they are written: %s', (css, out, address) => {
    expect(placed(css)).toBe(out);
    expect(seen).toEqual([address]);
  });

  it('are not seen in strings and comments, and a comment does not hide one', () => {
    expect(placed('a::after{content:"url(x.png)"}')).toBe('a::after{content:"url(x.png)"}');
    expect(placed('/* url(x.png) */a{b:c}')).toBe('a{b:c}');
    expect(placed('a{b:url(/**/x.png)}')).toBe('a{b:url("<<1>>")}');
  });

  it('of places in the same document stay', () => {
    expect(placed('a{filter:url(#f)}')).toBe('a{filter:url("#f")}');
    expect(seen).toEqual([]);
  });

  it('that nothing is known of ask nobody', () => {
    expect(placeAddresses('a{b:url(x)}', () => undefined).join('')).toBe('a{b:url("data:,")}');
  });
});

it('leaves no beginning of a tag in a style, and comparisons as they are', () => {
  expect(placed('a::after{content:"</style><img src=x>"}')).toBe('a::after{content:"\\3c /style>\\3c img src=x>"}');
  expect(placed('@media (400px <= width < 900px){}')).toBe('@media (400px <= width < 900px){}');
});

it('does not let a note end its comment', () => {
  expect(`<!--${escapeComment('a --> <script> --!> --')}-->`).not.toMatch(/-->.|--!>/);
});

it('joins texts and leaves places apart', () => {
  expect(joined(['a', 'b', {source: 1}, 'c', '', 'd'])).toEqual(['ab', {source: 1}, 'cd']);
});
