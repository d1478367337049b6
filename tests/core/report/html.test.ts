import {describe, expect, it} from 'vitest';
import {cssString, html, styleElement, textOf} from '../../../src/core/report/html.ts';

const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'`&amp;';

describe('html', () => {
  it('escapes everything that is inserted, in text and in attributes', () => {
    const text = textOf(html`<p title="${HOSTILE}">${HOSTILE}</p>`);
    expect(text).not.toMatch(/<script|<img/);
    expect(text.match(/["']/g)).toEqual(['"', '"']);
    expect(text).toContain('&amp;amp;');
  });

  it('keeps markup of its own, alone and in lists', () => {
    expect(textOf(html`<ul>${['a', '<'].map((one) => html`<li>${one}</li>`)}</ul>${html`<b>${1}</b>`}`)).toBe(
      '<ul><li>a</li><li>&lt;</li></ul><b>1</b>',
    );
  });

  it('takes nothing that a record holds for markup', () => {
    const forged = JSON.parse('{"markup":"<script>1</script>","text":"<script>1</script>"}');
    expect(() => textOf(html`<p>${forged}</p>`)).toThrow();
  });

  it('names control characters and lone surrogates, keeps line ends and tabs', () => {
    expect(textOf(html`${'a\u0000b\ud800c\u0085d\n\te\rf'}`)).toBe('a[U+0000]b[U+D800]c[U+0085]d\n\te&#13;f');
  });

  const unsafe: [string, () => unknown][] = [
    ['a script', () => html`<script>${'x'}</script>`],
    ['a style', () => html`<style>${'x'}</style>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['an unquoted attribute', () => html`<p title=${'x'}>`],
    ['an attribute in single quotes', () => html`<p title='${'x'}'>`],
    ["an attribute's name", () => html`<p ${'x'}="y">`],
    ["a tag's name", () => html`<${'x'}>`],
    ["a closing tag's name", () => html`</${'x'}>`],
    ['an event', () => html`<p onclick="${'x'}">`],
    ['a style attribute', () => html`<p style="color: ${'x'}">`],
    ['a document in a frame', () => html`<iframe srcdoc="${'x'}">`],
    ['an address', () => html`<a href="${'x'}">`],
    ['an outside address', () => html`<img src="https://${'x'}">`],
    ['a policy', () => html`<meta content="${'x'}">`],
    ['a value after a > inside quotes', () => html`<p title="a>b ${'x'}" onclick="${'x'}">`],
  ];
  it.each(unsafe)('refuses a template that puts a value into %s', (_, make) => {
    expect(make).toThrow();
  });

  it('lets quotes stand in text, and values in places of our own', () => {
    expect(textOf(html`<p>he said "${'x'}" > "${'y'}"</p>`)).toBe('<p>he said "x" > "y"</p>');
    expect(textOf(html`<a href="#e-${1}"><img src="pictures/${'a.jpg'}" alt=""></a>`)).toContain('pictures/a.jpg');
  });

  it('puts no markup into an attribute', () => {
    expect(() => html`<p title="${html`<b></b>`}">`).toThrow();
  });

  it('writes a CSS string that nothing can end', () => {
    expect(cssString('a";} </style>\n')).toMatch(/^"[A-Za-z0-9 \\]*"$/);
    expect(() => styleElement('</style>')).toThrow();
  });
});
