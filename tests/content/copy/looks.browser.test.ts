import {afterEach, describe, expect, it} from 'vitest';
import {faultIn, faultInText} from '../../../src/content/copy/check.ts';
import {computedLooks, type Looks} from '../../../src/content/copy/looks.ts';
import {writeDocument} from '../../../src/content/copy/write-document.ts';
import {assemble} from '../../../src/core/copy/assemble.ts';
import {aPage} from './a-page.ts';

afterEach(() => document.body.replaceChildren());

/** A sheet of another site, which no script may read. */
function closed(name: string): string {
  const own = new URL(`./closed/${name}.css`, import.meta.url);
  own.hostname = 'other.localhost';
  return `<link rel="stylesheet" href="${own.origin}${own.pathname}">`;
}

/** Waits until something is so. */
async function until(ask: () => boolean): Promise<void> {
  while (!ask()) await new Promise((done) => setTimeout(done, 20));
}

function sheetsAreThere(page: Document): boolean {
  const roots = [page, ...[...page.querySelectorAll('x-card')].map(({shadowRoot}) => shadowRoot)];
  return roots.every((root) => [...(root?.querySelectorAll('link') ?? [])].every(({sheet}) => sheet !== null));
}

async function copyOf(page: Document, item?: Element): Promise<{text: string; looks: Looks}> {
  await until(() => sheetsAreThere(page));
  const looks = await computedLooks(page, item, new Map());
  const made = writeDocument(page, item, '<!-- a note -->', new Map(), looks);
  expect(faultIn(made.pieces)).toBeUndefined();
  expect(made.unreadSheets.length).toBeGreaterThan(0);
  const none = made.gather.wanted.map((one) => ({...one, bytes: undefined, kept: 'none' as const}));
  const text = new TextDecoder().decode(assemble(made.pieces, none, 1e8).bytes);
  expect(faultInText(text)).toBeUndefined();
  return {text, looks};
}

const COMPARED = [
  'color',
  'display',
  'position',
  'font-size',
  'font-weight',
  'font-family',
  'line-height',
  'background-color',
  'border',
  'border-radius',
  'padding',
  'margin',
  'text-decoration',
  'list-style-type',
  'white-space',
  'opacity',
  'transform',
  'fill',
  'stroke',
  'box-shadow',
  'text-transform',
  'visibility',
  'overflow',
  'z-index',
  'min-width',
  'flex',
  'gap',
];

/** Where an element is and how it looks, its added texts too; as text, for the difference to be read. */
function looksLike(element: Element): string {
  const view = element.ownerDocument.defaultView;
  if (!view) throw new Error('not shown');
  const {x, y, width, height} = element.getBoundingClientRect();
  const box = [x, y, width, height].map((one) => Math.round(one)).join(' ');
  const all = ['', '::before', '::after', '::marker'].map((pseudo) => {
    const style = view.getComputedStyle(element, pseudo || undefined);
    const names = pseudo === '::marker' ? ['content', 'color'] : pseudo ? ['content', ...COMPARED] : COMPARED;
    const made =
      style.content === 'none' && pseudo ? [] : names.map((name) => `${name}:${style.getPropertyValue(name)}`);
    return made.join(';');
  });
  return `${element.localName}#${element.id} ${box} ${all.join(' | ')}`;
}

async function expectSame(html: string, change?: (page: Document) => void): Promise<string> {
  const page = await aPage(html, change);
  const {text} = await copyOf(page);
  const again = await aPage(text);
  const seen = (of: Document) => [...of.querySelectorAll('html, body, body *:not(style, link, option)')].map(looksLike);
  expect(seen(again)).toEqual(seen(page));
  return text;
}

const BODY = `<header><b>Board</b><nav><a href="/x">one</a> <a href="/y">two</a></nav></header><main><h1>News</h1>
<ul><li class="post"><div><span class="who" data-at="@june">June</span><p>Words <code>code</code> <a href="/z">link</a></p></div></li><li class="post"><div>more<br>lines</div></li></ul>
<ol><li>first<li>second</ol><p class="gone">gone</p><p class="unseen">unseen</p><button>Go</button> <input placeholder="name"> <input type="checkbox"> <select><option>a</select> <textarea></textarea> <button style="all:revert">plain</button>
<svg viewBox="0 0 10 10"><path d="M0 0h10v5z"/><g class="line"><path d="M0 9h9"/></g><svg x="3" width="2" height="2"><rect width="2" height="2" fill="green"/></svg></svg>
<span class="turned">turned</span><table><tr><th>a<td>b</table><div class="rel"><i class="abs">corner</i></div><pre>pre  text</pre><center>middle</center></main>`;

describe('a page whose style sheets no script may read', () => {
  it('looks the same in its copy: every element, added text and sign', async () => {
    const text = await expectSame(`<!doctype html><html><head>${closed('site')}</head><body>${BODY}</body></html>`);
    expect(text).not.toContain('stylesheet');
  });

  it('looks the same in the mode of old pages', async () => {
    await expectSame(`<html><head>${closed('site')}</head><body>${BODY}</body></html>`);
  });

  it('looks as the closed sheet has it where one that can be read says otherwise, in whatever strength', async () => {
    await expectSame(
      `<!doctype html><style>@layer a{p{color:red!important}} p{margin:40px;color:green} #b{display:flex;float:left} @keyframes k{to{opacity:0}} i{animation:k 1s infinite}</style>${closed('strong')}<p id=a>one<p id=b style="color:pink;width:50%">two <i>three</i>`,
    );
  });

  it('looks the same inside shadow roots, slots and frames of the site', async () => {
    const html = `<!doctype html>${closed('shadow')}<x-card><b>slotted</b></x-card><iframe srcdoc="${closed('frame').replaceAll('"', '&quot;')}<p>inner"></iframe>`;
    const page = await aPage(html, (doc) => {
      const root = doc.querySelector('x-card')?.attachShadow({mode: 'open'});
      if (root)
        root.innerHTML =
          '<style>p{background:var(--tone)} ::slotted(b){font-style:italic}</style><p><slot></slot> words';
    });
    await until(() => page.querySelector('iframe')?.contentDocument?.styleSheets.length === 1);
    const {text} = await copyOf(page);
    const again = await aPage(text);
    const seen = (of: Document) => {
      const card = of.querySelector('x-card');
      const inner = card?.shadowRoot?.querySelector('p');
      const slotted = of.querySelector('b');
      return [card, inner, slotted].map((one) => (one ? looksLike(one) : ''));
    };
    expect(seen(again)).toEqual(seen(page));
    const frame = new DOMParser().parseFromString(
      again.querySelector('iframe')?.getAttribute('srcdoc') ?? '',
      'text/html',
    );
    expect(frame.querySelector('style[data-holdfast-look]')?.textContent).toContain('rgb(7, 8, 9)');
  });

  it('is covered from the shadow root on, if only that one has a closed sheet', async () => {
    const page = await aPage(
      '<!doctype html><style>p{color:red}</style><p>outside</p><x-card>light</x-card>',
      (doc) => {
        const root = doc.querySelector('x-card')?.attachShadow({mode: 'open'});
        if (root) root.innerHTML = `${closed('frame')}<p>inside <slot></slot></p>`;
      },
    );
    await until(() => page.querySelector('x-card')?.shadowRoot?.styleSheets.length === 1);
    const {text, looks} = await copyOf(page);
    expect([...looks.of.keys()].map((one) => one.localName)).toEqual(['link', 'p', 'slot']);
    expect(text.match(/<style data-holdfast-look/g)?.length).toBe(1);
    const inner = (await aPage(text)).querySelector('x-card')?.shadowRoot?.querySelector('p');
    expect(inner && getComputedStyle(inner).color).toBe('rgb(7, 8, 9)');
  });

  it('stands still as it was in a movement', async () => {
    const page = await aPage(`<!doctype html>${closed('moving')}<p>moving`);
    const {text} = await copyOf(page);
    const again = (await aPage(text)).querySelector('p');
    expect(again && getComputedStyle(again).opacity).toBe('0.5');
    expect(again?.getAnimations().length).toBe(0);
  });
});

it('puts no address into the copy, and no word that the keeper writes', async () => {
  const page = await aPage(
    `<!doctype html>${closed('addresses')}<p>words<li>x<label data-value="my draft">a<textarea></textarea></label>`,
    (doc) => {
      const area = doc.querySelector('textarea');
      if (area) area.value = 'my draft';
    },
  );
  const {text} = await copyOf(page);
  expect(text).not.toMatch(/a\.example/);
  expect(text.slice(0, text.indexOf('<body'))).not.toContain('my draft');
});

it('cannot be led astray by the names of inputs', async () => {
  const page = await aPage(
    `<!doctype html>${closed('plain')}<img name=styleSheets><img name=adoptedStyleSheets><img name=defaultView><img name=nodeType><form><input name=ownerDocument><input name=localName><input name=computedStyleMap><input name=getBoundingClientRect><b data-holdfast-look0 class=x>words</b></form>`,
  );
  const {text} = await copyOf(page);
  const b = (await aPage(text)).querySelector('b');
  expect(b && getComputedStyle(b).color).toBe('rgb(1, 2, 3)');
});

it('asks for no look where all can be read, or the closed sheet is for paper or switched off', async () => {
  const page = await aPage(
    `<!doctype html><style>p{color:red}</style><link rel=stylesheet media=print href="data:text/css,p{}"><link id=off rel=stylesheet href="data:text/css,p{}"><p>x`,
    (doc) => {
      for (const sheet of doc.styleSheets) if ((sheet.ownerNode as Element).id === 'off') sheet.disabled = true;
    },
  );
  expect((await computedLooks(page, undefined, new Map())).of.size).toBe(0);
});

it('changes nothing in the page and lets it have its turn', async () => {
  const page = await aPage(`<!doctype html>${closed('plain')}${'<p><b>x</b><i>y</i></p>'.repeat(3000)}`);
  await until(() => sheetsAreThere(page));
  const seen: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => seen.push(...records));
  watcher.observe(page, {subtree: true, childList: true, attributes: true, characterData: true});
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const looks = await computedLooks(page, undefined, new Map());
  clearInterval(timer);
  expect(looks.of.size).toBeGreaterThan(1000);
  expect(turns).toBeGreaterThan(3);
  expect([...seen, ...watcher.takeRecords()]).toEqual([]);
});

it('begins with the item and what is in view when there is too much, and is shared by like elements', async () => {
  const page = await aPage(
    `<!doctype html>${closed('plain')}${'<p><b>x</b></p>'.repeat(20_000)}<p id=item><b>the item</b>`,
  );
  const item = page.querySelector('#item') ?? undefined;
  const {text, looks} = await copyOf(page, item);
  expect(looks.of.size).toBeLessThanOrEqual(20_000);
  expect(item && looks.of.has(item) && [...item.children].every((one) => looks.of.has(one))).toBe(true);
  expect(looks.of.has(page.querySelector('b') as Element)).toBe(true);
  expect(looks.rules.length).toBeLessThan(10);
  expect(text).toContain('the item');
});
