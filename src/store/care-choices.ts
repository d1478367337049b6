// What the person said about themselves under “Help and safety”. It tells something about them, so it lies in the database.
import {isPlace, type PlaceId} from '../core/care/service.ts';
import type {Store} from './open-store.ts';

const KEY = 'care';

/** Each is undefined until it was said. `language` is a BCP 47 tag. */
export type CareChoices = {place?: PlaceId; under18?: boolean; language?: string};

export async function readCareChoices(store: Store): Promise<CareChoices> {
  return parseChoices((await store.get('settings', KEY)) ?? '');
}

export async function saveCareChoices(store: Store, choices: CareChoices): Promise<void> {
  await store.put('settings', JSON.stringify(choices), KEY);
}

function parseChoices(json: string): CareChoices {
  const value: unknown = json === '' ? null : JSON.parse(json);
  if (typeof value !== 'object' || value === null) return {};
  const {place, under18, language} = value as {[name: string]: unknown};
  return {
    ...(isPlace(place) ? {place} : {}),
    ...(typeof under18 === 'boolean' ? {under18} : {}),
    ...(typeof language === 'string' && /^[a-z]{2,3}$/.test(language) ? {language} : {}),
  };
}
