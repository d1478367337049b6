import type {Uuid} from '../ids.ts';
import type {Together} from './exhibit.ts';

/** What is needed of an exhibit to place it among those that were saved with it. */
export type Placeable = {id: Uuid; ordinal: number; together?: Together | undefined};

/** One of several that were saved at once. The chosen one was saved before the others, so its record says nothing of it. */
export type Placed<One> = {one: One; relation: Together['relation']};

/** Those that were saved at once, in the order of the page; none for one that was saved alone. `id`: the group, or any of them. */
export function savedTogether<One extends Placeable>(all: readonly One[], id: Uuid): Placed<One>[] {
  const group = all.find((one) => one.id === id)?.together?.group ?? id;
  const others = all.filter(({together}) => together?.group === group);
  return inOrderOfPage(
    others,
    all.find((one) => one.id === group && !one.together),
  );
}

/** Every one that was saved with others, by its id, with all of its group in the order of the page. */
export function groupsOf<One extends Placeable>(all: readonly One[]): Map<Uuid, Placed<One>[]> {
  const members = new Map<Uuid, One[]>();
  for (const one of all) {
    if (!one.together) continue;
    const others = members.get(one.together.group);
    if (others) others.push(one);
    else members.set(one.together.group, [one]);
  }
  const byId = new Map<Uuid, Placed<One>[]>();
  const alone = new Map(all.filter(({together}) => !together).map((one) => [one.id, one]));
  for (const [group, others] of members) {
    const placed = inOrderOfPage(others, alone.get(group));
    for (const {one} of placed) byId.set(one.id, placed);
  }
  return byId;
}

function inOrderOfPage<One extends Placeable>(others: readonly One[], chosen: One | undefined): Placed<One>[] {
  const placed = [...others]
    .sort((a, b) => (a.together?.place ?? 0) - (b.together?.place ?? 0) || a.ordinal - b.ordinal)
    .map((one): Placed<One> => ({one, relation: one.together?.relation ?? 'listed'}));
  if (!chosen || others.length === 0) return placed;
  const above = placed.filter(({relation}) => relation === 'answered');
  const below = placed.filter(({relation}) => relation !== 'answered');
  return [...above, {one: chosen, relation: 'chosen'}, ...below];
}
