import type {Uuid} from '../core/ids.ts';
import {inOne} from './in-one.ts';
import type {Store} from './open-store.ts';
import {wholeCase} from './whole-case.ts';

/** For whom the keeper made each copy, in their own words. It stands beside the sealed record and enters no pack. */
const KEY = 'redactionNames';

/** Every name that was given, by redaction. */
export async function redactionNames(store: Store): Promise<ReadonlyMap<string, string>> {
  return parseNames(await store.get('settings', KEY));
}

/** Notes for whom a redaction was made; "" for nobody in particular. */
export async function nameRedaction(store: Store, id: Uuid, name: string): Promise<void> {
  const transaction = store.transaction('settings', 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    const names = new Map(parseNames(await transaction.store.get(KEY)));
    if (name.trim() === '') names.delete(id);
    else names.set(id, name.trim());
    await transaction.store.put(JSON.stringify(Object.fromEntries(names)), KEY);
  });
}

/** Copies of the things of a case that were not deleted, with the names that they were given. */
export async function copiesOfCase(
  store: Store,
  caseId: Uuid,
): Promise<{id: Uuid; exhibitId: Uuid; number: number; name: string}[]> {
  const [exhibits, names] = await Promise.all([
    store.getAllFromIndex('exhibits', 'byOrdinal', wholeCase(caseId)),
    redactionNames(store),
  ]);
  return exhibits.flatMap(({id: exhibitId, redactions = []}) =>
    redactions
      .filter(({removedAt}) => !removedAt)
      .map(({id, number}) => ({id, exhibitId, number, name: names.get(id) ?? ''})),
  );
}

function parseNames(text: string | undefined): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return new Map();
    return new Map(Object.entries(value).filter((one): one is [string, string] => typeof one[1] === 'string'));
  } catch {
    return new Map();
  }
}
