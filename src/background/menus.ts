import {contextMenus, runtime} from '../browser/api.ts';
import {say} from '../browser/i18n.ts';

export const SAVE_THIS = 'save-this';

let making: Promise<void> = Promise.resolve();

/**
 * The one menu entry. Made anew each time, because entries outlive the worker and a twin is an error; one time after the
 * other, because an update at the start of the browser asks for it twice at once.
 */
export function makeMenus(): Promise<void> {
  making = making.then(makeOnce).catch((error: unknown) => console.warn('the menu entry was not made:', error));
  return making;
}

async function makeOnce(): Promise<void> {
  const menus = contextMenus;
  if (!menus) return;
  await menus.removeAll();
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
