import {readDiscretion} from '../browser/discretion.ts';
import {closeEmptied, openHarmless, ownTabs} from '../browser/own-tabs.ts';
import {ok, type Result} from '../core/result.ts';
import type {ToBackground} from '../messages/protocol.ts';
import {tellToLeave} from '../messages/send.ts';
import {lockVault} from '../vault/lock.ts';

/** Pages that have not become empty by then are closed as they are: gone is more than traceless. */
const EMPTY_WITHIN_MS = 800;
const LOOK_EVERY_MS = 15;

/** A page of ours was left: closes all our tabs as soon as each has become empty, and locks. */
export async function onLeave({tabs}: ToBackground['leave']['request']): Promise<Result<Record<string, never>>> {
  await emptied();
  // By now every page has kept its draft and is gone.
  await lockVault();
  await closeEmptied(tabs);
  return ok({});
}

/** The key for it was pressed, whatever was in front. */
export async function leaveByKey(): Promise<void> {
  const tabs = await ownTabs();
  tellToLeave();
  if (tabs.length > 0) await openHarmless((await readDiscretion()).leaveTo);
  await onLeave({tabs});
}

async function emptied(): Promise<void> {
  const end = performance.now() + EMPTY_WITHIN_MS;
  while (performance.now() < end && (await ownTabs()).length > 0)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}
