import {contextMenus, runtime} from '../browser/api.ts';
import {readDiscretion} from '../browser/discretion.ts';
import {say} from '../browser/i18n.ts';

export const SAVE_THIS = 'save-this';

let making: Promise<void> = Promise.resolve();

/**
 * The one menu entry, made anew: after an update it may say something else. Entries outlive the worker and a twin is an
 * error, so all that make it do so one after the other.
 */
export function makeMenus(): Promise<void> {
  return inTurn(makeOnce);
}

/** The entry, if it is wanted and not there: Chromium drops it when the extension is switched off, and tells nobody of the switching on. */
export function ensureMenus(): Promise<void> {
  return inTurn(async () => {
    if ((await readDiscretion()).menu === 'hidden') return;
    const isThere = await contextMenus?.update(SAVE_THIS, {title: say('common_menuSave')}).then(
      () => true,
      () => false,
    );
    if (isThere === false) await makeOnce();
  });
}

function inTurn(make: () => Promise<void>): Promise<void> {
  making = making.then(make).catch((error: unknown) => console.warn('the menu entry was not made:', error));
  return making;
}

async function makeOnce(): Promise<void> {
  const menus = contextMenus;
  if (!menus) return;
  await menus.removeAll();
  // The person saves by the key or the popup, and nothing is to be seen in the menu.
  if ((await readDiscretion()).menu === 'hidden') return;
  await new Promise<void>((resolve, reject) => {
    menus.create(
      {
        id: SAVE_THIS,
        title: say('common_menuSave'),
        // A drawing (canvas) is none of the kinds that have a name, so only `all` shows the entry on it.
        contexts: ['all'],
      },
      () => {
        const refused = runtime.lastError;
        if (refused) reject(new Error(refused.message));
        else resolve();
      },
    );
  });
}
