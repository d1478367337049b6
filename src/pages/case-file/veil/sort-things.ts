import type {Basis} from '../../../core/diary/subject.ts';
import type {Uuid} from '../../../core/ids.ts';
import {changeIncident, linkExhibits, unlinkExhibits} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {circumstances} from '../../shared/use-store.ts';
import {idsOf, putLabel, takeLabel} from '../label-things.ts';
import {putExhibit} from '../people/put.ts';
import type {Thing} from '../things.ts';

/** What was done with how many things, and the way back. */
export type Sorted = {
  what: 'veil_labelled' | 'veil_unlabelled' | 'veil_putTo' | 'veil_tied';
  many: number;
  takeBack(): Promise<unknown>;
};

/** Puts a label on things, or, where all of them have it, takes it off. */
export async function turnLabel(store: Store, things: readonly Thing[], tag: string): Promise<Sorted> {
  const without = things.filter(({tags}) => !tags.includes(tag));
  if (without.length > 0) {
    await putLabel(store, without, tag);
    return {what: 'veil_labelled', many: without.length, takeBack: () => takeLabel(store, without, tag)};
  }
  await takeLabel(store, things, tag);
  return {what: 'veil_unlabelled', many: things.length, takeBack: () => putLabel(store, things, tag)};
}

/** Puts things to a person: kept ones by hand with a reason, entries as something that they did. Those of theirs stay. */
export async function putToPerson(
  store: Store,
  things: readonly Thing[],
  personId: Uuid,
  reason: {basis: Basis; why: string},
): Promise<Sorted> {
  const fresh = things.filter(({who}) => !who.includes(personId));
  const backs: (() => Promise<unknown>)[] = [];
  for (const id of idsOf(fresh, 'exhibit')) backs.push((await putExhibit(store, personId, id, reason)).takeBack);
  for (const id of idsOf(fresh, 'incident')) {
    await changeIncident(
      store,
      id,
      (told) => ({...told, involved: [...told.involved, {subjectId: personId, part: 'did'}]}),
      await circumstances(),
    );
    backs.push(async () =>
      changeIncident(
        store,
        id,
        (told) => ({...told, involved: told.involved.filter(({subjectId}) => subjectId !== personId)}),
        await circumstances(),
      ),
    );
  }
  return {what: 'veil_putTo', many: fresh.length, takeBack: () => oneByOne(backs)};
}

/** Ties kept things to an entry of the diary; entries themselves are tied to nothing. */
export async function tieToEntry(
  store: Store,
  things: readonly Thing[],
  entry: {id: Uuid; exhibitIds: readonly Uuid[]},
): Promise<Sorted> {
  const fresh = idsOf(things, 'exhibit').filter((id) => !entry.exhibitIds.includes(id));
  if (fresh.length > 0) await linkExhibits(store, entry.id, fresh, await circumstances());
  return {
    what: 'veil_tied',
    many: fresh.length,
    takeBack: async () => unlinkExhibits(store, entry.id, fresh, await circumstances()),
  };
}

/** Each reads what the one before has written. */
async function oneByOne(all: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const one of all) await one();
}
