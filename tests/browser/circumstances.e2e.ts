import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {closeServer, listen} from '../../scripts/lib/local-server.ts';
import {pause} from '../../scripts/lib/wait.ts';
import {clockDifference} from '../../src/core/facts/clock.ts';
import type {FactsRecord} from '../../src/core/facts/facts.ts';
import {BROWSER} from './support/browser.ts';
import {lastKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const HOUR_MS = 3_600_000;
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGP4z8DwH4QYYAwAR8oH+WdZbrcAAAAASUVORK5CYII=',
  'base64',
);

/** Notes everything that a page can learn of a look into what it loaded. */
const WATCHER = `<script>
  window.seen = [];
  new PerformanceObserver((list) => { for (const {name} of list.getEntries()) seen.push('loaded ' + name); }).observe({type: 'resource', buffered: true});
  addEventListener('securitypolicyviolation', ({blockedURI}) => seen.push('policy ' + blockedURI));
  navigator.serviceWorker?.addEventListener('message', ({data}) => seen.push('worker ' + data));
</script>`;

const ITEM = '<article id="target"><b rel="author">ann</b> WORDS OF THE ITEM</article>';

/** A service worker that tells its pages of everything that is asked for. */
const WORKER = `
  addEventListener('activate', (event) => event.waitUntil(clients.claim()));
  addEventListener('fetch', (event) => event.respondWith((async () => {
    for (const client of await clients.matchAll({includeUncontrolled: true})) client.postMessage(event.request.url);
    return fetch(event.request);
  })()));`;

type Answer = {status?: number; type?: string; body: string | Buffer; headers?: Record<string, string>};

const html = (body: string, headers: Record<string, string> = {}): Answer => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><title>Page</title>${WATCHER}${ITEM}${body}</html>`,
  headers,
});

const picture = '<img src="/picture.png" width="40" height="20" alt="">';

/** The same page under different circumstances. `off`: how far this server's clock is from the device's. */
const PAGES: Record<string, Answer & {off?: number}> = {
  '/plain.html': html(picture),
  '/behind.html': {...html(picture), off: -HOUR_MS},
  '/guarded.html': html(picture, {'content-security-policy': "default-src 'self' 'unsafe-inline'; connect-src 'none'"}),
  '/worker.html': html(`${picture}<script>navigator.serviceWorker.register('/worker.js')</script>`),
  '/secret.html': html('', {'cache-control': 'no-store'}),
  '/stale.html': html(picture, {
    'cache-control': 'max-age=0, stale-while-revalidate=600',
    etag: '"one"',
    vary: 'Accept',
  }),
  '/held.html': html('', {age: '40'}),
  '/gone.html': {...html('<p>Not here any more.</p>'), status: 410},
  '/moved.html': html('<script>setTimeout(() => history.pushState(null, "", "/elsewhere"), 50)</script>'),
  '/broken.html': html(`
    <img src="/no-picture.png" width="40" height="20" alt="missing">
    <img src="/torn.png" width="40" height="20" alt="torn">
    <img src="/slow.png" width="40" height="20" alt="slow">
    <script src="/no-script.js"></script>
    <iframe src="/inner.html" width="200" height="60"></iframe>
    <iframe src="https://mastodon.online/C01.html" width="200" height="60"></iframe>
    <iframe src="/inner.html?hidden" hidden></iframe>`),
  '/inner.html': html(''),
  '/worker.js': {type: 'text/javascript', body: WORKER},
  '/picture.png': {type: 'image/png', body: PICTURE},
  '/torn.png': {type: 'image/png', body: PICTURE.subarray(0, 20)},
};

type Site = {server: Server; log: string[]; address(path: string): string};

async function openSite(): Promise<Site> {
  const log: string[] = [];
  let off = 0;
  const server = createServer((request: IncomingMessage, answer: ServerResponse) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    log.push(`${request.method} ${request.url}`);
    if (pathname === '/slow.png') return; // never answered
    const page = PAGES[pathname];
    off = page?.type?.startsWith('text/html') ? (page.off ?? 0) : off;
    const {status = 200, type = 'text/plain', body = 'Not here.', headers = {}} = page ?? {status: 404};
    const date = new Date(Date.now() + off).toUTCString();
    answer.sendDate = false;
    answer.writeHead(status, {'content-type': type, date, ...headers}).end(body);
  });
  const port = await listen(server);
  return {server, log, address: (path) => `http://127.0.0.1:${port}${path}`};
}

const open = workPlace();
let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => closeServer(site.server));

/** Requests that a browser makes of its own accord, some time after a page is loaded. */
const OWN_ACCORD = /\/favicon\.ico$|\/worker\.js$/;

type Saved = {facts: FactsRecord; serverDate: object; ahead: number | undefined; asked: string[]; seen: string[]};

/** Saves the item of a page; hands back what was kept, and what the save made the server and the page see. */
async function saveItem(path: string): Promise<Saved> {
  const {save, station} = open();
  const before = {asked: 0, seen: 0};
  await station.page.goto(site.address(path), 'there');
  await pause(700);
  const outcome = await save(await station.page.url(), '#target', {
    beforeClick: async () => {
      before.asked = site.log.length;
      before.seen = await station.page.evaluate<number>('seen.length');
    },
  });
  expect(outcome.state, outcome.code).toBe('saved');
  const {exhibit, facts} = await lastKept(station.browser);
  if (exhibit.origin !== 'captured') throw new Error('not captured');
  const {serverDate, serverDateAt} = exhibit.capture;
  return {
    facts,
    serverDate,
    ahead: 'value' in serverDate && serverDateAt ? clockDifference(serverDate.value, serverDateAt) : undefined,
    asked: site.log.slice(before.asked).filter((line) => !OWN_ACCORD.test(line)),
    seen: (await station.page.evaluate<string[]>('seen')).slice(before.seen).filter((line) => !OWN_ACCORD.test(line)),
  };
}

describe('the clock of a site', () => {
  it.each([
    ['a page that was just loaded', '/plain.html', 0],
    ['a site whose clock is an hour behind', '/behind.html', 3600],
    ['a page that may connect to nothing', '/guarded.html', 0],
    ['a page that is stale at once', '/stale.html', 0],
  ])('is known of %s where the browser allows it, and neither site nor page can tell', async (_what, path, ahead) => {
    const saved = await saveItem(path);
    expect(saved.asked).toEqual([]);
    expect(saved.seen).toEqual([]);
    if (BROWSER === 'firefox') {
      // There the page could tell, so it is not looked for; and the record says that.
      expect(saved.serverDate).toEqual({missing: expect.stringMatching(/the page could tell/)});
      return;
    }
    expect(saved.serverDate).toEqual({value: expect.stringMatching(/^\w{3}, \d\d .* GMT$/), from: 'meta'});
    expect(saved.ahead).toBeGreaterThanOrEqual(ahead - 2);
    expect(saved.ahead).toBeLessThanOrEqual(ahead + 2);
  });

  it.each([
    ['a page that may not be kept', '/secret.html'],
    ['a page that a store on the way had held', '/held.html'],
  ])('is not known of %s, and the record says so', async (_what, path) => {
    const saved = await saveItem(path);
    expect(saved.serverDate).toEqual({missing: expect.stringMatching(/response/)});
    expect(saved.asked).toEqual([]);
    expect(saved.seen).toEqual([]);
  });

  it('is looked for past a service worker, which is not asked', async () => {
    await open().station.page.goto(site.address('/worker.html'));
    await open().station.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
    const saved = await saveItem('/worker.html');
    expect(await open().station.page.evaluate('navigator.serviceWorker.controller !== null')).toBe(true);
    expect(saved.asked).toEqual([]);
    expect(saved.seen).toEqual([]);
  });
});

describe('how the page stood', () => {
  it('says with which status it came', async () => {
    expect((await saveItem('/plain.html')).facts.page.status).toEqual({value: 200, from: 'meta'});
    expect((await saveItem('/gone.html')).facts.page.status).toEqual({value: 410, from: 'meta'});
  });

  it('does not take the status of another address for that of this one', async () => {
    expect((await saveItem('/moved.html')).facts.page.status).toEqual({missing: expect.stringMatching(/address/)});
  });

  it('names its frames that show, and what failed', async () => {
    const {facts, asked} = await saveItem('/broken.html');
    const {frames, failed} = facts.page;
    expect(frames).toEqual({
      items: [
        {address: site.address('/inner.html'), readable: true},
        {address: 'https://mastodon.online/C01.html', readable: false},
      ],
      leftOut: 0,
    });
    const byPath = [...(failed?.items ?? [])].sort((a, b) => (a.address < b.address ? -1 : 1));
    expect(byPath).toEqual([
      {kind: 'picture', address: site.address('/no-picture.png'), why: 'refused', status: 404},
      {kind: 'script', address: site.address('/no-script.js'), why: 'refused', status: 404},
      {kind: 'picture', address: site.address('/slow.png'), why: 'waiting'},
      {kind: 'picture', address: site.address('/torn.png'), why: 'broken'},
    ]);
    expect(failed?.leftOut).toBe(0);
    expect(asked).toEqual([]);
  });

  it('finds nothing wrong with a page that is whole', async () => {
    const {facts} = await saveItem('/plain.html');
    expect(facts.page.failed).toEqual({items: [], leftOut: 0});
    expect(facts.page.frames).toEqual({items: [], leftOut: 0});
  });
});
