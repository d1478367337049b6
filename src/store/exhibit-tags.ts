import {tidyTag} from '../core/diary/tags.ts';
import type {Uuid} from '../core/ids.ts';
import {inOne} from './in-one.ts';
import type {Store} from './open-store.ts';

/** The words that the keeper sorts an exhibit by; none if it has none. Never part of a pack. */
export async function readTags(store: Store, exhibitId: Uuid): Promise<string[]> {
  return (await store.get('exhibitTags', exhibitId))?.tags ?? [];
}

/** The tags of every exhibit that has some. */
export async function allTags(store: Store): Promise<ReadonlyMap<Uuid, string[]>> {
  return new Map((await store.getAll('exhibitTags')).map(({exhibitId, tags}) => [exhibitId, tags]));
}

/** Puts a tag on exhibits, each once; an empty one changes nothing. */
export function addTag(store: Store, exhibitIds: readonly Uuid[], tag: string): Promise<void> {
  const tidy = tidyTag(tag);
  return changeTags(store, exhibitIds, (tags) => (tidy === '' || tags.includes(tidy) ? tags : [...tags, tidy]));
}

/** Takes a tag from an exhibit. */
export function removeTag(store: Store, exhibitId: Uuid, tag: string): Promise<void> {
  return changeTags(store, [exhibitId], (tags) => tags.filter((one) => one !== tag));
}

async function changeTags(
  store: Store,
  exhibitIds: readonly Uuid[],
  change: (tags: string[]) => string[],
): Promise<void> {
  const transaction = store.transaction(['exhibitTags', 'rows'], 'readwrite', {durability: 'strict'});
  await inOne(transaction, async () => {
    const kept = transaction.objectStore('exhibitTags');
    for (const exhibitId of exhibitIds) {
      // One that another window has just deleted keeps the tags it had.
      if ((await transaction.objectStore('rows').count(exhibitId)) === 0) continue;
      const tags = change((await kept.get(exhibitId))?.tags ?? []);
      if (tags.length === 0) await kept.delete(exhibitId);
      else await kept.put({exhibitId, tags});
    }
  });
}
