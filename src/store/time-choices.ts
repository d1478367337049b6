// Whether times from outside are wanted, and from whom. It tells something about the person, so it lies in the database.
import {AUTHORITIES, type AuthorityId, authorityOf, type TimeAuthority} from '../core/times/authorities.ts';
import type {Store} from './open-store.ts';

const KEY = 'times';

/** `on` is false until the person turned it on. `authorities` are those that would be asked. */
export type TimeChoices = {on: boolean; authorities: readonly TimeAuthority[]};

/** So many are ticked before the person has chosen: if one ends or errs, there is another. */
const USUAL = 2;

export async function readTimeChoices(store: Store): Promise<TimeChoices> {
  return parseChoices((await store.get('settings', KEY)) ?? '');
}

export async function saveTimeChoices(store: Store, on: boolean, ids: readonly AuthorityId[]): Promise<void> {
  await store.put('settings', JSON.stringify({on, authorities: ids}), KEY);
}

/** The authorities that are asked now: none where it is off. */
export async function authoritiesToAsk(store: Store): Promise<readonly TimeAuthority[]> {
  const {on, authorities} = await readTimeChoices(store);
  return on ? authorities : [];
}

function parseChoices(json: string): TimeChoices {
  const value: unknown = json === '' ? null : JSON.parse(json);
  if (typeof value !== 'object' || value === null) return {on: false, authorities: AUTHORITIES.slice(0, USUAL)};
  const {on, authorities} = value as {[name: string]: unknown};
  const ids: unknown[] = Array.isArray(authorities) ? authorities : [];
  const known = ids.flatMap((id) => (typeof id === 'string' && authorityOf(id)) || []);
  return {on: on === true && known.length > 0, authorities: known};
}
