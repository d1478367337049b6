import type {HelperThing} from '../../../core/helper/labels-file.ts';
import type {Uuid} from '../../../core/ids.ts';
import {addTag, allTags, removeTag} from '../../../store/exhibit-tags.ts';
import type {Store} from '../../../store/open-store.ts';
import {tagEntry} from '../label-things.ts';

/** One label of a helper on one thing. */
export type TakenOver = {kind: HelperThing['kind']; id: Uuid; label: string};

/** Makes helpers' labels the keeper's own. Gives those that were not there before, so that it can be taken back. */
export async function takeOver(store: Store, things: readonly HelperThing[]): Promise<TakenOver[]> {
  const [own, rows] = await Promise.all([allTags(store), store.getAll('diaryRows')]);
  const ofEntry = new Map(rows.flatMap((row) => (row.kind === 'incident' ? [[row.id, row.tags] as const] : [])));
  const taken: TakenOver[] = [];
  for (const {kind, id, labels} of things) {
    const has = (kind === 'exhibit' ? own.get(id) : ofEntry.get(id)) ?? [];
    if (kind === 'incident' && !ofEntry.has(id)) continue;
    const fresh = labels.filter((label) => !has.includes(label));
    if (fresh.length === 0) continue;
    if (kind === 'exhibit') for (const label of fresh) await addTag(store, [id], label);
    else await tagEntry(store, id, (tags) => [...new Set([...tags, ...fresh])]);
    taken.push(...fresh.map((label) => ({kind, id, label})));
  }
  return taken;
}

/** Takes back what was just taken over. */
export async function takeBack(store: Store, taken: readonly TakenOver[]): Promise<void> {
  for (const {kind, id, label} of taken) {
    if (kind === 'exhibit') await removeTag(store, id, label);
    else await tagEntry(store, id, (tags) => tags.filter((one) => one !== label));
  }
}
