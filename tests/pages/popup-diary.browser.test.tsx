import '../../src/pages/shared/theme.css';
import '../../src/pages/shared/lines.css';
import '../../src/pages/popup/popup.css';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {PopupPage} from '../../src/pages/popup/popup-page.tsx';
import {hideWords} from '../../src/pages/shared/address-words.ts';
import {incidentRevisions, writeIncident} from '../../src/store/incidents.ts';
import type {Store} from '../../src/store/open-store.ts';
import {circumstances} from '../support/samples.ts';
import fakeBrowser from './fake-browser.ts';
import {openedStore, seed} from './seed.ts';
import {called, cleanStage, clearStage, expectNoAxeFault, press, said, show, until} from './stage.tsx';

vi.mock('webextension-polyfill', () => import('./fake-browser.ts'));

let store: Store;
beforeEach(async () => {
  await cleanStage();
  await fakeBrowser.storage.session.set({saveState: undefined});
  store = await openedStore();
});
afterEach(() => {
  clearStage();
  store.close();
});

const PAGE = '/src/pages/page/index.html';

describe('the diary from the popup', () => {
  it('opens an empty entry in a tab of its own', async () => {
    show(<PopupPage />);
    const link = await until(() => called<HTMLAnchorElement>('Write down what happened'));
    expect(link.getAttribute('href')).toBe(`${PAGE}${hideWords('#/write')}`);
    expect(link.target).toBe('_blank');
    // The name is not known at once.
    await until(() => document.querySelector('h1 img'));
    await expectNoAxeFault();
  });

  it('writes of what was just saved, or puts it to an entry that is there', async () => {
    const [row] = await seed(store, [{name: 'Mara', text: 'x'}]);
    const told = {...emptyTelling('Europe/London'), words: 'SECRET'};
    const {id} = (await writeIncident(store, told, circumstances())).record;
    await fakeBrowser.storage.session.set({
      saveState: {state: 'saved', tabId: 7, at: new Date().toISOString(), exhibitId: row?.id},
    });
    show(<PopupPage />);
    await until(() => document.querySelector('.saved'));
    const link = await until(() => called<HTMLAnchorElement>('Write down what happened'));
    expect(link.getAttribute('href')).toBe(`${PAGE}${hideWords(`#/write?with=${row?.id}`)}`);
    await press('This belongs to an entry…');
    await until(() => document.querySelector('.choose__one'));
    expect(said()).not.toContain('SECRET');
    await expectNoAxeFault();
    document.querySelector<HTMLElement>('.choose__one .button')?.click();
    const entry = await until(() => document.querySelector<HTMLAnchorElement>('.belongs a'));
    expect(entry.getAttribute('href')).toBe(`${PAGE}${hideWords(`#/diary/${id}`)}`);
    expect((await incidentRevisions(store, id)).at(-1)?.record.exhibitIds).toEqual([row?.id]);
  });
});
