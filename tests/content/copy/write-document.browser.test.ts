import {afterEach, describe, expect, it} from 'vitest';
import {writeAsText} from '../../../src/content/copy/as-text.ts';
import {faultInText} from '../../../src/content/copy/check.ts';
import {aPage, copied, parsed} from './a-page.ts';

afterEach(() => document.body.replaceChildren());

describe('the copy of a page', () => {
  it('has its policy before anything of the page, whatever stands on the root element', async () => {
    const {text, fault} = copied(
      await aPage(`<!doctype html><html lang=en class="${'x'.repeat(3000)}"><title>A</title><p>hello`),
    );
    expect(fault).toBeUndefined();
    expect(text).toMatch(
      /^<!DOCTYPE html><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;/,
    );
    const page = parsed(text);
    expect(page.documentElement.lang).toBe('en');
    expect(page.documentElement.className.length).toBe(3000);
    expect(page.title).toBe('A');
    expect(page.body.textContent).toContain('hello');
  });

  it('stays in the mode of the page: standards, or that of old pages', async () => {
    expect(parsed(copied(await aPage('<p>old')).text).compatMode).toBe('BackCompat');
    expect(parsed(copied(await aPage('<!doctype html><p>new')).text).compatMode).toBe('CSS1Compat');
  });

  it('marks the element that was saved', async () => {
    const page = await aPage('<p id=a>one<p id=b>two');
    const {text} = copied(page, page.querySelector('#b') ?? undefined);
    expect([...parsed(text).querySelectorAll('[data-holdfast-item]')].map(({id}) => id)).toEqual(['b']);
  });

  it('holds shadow roots with their slots and the sheets that scripts put on them', async () => {
    const page = await aPage('<!doctype html><x-post><b slot=who>June</b>words</x-post>', (doc) => {
      const root = doc.querySelector('x-post')?.attachShadow({mode: 'open'});
      if (!root || !doc.defaultView) return;
      root.innerHTML = '<p><slot name=who></slot>: <slot></slot></p>';
      const sheet = new doc.defaultView.CSSStyleSheet();
      sheet.replaceSync('p{color:rgb(1,2,3)}');
      root.adoptedStyleSheets = [sheet];
    });
    const {text} = copied(page);
    const again = document.createElement('div');
    document.body.append(again);
    again.setHTMLUnsafe(parsed(text).body.innerHTML);
    const paragraph = again.querySelector('x-post')?.shadowRoot?.querySelector('p');
    if (!paragraph) throw new Error('no shadow root came back');
    expect(getComputedStyle(paragraph).color).toBe('rgb(1, 2, 3)');
    expect(again.querySelector('x-post')?.shadowRoot?.querySelector('slot')?.assignedElements()[0]?.textContent).toBe(
      'June',
    );
  });

  it('holds rules that only scripts have put in, and rules of sheets that are switched off not', async () => {
    const page = await aPage('<!doctype html><style></style><style id=off>p{margin:77px}</style><p>x', (doc) => {
      const [first, off] = doc.styleSheets;
      first?.insertRule('p { color: rgb(9, 8, 7); }');
      if (off) off.disabled = true;
    });
    const {text} = copied(page);
    expect(text).toContain('rgb(9, 8, 7)');
    expect(text).not.toContain('77px');
  });

  it('holds what frames of the same site show, with the policy in each', async () => {
    const page = await aPage(
      `<!doctype html><iframe srcdoc="<p onclick=alert(1)>inner &amp;quot;words&amp;quot;<iframe srcdoc='<b>deepest</b><script>1</script>'></iframe>"></iframe>`,
    );
    await new Promise((done) => setTimeout(done, 300));
    const {text, fault} = copied(page);
    expect(fault).toBeUndefined();
    const inner = parsed(parsed(text).querySelector('iframe')?.getAttribute('srcdoc') ?? '');
    expect(inner.head.firstElementChild?.getAttribute('http-equiv')).toBe('Content-Security-Policy');
    expect(inner.querySelector('p')?.textContent).toContain('inner "words"');
    const deepest = parsed(inner.querySelector('iframe')?.getAttribute('srcdoc') ?? '');
    expect(deepest.body.textContent).toBe('deepest');
  });

  it('keeps where links led, and lets none lead anywhere', async () => {
    const {text, fault} = copied(
      await aPage(
        '<!doctype html><base href="https://other.example/deep/"><a href="post/1?a=b">one</a><a href="javascript:alert(1)">two</a><a href=" &#1;java&#10;script:alert(1)">three</a><a href="data:text/html,<script>1</script>">four</a><a href="#here">five</a><a href="//who.example/x" target=_blank ping=/p download>six</a>',
      ),
    );
    expect(fault).toBeUndefined();
    const links = [...parsed(text).querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href')?.startsWith('#'))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect(links[0]?.getAttribute('data-holdfast-source')).toBe('https://other.example/deep/post/1?a=b');
    expect(links[4]?.getAttribute('href')).toBe('#here');
    expect(links[5]?.getAttribute('data-holdfast-source')).toBe('https://who.example/x');
    expect(text).not.toMatch(/alert|<script/);
    expect(links[5]?.getAttributeNames().sort()).toEqual(['data-holdfast-source', 'href']);
  });

  it('leaves out what the keeper wrote, chose or holds, and keeps the words of the page around it', async () => {
    const page = await aPage(
      `<!doctype html><meta name=csrf-token content=SECRET1><form action=/post method=post><input type=hidden name=csrf value=SECRET2><input name=q value=SECRET3><input type=password value=SECRET4><textarea>SECRET5</textarea><div contenteditable>SECRET6 <b>bold</b></div><div role=textbox>SECRET7</div><label>Name</label><select><option>a<option>b</select><input type=submit value="Send it"><input type=checkbox></form><span data-csrf-token=SECRET8 data-props='{"csrfToken":"SECRET9999"}'>words</span><script>var token='SECRET10'</script><script type=application/json>{"t":"SECRET11"}</script><noscript>SECRET12</noscript><template>SECRET13</template><datalist><option value=SECRET14></datalist><a href="/out?sesskey=SECRET15&page=2">out</a>`,
      (doc) => {
        const [search] = doc.querySelectorAll<HTMLInputElement>('[name=q]');
        if (search) search.value = 'typed SECRET16';
        const area = doc.querySelector('textarea');
        if (area) area.value = 'typed SECRET17';
        area?.insertAdjacentHTML('afterend', '<div style="visibility:hidden">typed SECRET17</div>');
        const box = doc.querySelector<HTMLInputElement>('[type=checkbox]');
        if (box) box.checked = true;
        const select = doc.querySelector('select');
        if (select) select.selectedIndex = 1;
      },
    );
    const {text, fault} = copied(page);
    expect(fault).toBeUndefined();
    expect(text).not.toContain('SECRET');
    expect(text).toContain('words');
    expect(text).toContain('Send it');
    expect(text).toContain('page=2');
    expect(text).not.toMatch(/checked|selected|action=|method=/);
    expect(parsed(text).querySelectorAll('input').length).toBe(4);
  });

  it('holds no element, attribute or address that runs or asks', async () => {
    const page = await aPage(
      `<!doctype html><html manifest=/m><head><meta http-equiv=refresh content="0;url=https://a.example/"><link rel=preload href=/p as=script><link rel=icon href=/i><link rel=stylesheet href="data:text/css,p{color:red}"></head><body onload=x() background="https://b.example/bg.png"><img src="https://c.example/x.png" srcset="https://c.example/2.png 2x" onerror=x()><picture><source srcset=/s.webp><img src=/s.png></picture><svg onload=x()><script>x()</script><a xlink:href="javascript:x()"><text>t</text></a><use href="https://d.example/s.svg#i"></use><use href="#own"></use><image href="https://e.example/i.png"></image><animate attributeName=href to="javascript:x()"></animate><foreignObject><iframe src="javascript:x()"></iframe></foreignObject><style>@import 'https://f.example/';</style></svg><math><mi xlink:href="javascript:x()">m</mi><annotation-xml encoding="text/html"><img src=x onerror=x()></annotation-xml></math><object data=/o.swf><param name=movie value=/o></object><embed src=/e><audio src=/a.mp3></audio><video src=/v.mp4 poster=/p.png><track src=/t.vtt></video><button formaction="javascript:x()">b</button><input type=image src=/in.png><div style="background:url(https://g.example/g.png);width:expression(x())">d</div><table background=/tb.png><td>c</table><isindex><marquee onstart=x()>m</marquee><portal src=/q></portal><q cite="https://h.example/">q</q><x-app on-tap=x() onx=1 href="javascript:x()">custom</x-app>`,
    );
    const {text, fault} = copied(page);
    expect(fault).toBeUndefined();
    expect(text).not.toMatch(
      /<script|<base|<link|<object|<embed|<track|<source|<param|<portal|javascript:x|http-equiv="refresh"|\bon[a-z-]+="/i,
    );
    expect(parsed(text).body.textContent).toContain('custom');
    expect(faultInText(text)).toBeUndefined();
    expect(parsed(text).querySelector('use')?.getAttribute('href') ?? '').not.toContain('http');
  });
});

/** Shapes by which a text that is parsed a second time becomes something else. */
const MUTATIONS = [
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><style></template><img src=x onerror=alert(1)></style></template>',
  '<svg><foreignobject><style>&lt;/style&gt;&lt;img src=x onerror=alert(1)&gt;</style></foreignobject></svg>',
  '<xmp><img src=x onerror=alert(1)></xmp><noembed><img src=x onerror=alert(1)></noembed>',
  '<textarea></textarea><title><img src=x onerror=alert(1)></title>',
  '<!--><img src=x onerror=alert(1)>--><p>after',
  '<select><template><img src=x onerror=alert(1)></template></select>',
  '<listing>\n\n<img src=x onerror=alert(1)></listing><plaintext><img src=x onerror=alert(1)>',
];

describe('a page made to change when it is read a second time', () => {
  it.each(MUTATIONS)('is harmless: %s', async (html) => {
    const {text, fault} = copied(await aPage(`<!doctype html>${html}`));
    expect(fault).toBeUndefined();
    expect(faultInText(text)).toBeUndefined();
    const twice = parsed(parsed(text).documentElement.outerHTML);
    expect(
      [...twice.querySelectorAll('*')]
        .flatMap((one) => one.getAttributeNames())
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
  });

  it('is harmless when scripts put text where no parser would', async () => {
    const page = await aPage('<!doctype html><div id=a></div>', (doc) => {
      const home = doc.querySelector('#a');
      const svg = doc.createElementNS('http://www.w3.org/2000/svg', 'svg');
      const inSvg = doc.createElement('style');
      inSvg.textContent = 'p::after{content:"</style><img src=x onerror=alert(1)>"}';
      svg.append(
        inSvg,
        doc.createElementNS('http://www.w3.org/2000/svg', 'img'),
        doc.createElementNS('http://www.w3.org/1999/xhtml', 'script'),
      );
      const odd = doc.createElementNS('urn:other', 'script');
      odd.textContent = 'alert(1)';
      const comment = doc.createComment('--><img src=x onerror=alert(1)>');
      const void_ = doc.createElement('br');
      void_.append('</br><img src=x onerror=alert(1)>');
      const raw = doc.createElement('xmp');
      raw.append('</xmp><img src=x onerror=alert(1)>');
      const named = doc.createElement('style');
      named.append('a{background:url("x</style><img src=x onerror=alert(1)>")} @media (width < 9000px){b{color:red}}');
      home?.append(svg, odd, comment, void_, raw, named);
      home?.setAttribute('title', '"><img src=x onerror=alert(1)>');
    });
    const {text, fault} = copied(page);
    expect(fault).toBeUndefined();
    expect(faultInText(text)).toBeUndefined();
    expect(text).toContain('(width < 9000px)');
    expect(parsed(text).querySelectorAll('img').length).toBe(0);
  });

  it('cannot hide what it is by the names of its inputs', async () => {
    const page = await aPage(
      '<!doctype html><form id=f onsubmit=x()><input name=attributes><input name=childNodes><input name=localName><input name=namespaceURI><input name=nodeType><input name=scrollTop><input name=getAttribute><b>words</b></form><img name=title><img name=styleSheets><img name=documentElement><img name=adoptedStyleSheets><img name=compatMode>',
    );
    const {text, fault} = copied(page);
    expect(fault).toBeUndefined();
    expect(text).toContain('<b>words</b>');
    expect(text).not.toContain('onsubmit');
  });
});

it('is written of a page of a hundred thousand elements, and counts what there was no time for', async () => {
  const page = await aPage(`<!doctype html>${'<p><b>x</b></p>'.repeat(50_000)}<p id=end>the end`);
  const {text, fault, made} = copied(page);
  expect(fault).toBeUndefined();
  const kept = text.match(/<b\b/g)?.length ?? 0;
  expect(kept).toBeGreaterThan(1000);
  if (made.leftOut === 0) expect(text).toContain('the end');
  else expect(kept + made.leftOut).toBeGreaterThanOrEqual(50_000);
});

it('leaves out what repeats the draft in attributes that the page fills', async () => {
  const page = await aPage(
    '<!doctype html><label data-replicated-value="I will report him" aria-label="You write: I will report him" class=note><textarea></textarea></label>',
    (doc) => {
      const area = doc.querySelector('textarea');
      if (area) area.value = 'I will report him';
    },
  );
  const {text} = copied(page);
  expect(text).toContain('class="note"');
  expect(text).not.toContain('report him');
  expect(writeAsText(page)).not.toContain('report him');
});

it('says how much was left out of a page without end', async () => {
  const deep = '<div>'.repeat(500);
  const page = await aPage(`<!doctype html>${deep}`, (doc) => {
    let at: Element = doc.body;
    for (let i = 0; i < 5000; i += 1) {
      const inner = doc.createElement('i');
      at.append(inner);
      at = inner;
    }
  });
  const {made, fault} = copied(page);
  expect(made.leftOut).toBeGreaterThan(0);
  expect(fault).toBeUndefined();
});
