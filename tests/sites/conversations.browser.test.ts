import {beforeEach, describe, expect, test} from 'vitest';
import {ADAPTERS, adapterFor} from '../../src/sites/index.ts';
import type {SiteAdapter} from '../../src/sites/site-adapter.ts';
import {at} from './drawn-here.ts';

const DRAWN = import.meta.glob<string>('../fixtures/pages/{x,reddit,reddit-old,mastodon,generic}/*.html', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const EXPECTED = import.meta.glob<{url: string}>('../fixtures/pages/{x,reddit,reddit-old,mastodon,generic}/*.json', {
  import: 'default',
  eager: true,
});

beforeEach(() => {
  document.body.replaceChildren();
});

/** The body of a drawn page, shadow roots and all, and the reader of its address. */
function drawn(name: string): {adapter: SiteAdapter; url: URL} {
  const html = DRAWN[`../fixtures/pages/${name}.html`] ?? '';
  const url = new URL(EXPECTED[`../fixtures/pages/${name}.json`]?.url ?? '');
  document.body.setHTMLUnsafe(html.slice(html.indexOf('>', html.indexOf('<body')) + 1, html.lastIndexOf('</body>')));
  return {adapter: adapterFor(url, document), url};
}

function draw(html: string): void {
  document.body.innerHTML = html;
}

const generic = ADAPTERS.at(-1) as SiteAdapter;
const HERE = new URL('https://case.example/thread');

function openers(html: string): string[] {
  draw(html);
  return generic.conversation(document, HERE).openers.map(({id}) => id);
}

describe('what a page shows together', () => {
  test.each(Object.keys(DRAWN).map((path) => path.replace('../fixtures/pages/', '').replace('.html', '')))(
    '%s: only items that the reader lists, in their order, none twice',
    (name) => {
      const {adapter, url} = drawn(name);
      const all = adapter.listItems(document);
      const {items} = adapter.conversation(document, url);
      expect(items.length).toBeGreaterThan(0);
      expect(all.filter((one) => items.includes(one))).toEqual(items);
    },
  );

  test('reddit: the comments are counted and the post is not; a partial that loads more can be pressed', () => {
    const {adapter, url} = drawn('reddit/comments');
    const {items, total, isCounted, openers: controls} = adapter.conversation(document, url);
    expect(total).toBe(7);
    expect(items.filter(isCounted).map(({localName}) => localName)).toEqual(
      Array.from({length: 4}, () => 'shreddit-comment'),
    );
    expect(controls.map(({textContent}) => textContent)).toEqual(['View more comments']);
  });

  test('old reddit: the advertisement is left out, the figure under the post is the total', () => {
    const {adapter, url} = drawn('reddit-old/comments');
    const {items, total} = adapter.conversation(document, url);
    expect(total).toBe(7);
    expect(items.some((one) => one.classList.contains('promotedlink'))).toBe(false);
  });

  test('x: what is paid for is left out, and no figure passes for a total', () => {
    const {adapter, url} = drawn('x/timeline');
    const {items, total} = adapter.conversation(document, url);
    expect(total).toBeNull();
    expect(items.length).toBeLessThan(adapter.listItems(document).length);
  });

  test('x: below the post’s own page, what stands under a heading of the site is left out', () => {
    const post = (id: number) =>
      `<div data-testid="cellInnerDiv"><article data-testid="tweet"><div data-testid="User-Name"><a href="/a">A</a></div><a href="/a/status/${id}"><time datetime="2026-01-01T00:00:00.000Z">1h</time></a><div data-testid="tweetText">words ${id}</div></article></div>`;
    draw(
      `${post(1)}${post(2)}${post(3)}<div data-testid="cellInnerDiv"><button id="more">Show more replies</button></div><div data-testid="cellInnerDiv"><h2>Discover more</h2></div>${post(4)}`,
    );
    const url = new URL('https://x.com/a/status/2');
    const adapter = adapterFor(url, document);
    const {items, openers: controls} = adapter.conversation(document, url);
    expect(items).toHaveLength(3);
    expect(controls.map(({id}) => id)).toEqual(['more']);
    const around = adapter.around(items[1] as Element, url);
    expect([around.answered, around.replies]).toEqual([[items[0]], [items[2]]]);
    // Which of the others a reply answers besides the post, the page does not say.
    expect(adapter.around(items[2] as Element, url)).toEqual({answered: [items[0], items[1]], replies: []});
  });

  test('reddit: a comment answers the post and the comments around it', () => {
    const {adapter, url} = drawn('reddit/comments');
    const {answered, replies} = adapter.around(at('[thingid="t1_ccc222"]'), url);
    expect(answered.map((one) => one.getAttribute('thingid') ?? one.id)).toEqual(['t3_aaa111', 't1_ccc111']);
    expect(replies.map((one) => one.getAttribute('thingid'))).toEqual(['t1_ccc333']);
  });

  test('mastodon: the post of the page is answered by what stands below it', () => {
    const {adapter, url} = drawn('mastodon/post');
    const {items} = adapter.conversation(document, url);
    const {answered, replies} = adapter.around(items[0] as Element, url);
    expect([answered.length, replies.length]).toEqual([0, items.length - 1]);
  });

  test('any page: items in a row answer nobody', () => {
    draw('<article id="a"><b class="author">a</b><p>b</p></article><article><b class="author">c</b><p>d</p></article>');
    expect(generic.around(at('#a'), HERE)).toEqual({answered: [], replies: []});
  });

  test('any page: a total counts only where the page says one number, and only what stands below it', () => {
    const items =
      '<article><b class="author">c</b><p>d</p></article><article><b class="author">e</b><p>f</p></article>';
    draw(`<article id="post"><b class="author">a</b><p>b</p></article><h2>1,484 comments</h2>${items}`);
    const one = generic.conversation(document, HERE);
    expect([one.total, one.items.filter(one.isCounted).length]).toEqual([1484, 2]);
    draw(`<h2>12 comments</h2><h3>14 comments</h3>${items}`);
    expect(generic.conversation(document, HERE).total).toBeNull();
    draw(`<h2>12 comments</h2><article><h2>99 comments</h2><b class="author">a</b><p>b</p></article>${items}`);
    expect(generic.conversation(document, HERE).total).toBe(12);
  });

  test('any page: a log and a box laid out from its end are read upward', () => {
    const items =
      '<article><b class="author">c</b><p>d</p></article><article><b class="author">e</b><p>f</p></article>';
    draw(`<div role="log">${items}</div>`);
    expect(generic.conversation(document, HERE).grows).toBe('up');
    draw(`<div style="display:flex;flex-direction:column-reverse">${items}</div>`);
    expect(generic.conversation(document, HERE).grows).toBe('up');
    draw(`<div>${items}</div>`);
    expect(generic.conversation(document, HERE).grows).toBe('down');
  });
});

describe('controls that are pressed', () => {
  test.each([
    '<button id="x" type="button">View 3 replies</button>',
    '<button id="x">Show more replies</button>',
    '<button id="x" aria-expanded="false">12 replies</button>',
    '<div id="x" role="button" tabindex="0">Load more comments</div>',
    '<button id="x">Load more</button>',
    '<button id="x">▼ Load older messages…</button>',
    '<details><summary id="x">3 replies</summary><p>r</p></details>',
    '<button id="x" aria-label="Show 2 more replies">Show 2 more replies</button>',
  ])('%s', (html) => {
    expect(openers(html)).toEqual(['x']);
  });
});

describe('look-alikes that are left alone', () => {
  test.each([
    '<a id="x" href="/p/1">View 3 replies</a>',
    '<a id="x" href="#">Show more replies</a>',
    '<a id="x" role="button">Show more replies</a>',
    '<a href="/p/1"><button id="x">View 3 replies</button></a>',
    '<div role="link"><button id="x">View 3 replies</button></div>',
    '<div onclick="location.href=1"><button id="x">View 3 replies</button></div>',
    '<button id="x" onclick="go()">View 3 replies</button>',
    '<form><button id="x">View 3 replies</button></form>',
    '<form id="f"></form><button id="x" form="f">View 3 replies</button>',
    '<button id="x" type="submit">View 3 replies</button>',
    '<input id="x" type="submit" value="View 3 replies">',
    '<button id="x" formaction="/buy">Load more</button>',
    '<button id="x" aria-label="Delete comment">Show more replies</button>',
    '<button id="x" title="Report this">View 3 replies</button>',
    '<button id="x">View 3 replies<img src="data:," alt="Buy now"></button>',
    '<button id="x">View replies, delete all</button>',
    '<button id="x">удалить show more replies</button>',
    '<button id="x">Show more replies and follow</button>',
    '<button id="x">Reply</button>',
    '<button id="x">1 reply</button>',
    '<button id="x">Hide replies</button>',
    '<button id="x">View comments</button>',
    '<button id="x">View all 12 comments</button>',
    '<button id="x" aria-expanded="true">12 replies</button>',
    '<button id="x" aria-pressed="false">Show more replies</button>',
    '<button id="x" aria-haspopup="menu">Show more replies</button>',
    '<button id="x" popovertarget="p">Load more</button>',
    '<button id="x" disabled>Load more</button>',
    '<button id="x" aria-disabled="true">Load more</button>',
    '<button id="x" style="display:none">Load more</button>',
    '<button id="x" data-href="/p">Load more</button>',
    '<div id="x" role="button">Load more<input type="checkbox"></div>',
    '<nav><button id="x">Load more</button></nav>',
    '<dialog open><button id="x">Show more replies</button></dialog>',
    '<div role="toolbar"><button id="x">Show more replies</button></div>',
    '<label><button id="x">Show more replies</button></label>',
    '<div contenteditable><button id="x">Show more replies</button></div>',
    '<details open><summary id="x">3 replies</summary></details>',
    '<article><b class="author">a</b><p>b</p><button id="x">Show more</button></article>',
    '<span id="x">Load more</span>',
    '<button id="x">Like</button>',
    '<button id="x">Load more ads</button>',
    '<button id="x">Buy more</button>',
  ])('%s', (html) => {
    expect(openers(html)).toEqual([]);
  });
});
