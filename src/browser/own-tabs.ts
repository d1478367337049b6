import {runtime, tabs, windows} from './api.ts';

/** Every tab, in every window, that shows a page of ours at this moment. */
export async function ownTabs(): Promise<number[]> {
  const contexts = await runtime.getContexts({contextTypes: ['TAB']});
  return contexts.map(({tabId}) => tabId).filter((id) => id >= 0);
}

/**
 * Opens a page of ours in a tab, never in a private window: Chromium would move it elsewhere by itself, and Firefox shows
 * a page there nothing of what is kept.
 */
export async function openOwnPage(url: string): Promise<void> {
  const front = await windows?.getLastFocused();
  if (!windows || front?.incognito !== true) {
    await tabs.create({url});
    return;
  }
  const ordinary = (await windows.getAll()).find(({incognito, type}) => !incognito && type === 'normal');
  if (ordinary?.id === undefined) {
    await windows.create({url, incognito: false});
    return;
  }
  await tabs.create({url, windowId: ordinary.id});
  await windows.update(ordinary.id, {focused: true});
}

/** Opens the page that comes in our place: the one given, else the browser's own empty tab, which asks the network for nothing of ours. */
export async function openHarmless(address: string): Promise<void> {
  await tabs.create(address ? {url: address} : {});
}

/**
 * Closes tabs that went to an empty page before. One more step within it first: that drops every step that lay ahead,
 * or the list of closed tabs would bring our pages back.
 */
export async function closeEmptied(tabIds: readonly number[]): Promise<void> {
  await Promise.all(
    tabIds.map(async (id) => {
      await tabs.update(id, {url: 'about:blank#'}).catch((error: unknown) => console.warn('not emptied:', error));
      await tabs.remove(id).catch((error: unknown) => console.warn('already closed:', error));
    }),
  );
}
