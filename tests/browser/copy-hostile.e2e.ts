import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {pause} from '../../scripts/lib/wait.ts';
import {type CopyServer, serveCopyPages} from './support/copy-server.ts';
import {lastKept} from './support/kept.ts';
import {problemCodes} from './support/pictures.ts';
import {workPlace} from './support/work-place.ts';

const POST = '<article id="target"><b rel="author">June</b><p>These words were there.</p></article>';
const RUN = "window.ran=1;new Image().src='{OTHER}/caught'";

/** Pages that try to run, to ask or to lead when their copy is opened. */
const PAGES: Record<string, string> = {
  'scripts in every place': `<body onload="${RUN}"><script>1</script>${POST}<img src=/x onerror="1;${RUN}"><svg onload="${RUN}"><script>${RUN}</script><animate onbegin="${RUN}" attributeName=x dur=1s /></svg><details open ontoggle="${RUN}">d</details><video><source onerror="${RUN}"></video><marquee onstart="${RUN}">m</marquee><input autofocus onfocus="${RUN}"><iframe src="javascript:1"></iframe><object data="data:text/html,<script>parent.ran=1</script>"></object>`,
  'texts that become something else': `${POST}<svg></p><style><a id="</style><img src='{OTHER}/caught' onerror=1>"></svg><math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src='{OTHER}/caught'&gt;"></table></mtext></math><noscript><p title="</noscript><img src='{OTHER}/caught'>"></noscript><xmp><img src='{OTHER}/caught'></xmp><template><img src='{OTHER}/caught'></template><!--><b>--><p>after`,
  'addresses in every style': `<style>@import url({OTHER}/caught.css); @font-face{font-family:f;src:url({OTHER}/caught.woff)} p{font-family:f;background:url({OTHER}/caught1) , image-set("{OTHER}/caught2" 1x);list-style-image:url(  '{OTHER}/caught3' );cursor:url({OTHER}/caught4),auto;mask:url({OTHER}/caught5)} p::before{content:url({OTHER}/caught6)} a::after{content:"</style><img src={OTHER}/caught7>"} :root{--u:url({OTHER}/caught8)} b{background:var(--u)}</style>${POST}<div style="background:u\\72l({OTHER}/caught9)">d</div><svg><rect fill="url({OTHER}/caught10#a)" filter="url({OTHER}/caught11#f)"/><use href="{OTHER}/caught12#u"/><image href="{OTHER}/caught13"/><feImage href="{OTHER}/caught14"/></svg><table background="{OTHER}/caught15"><td background="{OTHER}/caught16">c</table>`,
  'tags that ask ahead': `<base href="{OTHER}/deep/"><link rel=prefetch href="caught1"><link rel=dns-prefetch href="//caught.example"><link rel=preconnect href="{OTHER}"><link rel=icon href="caught2"><link rel=manifest href="caught3"><link rel=stylesheet href="caught4.css">${POST}<img srcset="caught5 1x, caught6 2x"><picture><source srcset="caught7"><img src="caught8"></picture><video poster=caught9 src=caught10></video><audio src=caught11 autoplay></audio><embed src=caught12><iframe src="caught13"></iframe><input type=image src=caught14><a href="caught15" ping="caught16">a</a>`,
  'frames in frames': `${POST}<iframe srcdoc="<iframe srcdoc='<script>top.ran=1</script><img src={OTHER}/caught onerror=1>'></iframe><meta http-equiv=refresh content='0;url={OTHER}/caught'>"></iframe><iframe sandbox src="{OTHER}/inner.html"></iframe>`,
};

const place = workPlace({viewport: {width: 1000, height: 700}});
let server: CopyServer;
let folder: string;

beforeAll(async () => {
  const pages = Object.values(PAGES).map(
    (body, i) =>
      [`/p${i}.html`, {type: 'text/html; charset=utf-8', body: `<!doctype html><title>Board</title>${body}`}] as const,
  );
  server = await serveCopyPages({
    ...Object.fromEntries(pages),
    '/inner.html': {type: 'text/html', body: '<p>other site'},
    '/many.html': {
      type: 'text/html',
      body: `<!doctype html><title>Board</title>${POST}${'<p><b>x</b></p>'.repeat(50_000)}<p>THE END`,
    },
  });
  folder = await mkdtemp(join(tmpdir(), 'holdfast-hostile-'));
});
afterAll(async () => {
  await server?.close();
  await rm(folder, {recursive: true, force: true});
});

async function copyOf(path: string): Promise<{bytes: Buffer; codes: string[]; asked: string[]}> {
  const {station, save} = place();
  await station.page.goto(server.own(path));
  await pause(800);
  const before = server.log.length;
  const state = await save(server.own(path), '#target b');
  expect(state.state, state.code).toBe('saved');
  await pause(300);
  const kept = await lastKept(station.browser);
  const bytes = kept.parts.get('page.html');
  if (!bytes) throw new Error(`no copy: ${JSON.stringify(kept.exhibit.problems)}`);
  return {bytes, codes: problemCodes(kept), asked: server.log.slice(before)};
}

describe('the copy of a hostile page', () => {
  it.each(Object.keys(PAGES).map((name, i) => [name, `/p${i}.html`] as const))(
    'is harmless: %s',
    async (_name, path) => {
      const {bytes, asked} = await copyOf(path);
      expect(asked).toEqual([]);
      expect(bytes.includes('These words were there.')).toBe(true);
      const file = join(folder, `${path.slice(1)}`);
      await writeFile(file, bytes);
      const tab = await place().station.browser.newTab();
      const before = server.log.length;
      await tab.goto(`file://${file}`);
      await pause(500);
      await tab.evaluate(() => {
        for (const one of document.querySelectorAll<HTMLElement>('a, button, input')) one.click();
      });
      await pause(500);
      expect(server.log.slice(before)).toEqual([]);
      expect(await tab.evaluate(() => 'ran' in globalThis)).toBe(false);
      expect(await tab.url()).toMatch(/^file:/);
      await tab.close();
    },
  );

  it('is kept of a page of a hundred thousand elements', async () => {
    const {bytes, codes} = await copyOf('/many.html');
    expect(bytes.includes('THE END') || codes.includes('copyCut')).toBe(true);
    expect(codes).not.toContain('copyFailed');
  });
});
