import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {unpack} from '../../scripts/lib/check-pack.ts';
import {makePack} from '../../scripts/lib/make-pack.ts';
import {until} from '../../scripts/lib/wait.ts';
import {axeFaults} from './support/axe.ts';
import {lastKept, readKept} from './support/kept.ts';
import {workPlace} from './support/work-place.ts';

const PAGE = `<!doctype html><html lang="en"><title>A place</title><style>article{height:200px;background:#eee}</style>
<article id="one"><b rel="author">ann_of_the_list</b> FIRST-WORDS</article></html>`;

const open = workPlace({own: {'/place.html': PAGE}, viewport: {width: 1200, height: 700}});

const said = "document.querySelector('main').innerText";

async function go(hash: string): Promise<Tab> {
  const {station} = open();
  const tab = station.page;
  await tab.goto(`${station.browser.origin}/src/pages/page/index.html${hash}`);
  await tab.bringToFront();
  const {x, y} = station.browser.pageCorner;
  await station.desk.moveTo(x + 700, y + 680);
  await waitOn(tab, "document.querySelector('main')?.childElementCount > 0");
  return tab;
}

async function reads(tab: Tab, expected: string): Promise<void> {
  const found = await until(async () => ((await tab.evaluate<string>(said)).includes(expected) ? true : undefined), {
    timeoutMs: 20_000,
  });
  expect(found, await tab.evaluate<string>(said)).toBe(true);
}

/** Runs in the page: whether each picture is blurred, and whether the words of the post are to be read. */
function howVeiled(): {pictures: ('blurred' | 'open')[]; words: boolean} {
  const pictures = [...document.querySelectorAll('img:not([src*="icon"])')];
  return {
    pictures: pictures.map((one) => (getComputedStyle(one).filter.includes('blur') ? 'blurred' : 'open')),
    words: document.querySelector('main')?.textContent.includes('FIRST-WORDS') === true,
  };
}

describe('who and what belongs together, in the real extension', () => {
  it('what was saved is put to a new person by name, and stands with them', async () => {
    const {save, server, station} = open();
    const {state, code} = await save(server.local('/place.html'), '#one');
    expect(state, code).toBe('saved');
    const {exhibit} = await lastKept(station.browser);
    const tab = await go(`#/exhibit/${exhibit.id}`);
    await reads(tab, 'You have not put this with anybody yet.');
    await tab.clickNamed('Put it with a person');
    await waitOn(tab, "document.activeElement?.matches('.put input')");
    await station.desk.press('a', 's', 'h');
    await waitOn(tab, "document.querySelector('.put .row-of-buttons button')?.innerText.includes('ash')");
    await tab.click('.put .row-of-buttons button');
    await reads(tab, 'How sure are you?');
    expect(await axeFaults(tab)).toEqual([]);
    await tab.clickNamed('Put it with this person');
    await reads(tab, 'You put it here. (I think so)');
    const people = await go('#/people');
    await reads(people, '1 thing');
  });

  it('its picture and words are veiled until asked: in the list, beside it, and in the report of a pack', async () => {
    const {station} = open();
    const {exhibit} = await lastKept(station.browser);
    const list = await go('#/');
    await waitOn(list, "document.querySelector('.list__item img') !== null");
    expect(await list.evaluate(howVeiled)).toEqual({pictures: ['blurred'], words: false});
    const tab = await go(`#/exhibit/${exhibit.id}`);
    await waitOn(tab, "document.querySelector('.detail img.veil__picture') !== null");
    expect((await tab.evaluate(howVeiled)).pictures).not.toContain('open');
    expect((await tab.evaluate(howVeiled)).words).toBe(false);
    await tab.click('.detail .veil');
    await waitOn(tab, "getComputedStyle(document.querySelector('.detail img.veil__picture')).filter === 'none'");

    const into = await mkdtemp(join(tmpdir(), 'holdfast-veil-'));
    const folder = await unpack(await makePack(station.browser), into);
    const report = await station.browser.newTab();
    await report.goto(pathToFileURL(join(folder, 'data/report/report.html')).href);
    const shown = await report.evaluate(howVeiled);
    expect(shown.pictures.length).toBeGreaterThan(0);
    expect(shown.pictures).not.toContain('open');
    await report.evaluate("document.querySelector('p.veil input').click()");
    expect((await report.evaluate(howVeiled)).pictures).toContain('open');
    await report.close();
    await rm(into, {recursive: true});
  });

  it('what was deleted is put back after the page was opened anew, byte for byte', async () => {
    const {station} = open();
    const before = await lastKept(station.browser);
    const tab = await go(`#/exhibit/${before.exhibit.id}`);
    await reads(tab, 'Delete this');
    await tab.clickNamed('Delete this');
    await tab.clickNamed('Delete it');
    await reads(tab, 'You deleted this.');
    expect((await readKept(station.browser)).exhibits).toEqual([]);
    await go('#/people');
    const again = await go(`#/exhibit/${before.exhibit.id}`);
    await reads(again, 'You deleted this.');
    await again.clickNamed('Put it back');
    await reads(again, 'You put it here. (I think so)');
    expect(await lastKept(station.browser)).toEqual(before);
  });

  it('another case begins with an empty list, saves go there, and the first one is as it was', async () => {
    const {save, server, station} = open();
    const safety = await go('#/safety');
    await reads(safety, 'One case is enough for most people.');
    await safety.clickNamed('Open another case');
    await safety.clickNamed('Open it');
    await waitOn(safety, "document.querySelector('.case-switch')");
    await reads(await go('#/'), 'What you save will stand here.');
    const {state, code} = await save(server.local('/place.html'), '#one');
    expect(state, code).toBe('saved');
    const everything = await go('#/');
    await reads(everything, '1 thing kept');
    const {exhibits} = await readKept(station.browser);
    expect(exhibits.map(({exhibit}) => exhibit.ordinal)).toEqual([1, 1]);
    expect(new Set(exhibits.map(({exhibit}) => exhibit.caseId)).size).toBe(2);
    expect(await axeFaults(everything)).toEqual([]);
  });
});
