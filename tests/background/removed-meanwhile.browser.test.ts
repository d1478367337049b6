// A save that is under way while everything is removed.
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {captureTab} from '../../src/background/capture-tab.ts';
import {allRows} from '../../src/store/exhibits.ts';
import {openLibrary} from '../../src/vault/open-library.ts';
import {wipeEverything} from '../../src/vault/wipe.ts';
import fakeBrowser from '../pages/fake-browser.ts';

vi.mock('webextension-polyfill', () => import('../pages/fake-browser.ts'));

const tab = {
  id: 7,
  windowId: 1,
  active: true,
  incognito: false,
  url: 'https://forum.example/thread',
  title: 'A thread',
};
const order = {tabId: 7, frameId: 0, trigger: 'popup', want: {kind: 'screen'}} as const;
let meanwhile: () => Promise<void>;

beforeEach(async () => {
  await wipeEverything();
  meanwhile = async () => undefined;
  const event = {addListener: () => undefined, removeListener: () => undefined};
  // A page that is closed to us: only its tab is seen, and while the browser draws it, something else happens.
  Object.assign(fakeBrowser.tabs, {
    get: async () => tab,
    getZoom: async () => 1,
    captureVisibleTab: async () => {
      await meanwhile();
      return document.createElement('canvas').toDataURL('image/png');
    },
    onActivated: event,
  });
  vi.spyOn(console, 'warn').mockReturnValue();
});
afterEach(async () => {
  vi.restoreAllMocks();
  // Whoever comes next finds no vault.
  await wipeEverything();
});

async function kept(): Promise<number> {
  const library = await openLibrary();
  if (!library.ok) throw new Error(library.error.code);
  const rows = await allRows(library.value);
  library.value.close();
  return rows.length;
}

describe('a save', () => {
  it('is kept where nothing happens meanwhile', async () => {
    expect(await captureTab(order)).toMatchObject({ok: true});
    expect(await kept()).toBe(1);
  });

  it('leaves nothing behind where everything is removed before it ends', async () => {
    meanwhile = wipeEverything;
    expect(await captureTab(order)).toMatchObject({ok: false, error: {code: 'saveFailed'}});
    expect(await kept()).toBe(0);
  });
});
