import {createServer} from 'node:http';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {closeServer, listen} from '../../scripts/lib/local-server.ts';
import {caseFileAddress} from '../../scripts/lib/make-pack.ts';
import {pause, until} from '../../scripts/lib/wait.ts';
import {lastKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = '<!doctype html><title>A place</title><article id="one"><h2>Ann</h2><p>words of a post</p></article>';
const open = workPlace({own: {'/place.html': PAGE}});

/** Whoever made the page: notes every request. */
const asked: string[] = [];
const theirs = createServer((request, answer) => {
  asked.push(request.url ?? '');
  answer.end();
});
let origin = '';
beforeAll(async () => {
  origin = `http://127.0.0.1:${await listen(theirs)}`;
});
afterAll(() => closeServer(theirs));

/** Everything that a document can load, run or lead to without being asked, and a link over all of it. */
function hostilePage(): string {
  return `<!doctype html><html><head><meta charset="utf-8"><base href="${origin}/">
<link rel="dns-prefetch" href="${origin}"><link rel="preconnect" href="${origin}"><link rel="prefetch" href="/prefetch">
<link rel="stylesheet" href="/style"><link rel="icon" href="/icon"><meta http-equiv="refresh" content="1;url=/refresh">
<style>@import url(/import); @font-face{font-family:f;src:url(/font)} body{font-family:f;background:url(/ground)}</style>
</head><body><h1 id="words">words of the copy</h1><img src="/picture" srcset="/set 2x"><img src="/x" onerror="fetch('/error')">
<script>top.document.title = 'RAN'; fetch('/script')</script><script src="/src"></script><iframe src="/frame"></iframe>
<object data="/object"></object><embed src="/embed"><video src="/film" poster="/poster" autoplay></video>
<svg><image href="/svg" /></svg><form action="/form"><input autofocus></form>
<a id="link" href="/link" ping="/ping" style="position:fixed;inset:0">over all</a></body></html>`;
}

describe('the copy of a page, shown on the full page', () => {
  it('shows its words, and runs nothing, loads nothing and leads nowhere, whatever the copy holds', async () => {
    const {station, server, save} = open();
    const outcome = await save(server.listed('/place.html'), '#one');
    expect(outcome.state, outcome.code).toBe('saved');
    const {exhibit} = await lastKept(station.browser);
    const tab = await station.browser.newTab();
    await tab.goto(caseFileAddress(station.browser, `#/exhibit/${exhibit.id}`));
    // As if someone had found a way past all that cleans the copy before it is kept.
    await tab.evaluate(putPart, {id: exhibit.id, path: 'page.html', text: hostilePage()});
    asked.length = 0;
    await tab.bringToFront();
    await until(() => tab.evaluate(() => document.querySelector('article') !== null), {timeoutMs: 5000});
    await tab.clickNamed('Show the copy of the page');
    const frame = 'iframe.page-copy';
    const words = await until(
      async () => (await tab.ask({tab, selector: '#words', frame}, (found) => found.textContent))?.answer,
      {timeoutMs: 5000},
    );
    expect(words).toBe('words of the copy');
    await pause(2000);
    await tab.click(frame);
    await pause(1000);
    expect(asked).toEqual([]);
    expect(await tab.evaluate(() => document.title)).toBe('Holdfast');
    expect(await tab.url()).toContain('src/pages/page/index.html');
    await tab.close();
  });
});

/** Runs in the page: puts other bytes in the place of those that were kept. */
async function putPart({id, path, text}: {id: string; path: string; text: string}): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('holdfast');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = database.transaction('parts', 'readwrite');
    transaction.objectStore('parts').put({exhibitId: id, path, bytes: new TextEncoder().encode(text)});
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}
