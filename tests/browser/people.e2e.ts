import {describe, expect, it} from 'vitest';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
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
