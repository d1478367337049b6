import {isWallTime} from '../../../core/diary/told-time.ts';
import type {Stretch} from '../../../core/picture/axis.ts';
import type {Happening} from '../../../core/picture/happening.ts';
import {type Entry, entriesOf} from '../../../core/picture/lane.ts';
import type {Step} from '../../../core/picture/steps.ts';
import {wallClockOf} from '../../../core/picture/wall-clock.ts';
import {say} from '../../shared/words.ts';
import {personText} from './happening-words.ts';
import type {PictureData} from './use-picture-data.ts';

/** One lane of the time line. */
export type Lane = {key: string; name: string; entries: Entry[]; count: number};

const KINDS = ['captured', 'imported', 'incident'] as const;

/** Lanes for each kind of record that there is, or for each person; who is not put down to anybody comes last. */
export function lanesOf(happenings: readonly Happening[], by: 'kind' | 'who', data: PictureData): Lane[] {
  const lane = (key: string, name: string, inside: readonly Happening[]): Lane => ({
    ...{key, name, count: inside.length},
    entries: entriesOf(inside, data.zone),
  });
  if (by === 'kind') {
    return KINDS.map((kind) =>
      lane(
        kind,
        say(`picture_kind_${kind}`),
        happenings.filter((one) => one.kind === kind),
      ),
    ).filter(({count}) => count > 0);
  }
  const byPerson = new Map<string, Happening[]>();
  for (const one of happenings)
    for (const id of one.subjectIds.length > 0 ? one.subjectIds : ['nobody']) {
      const before = byPerson.get(id);
      if (before) before.push(one);
      else byPerson.set(id, [one]);
    }
  const persons = [...data.names.keys()].filter((id) => byPerson.has(id));
  return [
    ...persons.map((id) => lane(id, personText(id, data.names), byPerson.get(id) ?? [])),
    ...(byPerson.has('nobody') ? [lane('nobody', say('picture_nobody'), byPerson.get('nobody') ?? [])] : []),
  ];
}

/** A step on the wall clock; an order lasts until its end, where it has one. */
export type StepEntry = Stretch & {step: Step; index: number};

/** Every step with a date. */
export function stepEntries(steps: readonly Step[], zone: string): StepEntry[] {
  const wall = wallClockOf(zone);
  return steps.flatMap((step, index) => {
    if (!step.time) return [];
    const from = wall(step.time.from).ms;
    return [{step, index, from, to: Math.max(from, endOf(step) ?? wall(step.time.to).ms)}];
  });
}

function endOf({until = ''}: Step): number | undefined {
  return isWallTime(until) && until.length >= 10
    ? Date.parse(`${until.slice(0, 10)}T${until.slice(11) || '23:59'}:00Z`)
    : undefined;
}
