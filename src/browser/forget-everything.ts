import {storage} from './api.ts';
import {giveUpOpened} from './permissions.ts';

const MARK = 'removing';

/** Notes that everything is being removed, until `forgetEverything` ends it. */
export async function markWipe(): Promise<void> {
  await storage.local.set({[MARK]: true});
}

export async function isWipeMarked(): Promise<boolean> {
  return (await storage.local.get(MARK))[MARK] === true;
}

/**
 * Forgets what lies outside the databases: sites that were opened for good, settings, what was remembered until the browser
 * closes, files in the making.
 */
export async function forgetEverything(): Promise<void> {
  await giveUpOpened().catch((error: unknown) => console.warn('sites stay open:', error));
  await Promise.all([storage.local.clear(), storage.session.clear()]);
  const root = await navigator.storage.getDirectory().catch(() => undefined);
  const names: string[] = [];
  if (root) for await (const name of root.keys()) names.push(name);
  for (const name of names) {
    await root?.removeEntry(name, {recursive: true}).catch((error: unknown) => console.warn('not removed:', error));
  }
}
