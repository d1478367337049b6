import {beforeEach, expect, test} from 'vitest';
import type {Instant} from '../../src/core/time.ts';
import {adapterFor} from '../../src/sites/index.ts';
import {findItemAt, itemsOn, readItem} from '../../src/sites/read-page.ts';
import type {Look} from '../../src/sites/site-adapter.ts';
import {readText} from '../../src/sites/text.ts';

const URL_HERE = new URL('https://case.example/p?id=7#c');
const LOOK: Look = {url: URL_HERE, at: '2026-03-01T10:00:00.000Z' as Instant, zone: 'Europe/Berlin', language: 'en'};
const TOP = {address: 'https://case.example/p?id=7&utm_source=a#c', inFrame: false};

beforeEach(() => {
  document.body.replaceChildren();
});

function draw(html: string): Element {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  return box;
}

function at(root: ParentNode, selector: string): Element {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`nothing is ${selector}`);
  return found;
}

test('without an item, the page is read and every fact of an item says why it is missing', () => {
  document.title = 'A page';
  const {reading, adapter} = readItem(undefined, LOOK, TOP, document);
  expect(reading.page.title).toEqual({value: 'A page', from: 'meta'});
  expect(reading.page.addressPlain).toEqual({value: 'https://case.example/p?id=7#c', from: 'address'});
  expect(reading.item.itemKind).toEqual({value: 'page', from: 'address'});
  expect(reading.item.text).toEqual({missing: 'The whole screen was saved; no single post was pointed at.'});
  expect(adapter.id).toBe('generic');
});

test('what the page claims as its address is told beside the one in the address bar, never in its place', () => {
  const claims = document.createElement('link');
  claims.rel = 'canonical';
  claims.href = 'https://case.example/other';
  document.head.append(claims);
  const {page} = readItem(undefined, LOOK, TOP, document).reading;
  claims.remove();
  expect([page.address, page.canonical]).toEqual([
    {value: TOP.address, from: 'address'},
    {value: 'https://case.example/other', from: 'meta'},
  ]);
});

test('characters that the eye does not see are named with where they stand', () => {
  const item = at(draw('<article><b class="author">Ri\u200bta</b><p>go\u202e home</p></article>'), 'article');
  const {item: read, hidden} = readItem(item, LOOK, TOP).reading;
  expect([read.author.displayName, read.text]).toEqual([
    {value: 'Ri\u200bta', from: 'text'},
    {value: 'go\u202e home', from: 'text'},
  ]);
  expect(hidden.map(({field, index, codePoint}) => [field, index, codePoint])).toEqual([
    ['text', 2, 'U+202E'],
    ['displayName', 2, 'U+200B'],
  ]);
});

test('an item that was taken out of the page is said to be gone', () => {
  const item = at(draw('<article><b class="author">a</b><p>b</p></article>'), 'article');
  item.remove();
  expect(readItem(item, LOOK, TOP).reading.item.text).toEqual({
    missing: 'The item was no longer in the page when it was read.',
  });
});

test.each([
  ['https://x.com/home', '<a data-testid="AppTabBar_Profile_Link" href="/keeper">Profile</a>', 'yes', '@keeper'],
  ['https://x.com/ann/status/1', '<a data-testid="login" href="/login">Log in</a>', 'no', undefined],
  ['https://x.com/home', '<p>nothing of the kind</p>', 'unknown', undefined],
  [
    'https://www.reddit.com/r/a/',
    '<a id="login-button" href="https://www.reddit.com/login/">Log In</a>',
    'no',
    undefined,
  ],
  [
    'https://old.reddit.com/',
    '<div id="header"><span class="user"><a href="/user/keeper/">keeper</a></span></div>',
    'yes',
    'u/keeper',
  ],
  ['https://forum.example/', '<nav><a href="/logout">Log out</a></nav>', 'unknown', undefined],
])('of a whole screen of %s that shows %s it is told whether someone was signed in: %s', (address, shown, is, who) => {
  draw(shown);
  const {viewer} = readItem(undefined, {...LOOK, url: new URL(address)}, TOP, document).reading;
  expect(viewer.signedIn).toBe(is);
  expect('value' in viewer.account ? viewer.account.value : undefined).toBe(who);
});

test('a link to sign in that stands in somebody’s words tells nothing of who looks', () => {
  const url = new URL('https://www.reddit.com/r/a/comments/1/');
  draw(
    '<shreddit-comment thingid="t1_a"><p>See <a href="https://www.reddit.com/login/">this</a></p></shreddit-comment>',
  );
  expect(readItem(undefined, {...LOOK, url}, TOP, document).reading.viewer.signedIn).toBe('unknown');
});

test('in a frame, the address is that of the top page and the frame has its own', () => {
  const item = at(draw('<article><b class="author">a</b><p>b</p></article>'), 'article');
  const {page} = readItem(item, LOOK, {address: 'https://top.example/', inFrame: true}).reading;
  expect([page.frame, page.address, page.frameAddress]).toEqual([
    'inside',
    {value: 'https://top.example/', from: 'address'},
    {value: URL_HERE.href, from: 'address'},
  ]);
});

test('a form whose inputs are named like properties hides nothing', () => {
  const names = [
    'children',
    'childNodes',
    'parentNode',
    'getAttribute',
    'matches',
    'localName',
    'nodeType',
    'textContent',
  ];
  const form = `<form class="comment">${names.map((name) => `<input name="${name}">`).join('')}<b class="author">eve</b><p>words</p></form>`;
  const box = draw(`<img name="querySelectorAll"><form name="title"></form>${form}`);
  const item = findItemAt(at(box, 'p'), URL_HERE, document);
  expect(item && readItem(item, LOOK, TOP).reading.item.author.displayName).toEqual({value: 'eve', from: 'text'});
});

test('a platform whose layout is not known is read by express marks alone, and that is said', () => {
  const url = new URL('https://x.com/home');
  const item = at(draw('<article><a href="/user/rita">Rita</a><p>words</p></article>'), 'article');
  expect(adapterFor(url, document).id).toBe('x');
  const {reading, adapter} = readItem(item, {...LOOK, url}, TOP);
  expect(adapter.id).toBe('generic');
  expect(reading.item.platform).toEqual({value: 'x', from: 'address'});
  expect(reading.doubts.map(({code}) => code)).toContain('layoutUnknown');
  expect([reading.item.text, reading.item.author.displayName].every((fact) => 'missing' in fact)).toBe(true);
});

test('nothing that is not in the page is an item, and a page of nothing has none', () => {
  expect(itemsOn(URL_HERE, document)).toEqual([]);
  expect(findItemAt(draw('<p>plain</p>'), URL_HERE, document)).toBeUndefined();
});

test('twenty thousand nodes and a post of a hundred thousand characters are read', () => {
  const nodes = Array.from({length: 20_000}, (_, i) => `<span>${i}</span>`).join('');
  const box = draw(`<div>${nodes}</div><article><b class="author">f</b><p>${'word '.repeat(20_000)}end</p></article>`);
  const item = findItemAt(at(box, 'p'), URL_HERE, document);
  const text = item && readItem(item, LOOK, TOP).reading.item.text;
  expect(text && 'value' in text && text.value.length).toBe(100_003);
});

test.each([
  ['a<br>b<br><br>c', 'a\nb\n\nc'],
  ['<div>a<br></div><div>b</div>', 'a\nb'],
  ['<p>a</p><p>b</p>', 'a\n\nb'],
  ['  a \n  b<span> c</span> ', 'a b c'],
  ['<pre>  a\n\n  b</pre>', '  a\n\n  b'],
  ['<div style="white-space:pre-line">a   b \n c</div>', 'a b\nc'],
  ['a&nbsp;&nbsp;b\u200b\u200f', 'a\u00a0\u00a0b\u200b\u200f'],
  ['a<span hidden>x</span><span style="display:none">y</span><span style="visibility:hidden">z</span>b', 'ab'],
  ['a<span style="position:absolute;width:1px;height:1px;overflow:hidden">x</span> b', 'a b'],
  ['a<span style="opacity:0">x</span>b', 'ab'],
  ['a<script>x</script><style>y</style><template>z</template><noscript>n</noscript>b', 'ab'],
  [
    'a <img alt="🔪"> <img alt="a photo"> <img alt=":knife:"> <span role="img" aria-label="👀"></span>b',
    'a 🔪 :knife: 👀b',
  ],
  ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'a\tb\nc\td'],
  ['<details><summary>a</summary>hidden</details>b', 'a\nb'],
  ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
])('the words of %s', (html, words) => {
  expect(readText(draw(html)).text).toBe(words);
});

test('words under a blur and words without colour are covered, not read', () => {
  expect(readText(draw('a <b style="filter:blur(8px)">x</b> <i style="color:transparent">y</i> b'))).toEqual({
    text: 'a b',
    cut: false,
    covered: true,
  });
});
