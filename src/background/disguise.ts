import {readDiscretion} from '../browser/discretion.ts';
import {dressToolbar} from '../browser/disguise.ts';
import {PLAIN} from '../core/discretion.ts';
import {ok, type Result} from '../core/result.ts';
import {makeMenus} from './menus.ts';

/** At the start of the browser or of a new version: the button looks as the person wants it to. */
export async function showDisguise(): Promise<void> {
  await dressToolbar((await readDiscretion()).disguise);
}

/** A background that is woken puts the disguise on again where there is one: switched off and on, the browser forgets it and tells nobody. */
export async function keepDisguise(): Promise<void> {
  const {disguise} = await readDiscretion();
  if (disguise !== PLAIN.disguise) await dressToolbar(disguise);
}

/** The person chose otherwise: on the toolbar and in the menu at once. */
export async function onDiscretionChanged(): Promise<Result<Record<string, never>>> {
  await showDisguise();
  await makeMenus();
  return ok({});
}
