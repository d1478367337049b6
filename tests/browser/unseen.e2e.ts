import {describe, expect, it} from 'vitest';
import {elementOn, visibleMiddle} from '../../scripts/lib/aim.ts';
import {onScreen} from '../../scripts/lib/save-this.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {workPlace} from './support/work-place.ts';

/** Writes down everything that a page can notice of its own document and window. */
const WATCHER = `<!doctype html><html lang="en"><title>Watcher</title><style>article{height:160px}</style>
<article id="target"><b rel="author">ann</b> WATCHED-WORDS</article>
<script>
  window.noticed = [];
  new MutationObserver((list) => { for (const {type, target, attributeName} of list) noticed.push([type, target.nodeName, attributeName].join(' ')); })
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  for (const type of ['scroll', 'resize', 'message', 'visibilitychange', 'selectionchange', 'focusin', 'focusout', 'beforeprint', 'copy', 'fullscreenchange'])
    addEventListener(type, () => noticed.push('event ' + type), true);
  addEventListener('securitypolicyviolation', () => noticed.push('policy'));
  const real = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) { noticed.push('listener ' + type); return real.call(this, type, ...rest); };
  for (const name of ['querySelectorAll', 'querySelector']) { const own = Document.prototype[name]; Document.prototype[name] = function (...given) { noticed.push(name); return own.apply(this, given); }; }
  for (const name of ['getBoundingClientRect', 'attachShadow', 'closest', 'matches']) { const own = Element.prototype[name]; Element.prototype[name] = function (...given) { noticed.push(name); return own.apply(this, given); }; }
  const style = getComputedStyle; window.getComputedStyle = (...given) => { noticed.push('getComputedStyle'); return style(...given); };
  const post = window.postMessage; window.postMessage = (...given) => { noticed.push('postMessage'); return post.apply(window, given); };
  window.fullHtml = '';
  addEventListener('load', () => { fullHtml = document.documentElement.outerHTML; });
  window.startNames = [];
  startNames = Object.getOwnPropertyNames(window);
</script></html>`;

const open = workPlace({own: {'/watcher.html': WATCHER}, viewport: {width: 900, height: 600}});

type Seen = {noticed: string[]; names: string[]; html: boolean; requests: string[]};

/** What a right-click alone makes a page notice, with the menu closed again: the browser's doing, not ours. */
async function closeMenuAgain(): Promise<void> {
  const {station} = open();
  const at = await onScreen(station, station.page, await visibleMiddle(elementOn(station.page, '#target')));
  await station.desk.moveTo(at.x, at.y);
  await station.page.evaluate('noticed.length = 0');
  await station.desk.click('right');
  await pause(700);
  await station.desk.press('Escape');
  await pause(300);
}

describe('a page that looks for us', () => {
  it.each(['listed', 'local'] as const)('notices nothing of a save on a %s site', async (kind) => {
    const {save, server, station} = open();
    await station.page.goto(server[kind]('/watcher.html'));
    // Selected words tell the item on a site that is not listed, so no picker opens.
    if (kind === 'local') {
      await station.page.evaluate('getSelection().selectAllChildren(document.querySelector("#target"))');
      await station.page.evaluate('new Promise((done) => setTimeout(() => { noticed.length = 0; done(); }, 300))');
    }
    await closeMenuAgain();
    const ofAnyClick = await station.page.evaluate<string[]>('noticed.splice(0)');
    const outcome = await save(server[kind]('/watcher.html'), '#target', {
      // Our own aiming looks at the page too; what counts starts at the click.
      beforeClick: () => station.page.evaluate('noticed.length = 0'),
    });
    expect(outcome.state, outcome.code).toBe('saved');
    const seen = await station.page.evaluate<Seen>(`({
      noticed,
      names: Object.getOwnPropertyNames(window).filter((name) => !startNames.includes(name)),
      html: document.documentElement.outerHTML === fullHtml,
      requests: performance.getEntriesByType('resource').map(({name}) => name).filter((name) => name.includes('extension')),
    })`);
    expect(seen.noticed.filter((one) => !ofAnyClick.includes(one))).toEqual([]);
    expect(ofAnyClick.length).toBeLessThan(5);
    expect(seen.html).toBe(true);
    expect(seen.names).toEqual([]);
    expect(seen.requests).toEqual([]);
  });

  it('can load no file of the extension, and so cannot tell that it is there', async () => {
    const {server, station} = open();
    await station.page.goto(server.listed('/watcher.html'));
    const paths = ['manifest.json', 'content.js', 'render.js', 'icons/icon-16.png', 'src/pages/popup/index.html'];
    const reached = await station.page.evaluate(
      async ({origin, names}) => {
        const answers: string[] = [];
        for (const name of names) {
          const address = `${origin}/${name}`;
          await fetch(address).then(
            () => answers.push(`fetch ${name}`),
            () => undefined,
          );
          await new Promise<void>((done) => {
            const image = new Image();
            image.onload = () => done(void answers.push(`image ${name}`));
            image.onerror = () => done();
            image.src = address;
          });
        }
        return answers;
      },
      {origin: station.browser.origin, names: paths},
    );
    expect(reached).toEqual([]);
    const manifest = await station.browser.inWorker(
      () =>
        (
          globalThis as unknown as {chrome: {runtime: {getManifest(): Record<string, unknown>}}}
        ).chrome.runtime.getManifest(),
      null,
    );
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    expect(manifest.externally_connectable).toBeUndefined();
  });
});
