import {tidyTag} from '../../core/diary/tags.ts';
import {canonicalJson} from '../../core/hash/canonical-json.ts';
import {type HelperThing, type LabelsFile, LONGEST_REMARK, saysSomething} from '../../core/helper/labels-file.ts';
import type {Hex64, Uuid} from '../../core/ids.ts';
import type {Instant} from '../../core/time.ts';
import type {HelperContents, HelperItem, HelperPerson} from './read-items.ts';

/** The pack that is sorted. */
export type HelperPack = {caseId: Uuid; packId: Uuid; sealCode: Hex64};

/** What a helper has said so far. Changed in place; `changed` is called after each change. */
export type HelperWork = {
  helperId: Uuid;
  name: string;
  said: Map<Uuid, HelperThing>;
  order: Uuid[];
  /** Something is not in any file yet. */
  unsaved: boolean;
};

export function newWork(helperId: Uuid): HelperWork {
  return {helperId, name: '', said: new Map(), order: [], unsaved: false};
}

/** Goes on with a file that was saved before; what it says of things that are not in this pack is kept too. */
export function goOn(file: LabelsFile): HelperWork {
  const said = new Map(file.things.map((thing) => [thing.id, thing]));
  return {helperId: file.helperId, name: file.name, said, order: [...file.order], unsaved: false};
}

/** What was said of one thing. */
export function saidOf(work: HelperWork, {kind, id, digest}: HelperItem): HelperThing {
  return work.said.get(id) ?? {kind, id, digest, labels: [], remark: ''};
}

function say(work: HelperWork, thing: HelperThing): void {
  work.unsaved = true;
  if (saysSomething(thing)) work.said.set(thing.id, thing);
  else work.said.delete(thing.id);
}

/** Puts a label on a thing; false where there is nothing to put, or it is there already. */
export function addLabel(work: HelperWork, item: HelperItem, typed: string): boolean {
  const label = tidyTag(typed);
  const before = saidOf(work, item);
  if (label === '' || before.labels.includes(label)) return false;
  say(work, {...before, digest: item.digest, labels: [...before.labels, label]});
  return true;
}

export function removeLabel(work: HelperWork, item: HelperItem, label: string): void {
  const before = saidOf(work, item);
  say(work, {...before, labels: before.labels.filter((one) => one !== label)});
}

export function remark(work: HelperWork, item: HelperItem, typed: string): void {
  const text = [...typed.toWellFormed()].join('').slice(0, LONGEST_REMARK).toWellFormed();
  say(work, {...saidOf(work, item), digest: item.digest, remark: text});
}

/** Whom it belongs to: somebody of the pack where the name is theirs. */
export function belongsTo(work: HelperWork, item: HelperItem, typed: string, people: readonly HelperPerson[]): void {
  const {person: _before, ...thing} = saidOf(work, item);
  const name = tidyTag(typed);
  const known = people.find((one) => tidyTag(one.name) === name);
  const person = name === '' ? {} : {person: {...(known ? {subjectId: known.id} : {}), name}};
  say(work, {...thing, digest: item.digest, ...person});
}

/** Moves a thing in the helper's order; one that has no place yet comes to its end. */
export function move(work: HelperWork, id: Uuid, to: 'first' | 'up' | 'down' | 'none'): void {
  const at = work.order.indexOf(id);
  const rest = work.order.filter((one) => one !== id);
  const places = {first: 0, up: at < 0 ? rest.length : Math.max(0, at - 1), down: at < 0 ? rest.length : at + 1};
  if (to !== 'none') rest.splice(places[to], 0, id);
  work.order = rest;
  work.unsaved = true;
}

/** The things in the helper's order first, then the rest as they come. */
export function inOrder({items}: HelperContents, {order}: HelperWork): HelperItem[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const placed = order.flatMap((id) => byId.get(id) ?? []);
  const ids = new Set(order);
  return [...placed, ...items.filter(({id}) => !ids.has(id))];
}

/** The file that the helper gives back. */
export function labelsText(work: HelperWork, pack: HelperPack, madeAt: Instant): string {
  const file: LabelsFile = {
    ...{v: 1, kind: 'helperLabels', helperId: work.helperId, name: tidyTag(work.name), madeAt, ...pack},
    things: [...work.said.values()],
    order: work.order,
  };
  return canonicalJson(file);
}
