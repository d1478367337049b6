import type {CaseRecord, CourseOfConduct, Occasion} from '../custody/case.ts';
import type {Incident} from '../diary/incident.ts';
import type {Uuid} from '../ids.ts';
import type {Happening} from './happening.ts';
import {wallClockOf} from './wall-clock.ts';

/** The four marks by which police in England and Wales tell stalking; their first letters make FOUR. */
export const FOUR = ['fixated', 'obsessive', 'unwanted', 'repeated'] as const;
export type FourMark = (typeof FOUR)[number];

/** One line of the table of occasions. `incident` is there where the keeper wrote of it. */
export type OccasionRow = {happening: Happening; incident: Incident | undefined};

/** The occasions that the keeper chose, in order of time. `gone` are those that are no longer there. */
export type Conduct = {rows: OccasionRow[]; gone: Occasion[]; days: number};

export function emptyCourse(): CourseOfConduct {
  return {occasions: [], links: '', unwanted: '', effect: '', marks: []};
}

/** Whether nothing is said in it. */
export function isEmptyCourse({occasions, links, unwanted, effect, marks}: CourseOfConduct): boolean {
  return occasions.length === 0 && marks.length === 0 && [links, unwanted, effect].every((text) => text.trim() === '');
}

/**
 * The table of occasions. `days` counts the days on which at least one is known to have happened: two things of one hour
 * may be one occasion, and the reader should see that.
 */
export function conductOf(
  {occasions}: Pick<CourseOfConduct, 'occasions'>,
  happenings: readonly Happening[],
  incidents: readonly Incident[],
  zone: string,
): Conduct {
  const chosen = new Set(occasions.map(({id}) => id));
  const byId = new Map(incidents.map((one) => [one.id, one]));
  const rows = happenings
    .filter(({id}) => chosen.has(id))
    .map((happening) => ({happening, incident: byId.get(happening.id)}));
  const there = new Set(rows.map(({happening}) => happening.id));
  return {rows, gone: occasions.filter(({id}) => !there.has(id)), days: daysOf(rows, zone)};
}

function daysOf(rows: readonly OccasionRow[], zone: string): number {
  const wall = wallClockOf(zone);
  const days = rows.flatMap(({happening: {time}}) => {
    if (time === null || time.known === 'seen' || time.known === 'toldAbout') return [];
    const {day} = wall(time.from);
    return day === wall(time.to).day ? [day] : [];
  });
  return new Set(days).size;
}

/** An occasion as it stands in a record. */
export function occasionOf({kind, id}: Pick<Happening, 'kind' | 'id'>): Occasion {
  return {kind: kind === 'incident' ? 'incident' : 'exhibit', id};
}

/** The occasions with one more, or without it. */
export function toggled(occasions: readonly Occasion[], one: Occasion): Occasion[] {
  const others = occasions.filter(({id}) => id !== one.id);
  return others.length < occasions.length ? others : [...others, one];
}

/** The course with one more occasion, or without it: then it goes from the marks too, which name occasions of the course. */
export function withToggled(course: CourseOfConduct, one: Occasion): CourseOfConduct {
  const isIn = course.occasions.some(({id}) => id === one.id);
  return isIn ? withoutGone(course, [one]) : {...course, occasions: [...course.occasions, one]};
}

/** What the case record already says of telling them to stop, as texts that may be taken over if the keeper wants it. */
export function toldOffers({toldToStop, stepsTaken = []}: Pick<CaseRecord, 'toldToStop' | 'stepsTaken'>): string[] {
  const told = toldToStop ? [{at: toldToStop.at, what: toldToStop.how}] : [];
  return [...told, ...stepsTaken.filter(({kind}) => kind === 'toldToStop' || kind === 'blocked')]
    .map(({at, what}) => [at.replace('T', ' '), what].filter((text) => text.trim() !== '').join(': '))
    .filter((text, index, all) => text !== '' && all.indexOf(text) === index);
}

/** The occasions of a record that are there no more are left out; nothing else of it is touched. */
export function withoutGone(course: CourseOfConduct, gone: readonly Occasion[]): CourseOfConduct {
  const ids = new Set<Uuid>(gone.map(({id}) => id));
  const kept = (occasions: readonly Occasion[]) => occasions.filter(({id}) => !ids.has(id));
  return {
    ...course,
    occasions: kept(course.occasions),
    marks: course.marks.map((mark) => ({...mark, occasions: kept(mark.occasions)})),
  };
}
