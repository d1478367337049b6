import {addTag, removeTag} from '../../store/exhibit-tags.ts';
import {changeIncident} from '../../store/incidents.ts';
import type {Store} from '../../store/open-store.ts';
import {circumstances} from '../shared/use-store.ts';
import type {Thing} from './things.ts';

/** The ids of one kind among things of both. */
export function idsOf(things: readonly Thing[], kind: Thing['kind']): Thing['id'][] {
  return things.filter((thing) => thing.kind === kind).map(({id}) => id);
}

/** Puts a label on all of these. On a diary entry it is a part of the entry, and so a new version of it. */
export async function putLabel(store: Store, things: readonly Thing[], tag: string): Promise<void> {
  await addTag(store, idsOf(things, 'exhibit'), tag);
  for (const id of idsOf(things, 'incident')) await tagEntry(store, id, (tags) => [...new Set([...tags, tag])]);
}

/** Takes a label off all of these. */
export async function takeLabel(store: Store, things: readonly Thing[], tag: string): Promise<void> {
  for (const id of idsOf(things, 'exhibit')) await removeTag(store, id, tag);
  for (const id of idsOf(things, 'incident')) await tagEntry(store, id, (tags) => tags.filter((one) => one !== tag));
}

/** Changes the labels of one entry, as its next version. */
export async function tagEntry(store: Store, id: Thing['id'], change: (tags: string[]) => string[]): Promise<void> {
  await changeIncident(store, id, (told) => ({...told, tags: change(told.tags)}), await circumstances());
}
