import '../../src/pages/case-file/case-file.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {page} from 'vitest/browser';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {CaseFilePage} from '../../src/pages/case-file/case-file-page.tsx';
import {PackOfCase} from '../../src/pages/case-file/pack/pack-of-case.tsx';
import type {PackWork} from '../../src/pages/case-file/pack/use-pack.ts';
import {listCases, openCase, switchCase} from '../../src/store/cases.ts';
import {deleteIncident, writeIncident} from '../../src/store/incidents.ts';
import {deleteExhibits} from '../../src/store/removed.ts';
import {circumstances} from '../support/samples.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

beforeEach(async () => {
  await cleanStage();
  document.documentElement.style.blockSize = '700px';
});
afterEach(clearStage);

async function type(label: string, text: string): Promise<void> {
  const input = await until(() => {
    const found = [...document.querySelectorAll('label')].find((one) => one.textContent === label);
    return found && (document.getElementById(found.htmlFor) as HTMLInputElement | null);
  }, label);
  input.value = text;
  input.dispatchEvent(new Event(input.localName === 'select' ? 'change' : 'input', {bubbles: true}));
}

const items = () => [...document.querySelectorAll('.list__item')];
const button = (start: string) =>
  until(() => [...document.querySelectorAll('button')].find(({textContent}) => textContent?.startsWith(start)), start);

describe('several cases', () => {
  it('are no matter while there is one, are opened under Safety, and each has its own list', async () => {
    const store = await openedStore();
    await seed(store, [{name: 'Mara', text: 'at home'}]);
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await until(() => said().includes('One case is enough for most people.'));
    expect(document.querySelector('.case-switch')).toBeNull();
    await press('Open another case');
    await type('Name of the case', 'The shop');
    await expectNoAxeFault();
    await press('Open it');
    const select = await until(() => document.querySelector<HTMLSelectElement>('.case-switch select'));
    expect([...select.options].map(({text, selected}) => [text, selected])).toEqual([
      ['Case 1', false],
      ['The shop', true],
    ]);
    await expectNoAxeFault();
    await seed(store, [{name: 'Ben', text: 'at work'}]);
    location.hash = '#/';
    await until(() => items().length === 1 && items()[0]?.textContent?.includes('Ben'));
    await type('Case', select.options[0]?.value ?? '');
    await until(() => items().length === 1 && items()[0]?.textContent?.includes('Mara'));
    await until(() => said().includes('1 thing kept'));
    await page.viewport(380, 640);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(380);
    await expectNoAxeFault();
    store.close();
  });

  it('the first one can be named, and nothing on the page is lost by that', async () => {
    const store = await openedStore();
    await seed(store, [{name: 'Mara'}]);
    location.hash = '#/safety';
    show(<CaseFilePage />);
    (await button('Change its name')).click();
    await type('Name of the case', 'Home');
    await press('Keep this name');
    await until(() => said().includes('Home'));
    expect((await listCases(store)).map(({title}) => title)).toEqual(['Home']);
    store.close();
  });
});

describe('deleted things', () => {
  it('lie under Safety, are put back or removed for good, and nothing goes by itself', async () => {
    const store = await openedStore();
    const rows = await seed(store, [
      {name: 'Mara', text: 'secret words'},
      {name: 'Ben', text: 'x'},
    ]);
    const told = await writeIncident(store, {...emptyTelling('UTC'), words: 'more secret words'}, circumstances());
    await deleteExhibits(
      store,
      rows.map(({id}) => id),
      circumstances(),
    );
    await deleteIncident(store, told.record.id, circumstances());
    location.hash = '#/safety';
    show(<CaseFilePage />);
    await until(() => document.querySelectorAll('.removed__one').length === 3);
    expect(document.body.textContent).not.toContain('secret words');
    await expectNoAxeFault();
    (await button('Put it back Number 1, Mara')).click();
    await until(() => document.querySelectorAll('.removed__one').length === 2);
    expect(await store.count('exhibits')).toBe(1);
    await press('Remove all 2 for good');
    await expectNoAxeFault();
    await press('Remove all 2 for good');
    await until(() => said().includes('Nothing. What you delete lies here first'));
    expect(await store.count('removed')).toBe(0);
    expect(new Set((await store.getAll('parts')).map(({exhibitId}) => exhibitId))).toEqual(new Set([rows[0]?.id]));
    expect(called('Remove all 2 for good')).toBeUndefined();
    store.close();
  });
});

it('what was chosen for a pack in one case is not chosen in another', async () => {
  const store = await openedStore();
  const rows = await seed(store, [{name: 'Mara'}, {name: 'Ben'}]);
  await openCase(store, 'The shop', circumstances());
  await seed(store, [{name: 'Cleo'}]);
  if (!rows[0]) throw new Error('nothing was kept');
  await switchCase(store, rows[0].caseId);
  location.hash = `#/pack?ids=${rows[0].id}`;
  show(<CaseFilePage />);
  await until(() => document.querySelector('.case-switch select') && document.querySelector('.panel h2'));
  const select = document.querySelector<HTMLSelectElement>('.case-switch select');
  await type('Case', select?.options[1]?.value ?? '');
  await until(() => items().length === 1 && items()[0]?.textContent?.includes('Cleo'));
  location.hash = '#/pack';
  await until(() => document.querySelector('h1')?.textContent === 'Make a pack' && document.querySelector('.panel h2'));
  expect(said()).not.toContain('Mara');
  await until(() => document.querySelector<HTMLInputElement>('input[type="radio"]')?.checked);
  store.close();
});

it('a pack that is ready says of which case it is, once another one is worked on', async () => {
  const store = await openedStore();
  const [row] = await seed(store, [{name: 'Mara'}]);
  if (!row) throw new Error('nothing was kept');
  const nothing = () => undefined;
  const work: PackWork = {
    ...{state: {kind: 'making', stage: {kind: 'gathering'}}, of: row.caseId, choosing: undefined},
    ...{choose: nothing, make: nothing, stop: nothing, handedOver: nothing, done: nothing, again: nothing},
  };
  const shop = await openCase(store, 'The <b>shop</b>', circumstances());
  const shown = show(<PackOfCase store={store} work={work} />);
  await until(() => shown.textContent.includes('This pack is of the case:'));
  expect(shown.textContent).toContain('Case 1');
  expect(shown.textContent).toContain('You are working on another case now.');
  clearStage();
  await switchCase(store, row.caseId);
  const again = show(<PackOfCase store={store} work={work} />);
  await until(() => again.textContent.includes('Case 1'));
  expect(again.textContent).not.toContain('another case now');
  clearStage();
  const other = show(<PackOfCase store={store} work={{...work, of: shop}} />);
  await until(() => other.textContent.includes('The <b>shop</b>'));
  store.close();
});
