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
  for (const type of ['scroll', 'resize', 'message', 'visibilitychange', 'selectionchange', 'focusin', 'focusout', 'beforeprint', 'copy', 'fullscreenchange', 'error', 'unhandledrejection', 'animationstart', 'transitionstart', 'slotchange', 'load'])
    addEventListener(type, () => noticed.push('event ' + type), true);
  new PerformanceObserver((list) => { for (const {entryType, name} of list.getEntries()) noticed.push('timing ' + entryType + ' ' + name); })
    .observe({entryTypes: ['resource', 'mark', 'measure']});
  for (const name of ['log', 'info', 'debug', 'warn', 'error', 'trace']) console[name] = () => noticed.push('console ' + name);
  addEventListener('securitypolicyviolation', () => noticed.push('policy'));
  const real = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) { noticed.push('listener ' + type); return real.call(this, type, ...rest); };
  for (const name of ['querySelectorAll', 'querySelector']) { const own = Document.prototype[name]; Document.prototype[name] = function (...given) { noticed.push(name); return own.apply(this, given); }; }
  for (const name of ['getBoundingClientRect', 'attachShadow', 'closest', 'matches']) { const own = Element.prototype[name]; Element.prototype[name] = function (...given) { noticed.push(name); return own.apply(this, given); }; }
  const style = getComputedStyle; window.getComputedStyle = (...given) => { noticed.push('getComputedStyle'); return style(...given); };
  const post = window.postMessage; window.postMessage = (...given) => { noticed.push('postMessage'); return post.apply(window, given); };
  // Everything that a script of ours could have changed of what pages stand on.
  const builtIn = [Object, Function, Array, Promise, Error, EventTarget, Event, Node, Element, HTMLElement, Document, ShadowRoot, History, Storage, XMLHttpRequest, MutationObserver, CSSStyleDeclaration, CanvasRenderingContext2D]
    .flatMap((one) => [one, one.prototype]).concat([window.Math, JSON, Reflect, performance, navigator, screen, history, localStorage, customElements, console]);
  window.shapeNow = () => builtIn.map((one) => Reflect.ownKeys(one).map((key) => { const {value, get, set} = Object.getOwnPropertyDescriptor(one, key); return [key, value, get, set]; }));
  window.sheetsNow = () => [document.styleSheets.length, document.adoptedStyleSheets.length, document.getAnimations().length, document.querySelectorAll('*').length, localStorage.length + sessionStorage.length, document.cookie, history.length, document.designMode];
  window.fullHtml = '';
  addEventListener('load', () => { fullHtml = document.documentElement.outerHTML; });
  window.startNames = [];
  startNames = Object.getOwnPropertyNames(window);
  startShape = shapeNow(); startSheets = sheetsNow().join();
  window.changed = () => shapeNow().flatMap((keys, place) => keys.length === startShape[place].length && keys.every((part, at) => part.every((value, index) => Object.is(value, startShape[place][at][index]))) ? [] : [place]);
</script></html>`;

const open = workPlace({own: {'/watcher.html': WATCHER}, viewport: {width: 900, height: 600}});

type Seen = {
  noticed: string[];
  names: string[];
  html: boolean;
  requests: string[];
  changed: number[];
  sheets: boolean;
  focused: boolean;
};

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

type Declared = {content_scripts?: {js?: string[]}[]};

/** The scripts that the browser itself puts into listed pages. */
async function declaredScripts(): Promise<string[]> {
  const {content_scripts = []} = await open().station.browser.inWorker(
    () => (globalThis as unknown as {chrome: {runtime: {getManifest(): Declared}}}).chrome.runtime.getManifest(),
    null,
  );
  return content_scripts.flatMap(({js = []}) => js).map((file) => file.replace(/^.*-extension:\/\/[^/]+\//, ''));
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
      noticed: noticed.slice(),
      names: Object.getOwnPropertyNames(window).filter((name) => !startNames.includes(name) && !['startShape', 'startSheets', 'changed'].includes(name)),
      changed: changed(),
      sheets: sheetsNow().join() === startSheets,
      focused: document.visibilityState === 'visible',
      html: document.documentElement.outerHTML === fullHtml,
      requests: performance.getEntriesByType('resource').map(({name}) => name).filter((name) => name.includes('extension')),
    })`);
    expect(seen.noticed.filter((one) => !ofAnyClick.includes(one))).toEqual([]);
    expect(ofAnyClick.length).toBeLessThan(5);
    expect(seen.html).toBe(true);
    expect(seen.names).toEqual([]);
    expect(seen.changed).toEqual([]);
    expect(seen.sheets).toBe(true);
    expect(seen.focused).toBe(true);
    expect(seen.requests).toEqual([]);
  });

  it('can load no file of the extension, and so cannot tell that it is there', async () => {
    const {server, station} = open();
    await station.page.goto(server.listed('/watcher.html'));
    const paths = [
      'manifest.json',
      'content.js',
      'render.js',
      'offline-checker.txt',
      '_locales/en/messages.json',
      'icons/icon-16.png',
      'icons/disguises/notes-16.png',
      'src/pages/popup/index.html',
      'src/pages/page/index.html',
      ...(await declaredScripts()),
    ];
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
          for (const kind of ['script', 'link', 'iframe', 'object', 'video'] as const) {
            await new Promise<void>((done) => {
              const element = document.createElement(kind);
              element.onload = () => {
                // Browsers say of a frame that it has loaded when they have put a page of their own into it.
                const own = element instanceof HTMLIFrameElement || element instanceof HTMLObjectElement;
                done(void (own || answers.push(`${kind} ${name}`)));
              };
              element.onloadeddata = () => done(void answers.push(`${kind} ${name}`));
              element.onerror = () => done();
              if (element instanceof HTMLLinkElement) Object.assign(element, {rel: 'stylesheet', href: address});
              else if (element instanceof HTMLObjectElement) element.data = address;
              else element.src = address;
              document.head.append(element);
              setTimeout(done, 400);
            });
          }
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
