import {wellFormed} from '../capture/well-formed.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import type {Telling} from './incident.ts';

/** A change that is being made: what it began from, what it says now, and what was kept meanwhile. */
export type Change = {base: Telling; mine: Telling; newest: Telling};

/**
 * What a change says, laid over what was kept meanwhile: where the change says nothing new, the newest stays. Links to
 * exhibits are joined one by one, since they are made and taken away from many places.
 */
export function mergeTelling(change: Change): Telling {
  const of = <K extends keyof Telling>(key: K): Telling[K] =>
    sameTold(change.base[key], change.mine[key]) ? change.newest[key] : change.mine[key];
  return {
    words: of('words'),
    happened: of('happened'),
    noticed: of('noticed'),
    where: of('where'),
    medium: of('medium'),
    kinds: of('kinds'),
    kindWords: of('kindWords'),
    involved: of('involved'),
    who: of('who'),
    witnesses: of('witnesses'),
    effect: of('effect'),
    danger: of('danger'),
    did: of('did'),
    reported: of('reported'),
    exhibitIds: joinedLinks(change),
    tags: of('tags'),
    marks: of('marks'),
    breaches: of('breaches'),
    writtenBy: of('writtenBy'),
  };
}

function joinedLinks({base, mine, newest}: Change): Telling['exhibitIds'] {
  const taken = base.exhibitIds.filter((id) => !mine.exhibitIds.includes(id));
  const added = mine.exhibitIds.filter((id) => !base.exhibitIds.includes(id));
  return [...new Set([...newest.exhibitIds.filter((id) => !taken.includes(id)), ...added])];
}

/** Whether two tell the same, but for what belongs to them. */
export function tellSame(one: Telling, other: Telling): boolean {
  return sameTold({...one, exhibitIds: []}, {...other, exhibitIds: []});
}

function sameTold(one: unknown, other: unknown): boolean {
  return canonicalJson(wellFormed(one).value) === canonicalJson(wellFormed(other).value);
}
