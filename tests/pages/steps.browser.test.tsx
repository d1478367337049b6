import '../../src/pages/case-file/case-file.css';
import '../../src/pages/case-file/steps/steps.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {userEvent} from 'vitest/browser';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {newEntry, randomUuid} from '../../src/store/circumstances.ts';
import {listDrafts} from '../../src/store/drafts.ts';
import {incidentsOf, writeIncident} from '../../src/store/incidents.ts';
import {appendToLog} from '../../src/store/log.ts';
import type {Store} from '../../src/store/open-store.ts';
import {caseRevisions, changeCase} from '../../src/store/revise-case.ts';
import {circumstances} from '../support/samples.ts';
import {noRoomForDrafts, openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;

beforeEach(async () => {
  await cleanStage();
  store = await openedStore();
  location.hash = '#/steps';
});
afterEach(() => {
  clearStage();
  store.close();
});

const newest = async () => (await caseRevisions(store)).at(-1)?.record;

async function field(label: string): Promise<HTMLInputElement> {
  const named = await until(
    () => [...document.querySelectorAll('label')].find(({textContent}) => textContent?.trim() === label),
    label,
  );
  return document.getElementById(named.htmlFor) as HTMLInputElement;
}

async function fill(label: string, text: string): Promise<void> {
  await userEvent.fill(await field(label), text);
}

async function choose(label: string, option: string): Promise<void> {
  await userEvent.selectOptions(await field(label), option);
}

/** A button by all its words, those among them that are only read out. */
function button(name: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>('button')];
  return all.find(({textContent}) => textContent?.replace(/[\s\u2068\u2069]+/g, ' ').trim() === name);
}

async function push(name: string): Promise<void> {
  (await until(() => button(name), name)).click();
}

/** The section under a heading. */
async function part(heading: string): Promise<HTMLElement> {
  const found = await until(
    () => [...document.querySelectorAll('h2')].find(({textContent}) => textContent === heading),
    heading,
  );
  return found.closest('section') as HTMLElement;
}

describe('steps taken', () => {
  it('opens no case by being looked at, and one by the first thing that is kept', async () => {
    show(<CaseFilePage />);
    await until(() => called('Add somebody you told'));
    await expectNoAxeFault();
    expect(await store.count('cases')).toBe(0);
    expect(await store.count('entries')).toBe(0);

    await press('Add somebody you told');
    await expectNoAxeFault();
    await choose('What kind of help', 'Police');
    await fill('Who you told', '  PC <b>Ash</b>\u202e');
    await fill('What you told them, and what they said', 'They took it down.');
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    const record = await newest();
    expect(record?.helpSought).toEqual([
      {at: '', to: '  PC <b>Ash</b>\u202e', kind: 'police', said: 'They took it down.', outcome: '', reference: ''},
    ]);
    await until(() => said().includes('<b>Ash</b>U+202E'));
    expect(said()).not.toContain('They took it down.');
    expect(await listDrafts(store)).toEqual([]);
    await expectNoAxeFault();
  });

  it('adds, changes and removes, and takes each of them back', async () => {
    show(<CaseFilePage />);
    await press('Add a reference number');
    await fill('Who gave it to you', 'Town force');
    await fill('Reference number', '42/1234');
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    await press('Undo');
    await until(() => said().includes('That was taken back.'));
    expect((await newest())?.references).toEqual([]);

    await press('Add a reference number');
    await fill('Reference number', '42/1234');
    await press('Keep this');
    await until(() => button('Change 42/1234'));
    await push('Change 42/1234');
    await fill('Reference number', '42/9999');
    await press('Keep this');
    await until(() => button('Change 42/9999'));
    await push('Remove 42/9999');
    await until(() => said().includes('Removed.'));
    expect((await newest())?.references).toEqual([]);
    await press('Undo');
    await until(() => button('Change 42/9999'));
    expect((await newest())?.references).toEqual([{body: '', reference: '42/9999', officer: ''}]);
    // Six changes, each a revision that names the one before.
    const revisions = await caseRevisions(store);
    expect(revisions).toHaveLength(7);
    expect(revisions.slice(1).map(({record}) => record.revises)).toEqual(
      revisions.slice(0, -1).map(({digest}) => digest),
    );
  });

  it('keeps a day, a day with a time, and words, each as it was said', async () => {
    show(<CaseFilePage />);
    await press('Write down when you said stop');
    await fill('Day', '2026-03-05');
    expect((await field('Time, if you know it')).disabled).toBe(false);
    await fill('Time, if you know it', '14:30');
    await fill('How you said it', 'By message.');
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    expect((await newest())?.toldToStop).toEqual({at: '2026-03-05T14:30', how: 'By message.'});
    await push('Change Thu, 5 Mar 2026, 14:30');
    await fill('Or in your own words', 'early March');
    expect((await field('Day')).value).toBe('');
    await press('Keep this');
    await until(() => button('Change early March'));
    expect((await newest())?.toldToStop?.at).toBe('early March');
  });

  it('keeps what is typed when the tab is closed, and goes on from there', async () => {
    show(<CaseFilePage />);
    await press('Write this down');
    await fill('In your own words, what this is about', 'It began \ud800 in May.');
    window.dispatchEvent(new Event('pagehide'));
    await vi.waitFor(async () => expect(await listDrafts(store)).toHaveLength(1));
    expect(await store.count('cases')).toBe(0);
    clearStage();

    show(<CaseFilePage />);
    await until(() => said().includes('You began to write something here.'));
    await expectNoAxeFault();
    await press('Go on writing');
    expect((await field('In your own words, what this is about')).value).toBe('It began \ufffd in May.');
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    expect((await newest())?.summary).toBe('It began \ufffd in May.');
    expect(await listDrafts(store)).toEqual([]);
  });

  it('says that what is typed could not be kept, leaves it in sight, and keeps it once there is room', async () => {
    show(<CaseFilePage />);
    await press('Write this down');
    const disk = noRoomForDrafts();
    await fill('In your own words, what this is about', 'It began');
    await until(() => said().includes('could not be kept just now'));
    await expectNoAxeFault();
    const before = disk.tries();
    await press('Go back, keep it as a draft');
    await until(() => disk.tries() > before);
    await expectNoAxeFault();
    expect((await field('In your own words, what this is about')).value).toBe('It began');
    disk.room();
    await press('Try now');
    await until(() => !said().includes('could not be kept just now'));
    expect(await listDrafts(store)).toMatchObject([{kind: 'case', content: {entry: {summary: 'It began'}}}]);
    await press('Go back, keep it as a draft');
    await until(() => said().includes('You began to write something here.'));
  });

  it('says what other initials would mean once a pack was given out, and lets them be changed', async () => {
    const sealed = await changeCase(store, () => ({keeper: {name: 'M', initials: 'MB'}}), circumstances());
    const packId = randomUuid();
    await appendToLog(store, sealed?.record.id as never, () =>
      newEntry(circumstances(), 'pack.saved', {kind: 'pack', id: packId}, null, {packId}),
    );
    show(<CaseFilePage />);
    const about = await part('You and this record');
    const buttons = [...about.querySelectorAll('button')];
    buttons.find(({textContent}) => textContent?.startsWith('Change'))?.click();
    await until(() => said().includes('MB/1'));
    expect(said()).not.toContain('It is better to leave the initials');
    await fill('Your initials', 'XY');
    await until(() => said().includes('the first thing is called MB/1. With this change it will be called XY/1'));
    await expectNoAxeFault();
    await fill('Your initials', '4711');
    await until(() => said().includes('Only letters can stand there'));
    await fill('Your initials', 'm. b.');
    await until(() => !said().includes('It is better to leave the initials'));
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    expect((await newest())?.keeper.initials).toBe('m. b.');
  });

  it('names by id the order an entry is believed to break, in the words of the term', async () => {
    const told = {...emptyTelling(''), words: 'He stood outside.'};
    const {record: incident} = await writeIncident(store, told, circumstances());
    show(<CaseFilePage />);
    await press('Add a court order');
    await fill('What kind of order', 'Non-molestation order');
    await fill('Term 1', 'not to come to the house');
    await press('Add a term');
    await fill('Term 2', 'not to write');
    await press('Keep this');
    await until(() => called('Say which entry breaks a term'));
    const order = (await newest())?.orders[0];
    expect(order?.terms).toEqual(['not to come to the house', 'not to write']);
    await press('Say which entry breaks a term');
    await press('Keep this');
    await until(() => said().includes('Choose an entry and a term first.'));
    await push('Choose this Entry 1 · No date given');
    await choose('Which term', 'not to come to the house');
    await expectNoAxeFault();
    await press('Keep this');
    await until(() => button('Take out Entry 1'));
    const breaches = async () => (await incidentsOf(store, incident.caseId))[0]?.breaches;
    expect(await breaches()).toEqual([{orderId: order?.id, term: 'not to come to the house', why: ''}]);
    await push('Take out Entry 1');
    await until(() => !button('Take out Entry 1'));
    expect(await breaches()).toEqual([]);
    await press('Undo');
    await until(() => button('Take out Entry 1'));
    expect(await breaches()).toHaveLength(1);
  });

  it('puts a kept thing to a step, and shows every version that was', async () => {
    const [row] = await seed(store, [{name: 'Mara', text: 'one'}]);
    show(<CaseFilePage />);
    await press('Add something you did');
    await press('Choose from what you saved');
    await push('Add this 1');
    await press('Keep this');
    await until(() => called('Thing 1'));
    expect((await newest())?.stepsTaken).toEqual([{kind: 'blocked', at: '', what: '', exhibitIds: [row?.id]}]);
    (await until(() => document.querySelector<HTMLElement>('details.how summary'))).click();
    await until(() => /Version 2, .*2026/.test(said()));
    expect(said()).toContain('New: Other things you did');
    await expectNoAxeFault();
  });

  it('puts back from an earlier version what went out, beside what is there now', async () => {
    const [first, second] = ['42/1', '42/2'].map((reference) => ({body: '', reference, officer: ''}));
    const keep = (references: (typeof first)[]) =>
      changeCase(store, () => ({references: references as never}), circumstances());
    await keep([first]);
    await keep([second]);
    show(<CaseFilePage />);
    (await until(() => document.querySelector<HTMLElement>('details.how summary'))).click();
    await push('Put it back 42/1');
    await until(() => button('Change 42/1'));
    expect((await newest())?.references).toEqual([second, first]);
    await until(() => !button('Put it back 42/1'));
    await expectNoAxeFault();
  });

  it('keeps nothing where nothing is written, and bears a text of any length', async () => {
    show(<CaseFilePage />);
    await press('Add a report to a site or app');
    await press('Keep this');
    await until(() => said().includes('Nothing is written yet.'));
    expect(await store.count('cases')).toBe(0);
    const long = 'ab\u0301 '.repeat(25_000);
    await fill('What you reported', long);
    await press('Keep this');
    await until(() => said().includes('Kept.'));
    expect((await newest())?.helpSought?.[0]).toMatchObject({kind: 'platform', said: long});
  });
});
