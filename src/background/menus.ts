import {contextMenus} from '../browser/api.ts';
import {say} from '../browser/i18n.ts';

export const SAVE_THIS = 'save-this';

/** The one menu entry. Made anew each time, because entries outlive the worker and a twin is an error. */
export async function makeMenus(): Promise<void> {
  if (!contextMenus) return;
  await contextMenus.removeAll();
  contextMenus.create({
    id: SAVE_THIS,
    title: say('common_menuSave'),
    // A drawing (canvas) is none of the kinds that have a name, so only `all` shows the entry on it.
    contexts: ['all'],
  });
}
