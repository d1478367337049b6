import {runtime, tabs, windows} from './api.ts';

/** Every tab, in every window, that shows a page of ours, or would if the browser had not put it to sleep. */
export async function ownTabs(): Promise<number[]> {
  const [contexts, all] = await Promise.all([runtime.getContexts({contextTypes: ['TAB']}), tabs.query({})]);
  // An empty page that we left behind counts as a page of ours too; it is none any more.
  const shown = contexts.filter(({documentUrl}) => isOurs(documentUrl)).map(({tabId}) => tabId);
  const asleep = all.filter(({url}) => isOurs(url)).map(({id}) => id ?? -1);
  return [...new Set([...shown, ...asleep])].filter((id) => id >= 0);
}

function isOurs(address: string | undefined): boolean {
  return address?.startsWith(runtime.getURL('')) === true;
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

/** One more empty page, under another address, so that going there is a step. */
const EMPTY = 'about:blank?';
const EMPTY_WITHIN_MS = 700;

/**
 * Closes tabs that went to an empty page before. One more step within each first: that drops every step that lay ahead,
 * or the list of closed tabs would bring our pages back.
 */
export async function closeEmptied(tabIds: readonly number[]): Promise<void> {
  await Promise.all(
    tabIds.map(async (id) => {
      await stepOn(id).catch((error: unknown) => console.warn('not emptied:', error));
      await tabs.remove(id).catch((error: unknown) => console.warn('already closed:', error));
    }),
  );
}

/** The step is only made when the page is there. */
async function stepOn(id: number): Promise<void> {
  let arrived: () => void = () => undefined;
  const there = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const listener = (tabId: number, {status}: {status?: string}) => {
    if (tabId === id && status === 'complete') arrived();
  };
  tabs.onUpdated.addListener(listener);
  try {
    await tabs.update(id, {url: EMPTY});
    await Promise.race([there, new Promise((resolve) => setTimeout(resolve, EMPTY_WITHIN_MS))]);
  } finally {
    tabs.onUpdated.removeListener(listener);
  }
}
