import {readDiscretion} from '../browser/discretion.ts';
import {clearLeftFiles} from '../browser/left-files.ts';
import {closeEmptied, openHarmless, ownTabs} from '../browser/own-tabs.ts';
import {ok, type Result} from '../core/result.ts';
import type {ToBackground} from '../messages/protocol.ts';
import {tellToLeave} from '../messages/send.ts';
import {lockVault} from '../vault/lock.ts';

/** Pages that have not become empty by then are closed as they are: gone is more than traceless. */
const EMPTY_WITHIN_MS = 1500;
const LOOK_EVERY_MS = 15;

/** A page of ours was left. Answered at once: that page waits for it, since what it says is lost if it goes before we are awake. */
export async function onLeave({tabs}: ToBackground['leave']['request']): Promise<Result<Record<string, never>>> {
  void closeAll(tabs).catch((error: unknown) => console.warn('not left whole:', error));
  return ok({});
}

/** Closes our tabs once they have become empty, and locks. */
async function closeAll(tabs: readonly number[]): Promise<void> {
  await emptied();
  // By now every page has kept its draft and is gone.
  await lockVault();
  await closeEmptied(tabs);
  // A pack that was being made or lay ready lies in the open; its page is gone by now, and holds it no more.
  await clearLeftFiles();
}

/** The key for it was pressed, whatever was in front. */
export async function leaveByKey(): Promise<void> {
  const tabs = await ownTabs();
  tellToLeave();
  if (tabs.length > 0) await openHarmless((await readDiscretion()).leaveTo);
  await closeAll(tabs);
}

async function emptied(): Promise<void> {
  const end = performance.now() + EMPTY_WITHIN_MS;
  while (performance.now() < end && (await ownTabs()).length > 0)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
