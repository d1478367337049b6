import type {Disguise} from '../core/discretion.ts';
import type {MessageName} from '../core/words.ts';
import {action} from './api.ts';
import {say} from './i18n.ts';

const NAMES: Record<Disguise, MessageName> = {
  own: 'common_extensionName',
  notes: 'discretion_nameNotes',
  weather: 'discretion_nameWeather',
  calculator: 'discretion_nameCalculator',
  reading: 'discretion_nameReading',
};

/** What the product calls itself. */
export function shownName(disguise: Disguise): string {
  return say(NAMES[disguise]);
}

/** Its picture, as a path of the package. */
export function shownIcon(disguise: Disguise, size: 16 | 32 | 48): string {
  return disguise === 'own' ? `/icons/icon-${size}.png` : `/icons/disguises/${disguise}-${size}.png`;
}

/** Gives the toolbar button its name and picture. Browsers may forget both when they close. */
export async function dressToolbar(disguise: Disguise): Promise<void> {
  await action.setTitle({title: shownName(disguise)});
  await action.setIcon({
    path: {16: shownIcon(disguise, 16), 32: shownIcon(disguise, 32), 48: shownIcon(disguise, 48)},
  });
}
