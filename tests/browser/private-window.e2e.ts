// A private window: saving works, what stays and what goes with the window is said, and the browser's files hold no more.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it} from 'vitest';
import type {Popup} from '../../scripts/lib/browser.ts';
import {closePopup, openPopup} from '../../scripts/lib/popup.ts';
import {clearSaveState} from '../../scripts/lib/save-state.ts';
import {waitForOutcome} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {BROWSER} from './support/browser.ts';
import {readKept} from './support/kept.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {findInProfile} from './support/profile-grep.ts';

const MARKS = {words: 'Wqzkvtjpyx', address: 'kfqzw-jvhx'};
const POST = `<!doctype html><html lang="en"><title>Title ${MARKS.words}</title>
<style>body{margin:0}article{height:300px}</style>
<article id="target" tabindex="0"><b>ann</b> SAID IN PRIVATE ${MARKS.words}</article><script>target.focus()</script></html>`;
const PATH = `/${MARKS.address}.html`;

/** Where the browser keeps the database of our own, and of nobody else. */
const OUR_DATABASE = {
  chromium: /^\w+: Default\/IndexedDB\/chrome-extension_/,
  firefox: /^\w+: storage\/default\/moz-extension\+\+\+[^/]+\/idb\//,
}[BROWSER];

let server: PageServer;
let profile: string;
let station: Station;
/** A try that failed leaves nothing to the next. */
beforeEach(async () => {
  server = await servePages({[PATH]: POST});
  profile = await mkdtemp(join(tmpdir(), 'holdfast-private-'));
  station = await openStation({browser: BROWSER, hosts: server.hosts, viewport: {width: 800, height: 500}, profile});
});
afterEach(async () => {
  await station.close();
  await server.close();
  await rm(profile, {recursive: true, force: true, maxRetries: 5, retryDelay: 200});
});

const says = (popup: Popup, words: string) =>
  until(async () => (await popup.evaluate<string>('document.body.innerText')).includes(words) || undefined, {
    timeoutMs: 10_000,
  });

async function savedId(): Promise<string> {
  const {state, code, exhibitId} = await waitForOutcome(station);
  expect(state, code).toBe('saved');
  return exhibitId ?? '';
}

it('C79: saves from it are kept and marked, what goes with it is said before, and nothing else of it stays', async () => {
  const {browser, desk} = station;
  await browser.allowPrivateWindows();
  const window = await browser.openPrivateWindow(server.listed(PATH));
  const at = {x: window.pageCorner.x + 100, y: window.pageCorner.y + 200};
  await desk.moveTo(at.x, at.y);
  await desk.click('left');
  const popup = await openPopup(browser, desk);
  const before =
    'This is a private window. What you save from it stays on this computer after the window is closed. What you do ' +
    'not save is gone then: the browser keeps no history of this page, and signs you out.';
  expect(await says(popup, before)).toBe(true);
  expect(await findInProfile(profile, MARKS)).toEqual([]);
  await clearSaveState(browser);
  await popup.clickNamed('Save what is on screen');
  const ids = [await savedId()];
  const stays = 'Saved from a private window: this stays when the window is closed';
  expect(await says(popup, stays)).toBe(true);

  await closePopup(browser, desk);
  await clearSaveState(browser);
  await desk.moveTo(at.x, at.y);
  const findItem = await browser.expectMenu();
  await desk.click('right');
  const item = await findItem();
  if (!item) throw new Error('the menu does not offer to save');
  await desk.moveTo(item.middle.x, item.middle.y);
  await desk.click('left');
  ids.push(await savedId());
  expect(await says(await openPopup(browser, desk), stays)).toBe(true);
  await closePopup(browser, desk);
  await window.close();

  const {exhibits} = await readKept(browser);
  expect(exhibits.map(({exhibit}) => exhibit.id)).toEqual(ids);
  for (const {exhibit, parts} of exhibits) {
    expect(exhibit.origin === 'captured' && exhibit.capture.privateWindow).toBe(true);
    expect(parts.get('page.html.txt')?.toString('utf8')).toContain(`SAID IN PRIVATE ${MARKS.words}`);
  }
  // What a browser has only in its memory it writes as it goes.
  await browser.close();
  const lies = await findInProfile(profile, MARKS);
  expect(lies.filter((one) => OUR_DATABASE.test(one))).not.toEqual([]);
  expect(lies.filter((one) => !OUR_DATABASE.test(one))).toEqual([]);
});
