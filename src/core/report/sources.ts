import type {Occasion} from '../custody/case.ts';
import type {Subject} from '../diary/subject.ts';
import {standsFor} from '../diary/write-subject.ts';
import type {Uuid} from '../ids.ts';
import {exhibitLabel, type PackIncident, type PackInput, type PackSubject} from '../pack/pack-input.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted} from './quoted.ts';

/** What the report can lead to: everything that is in this pack, by its id. */
export type Sources = {
  /** Number of each exhibit. */
  exhibits: ReadonlyMap<Uuid, number>;
  /** Revisions of each incident, first to last, by its number. */
  incidents: ReadonlyMap<Uuid, readonly PackIncident[]>;
  /** Revisions of each person, first to last, by their number. */
  subjects: ReadonlyMap<Uuid, readonly PackSubject[]>;
  /** The newest revision of each person. */
  persons: ReadonlyMap<Uuid, Subject>;
};

type Records = Pick<PackInput, 'exhibits' | 'incidents' | 'subjects'>;

// A record of thousands is looked up in for every line; the input itself never changes.
const known = new WeakMap<readonly PackIncident[], {input: Records; sources: Sources}>();

/** Looks up what a pack holds. */
export function sourcesOf(input: Records): Sources {
  const before = known.get(input.incidents);
  if (before?.input.exhibits === input.exhibits && before.input.subjects === input.subjects) return before.sources;
  const sources: Sources = {
    exhibits: new Map(input.exhibits.map(({id, ordinal}) => [id, ordinal])),
    incidents: byId(input.incidents),
    subjects: byId(input.subjects),
    // The last of each id is the newest: revisions stand in order.
    persons: new Map(input.subjects.map(({record}) => [record.id, record])),
  };
  known.set(input.incidents, {input, sources});
  return sources;
}

function byId<T extends PackIncident | PackSubject>(records: readonly T[]): Map<Uuid, T[]> {
  const groups = new Map<Uuid, T[]>();
  for (const one of records) {
    const group = groups.get(one.record.id);
    if (group) group.push(one);
    else groups.set(one.record.id, [one]);
  }
  return groups;
}

/** The newest revision of every incident of the pack. */
export function newestIncidents(input: Records): PackIncident[] {
  return [...sourcesOf(input).incidents.values()].flatMap((revisions) => revisions.at(-1) ?? []);
}

/** The newest revision of every person of the pack that was not taken to be another one. */
export function newestSubjects(input: Records): PackSubject[] {
  return [...sourcesOf(input).subjects.values()]
    .flatMap((revisions) => revisions.at(-1) ?? [])
    .filter(({record}) => record.mergedInto === undefined);
}

/** The person that an id stands for now, whatever was joined since; undefined where they are not in the pack. */
export function subjectFor(id: Uuid, input: Records): Subject | undefined {
  const {persons} = sourcesOf(input);
  return persons.get(standsFor(id, persons));
}

/** What the keeper calls a person: their names, else the number they have here. */
export function subjectName({names, ordinal}: Subject, {say}: Pick<PackInput, 'say'>): string {
  const given = names.filter((name) => name.trim() !== '');
  return given.length > 0 ? given.join(', ') : say('report_personUnnamed', ordinal);
}

/** The name of a person, leading to what is noted of them. */
export function subjectLink(subject: Subject, input: Pick<PackInput, 'say'>): Markup {
  return html`<a href="#person-${subject.ordinal}">${quoted(subjectName(subject, input), input.say)}</a>`;
}

type Place = {kind: Occasion['kind']; ordinal: number};
type Labelled = Records & Pick<PackInput, 'say' | 'prefix'>;

/** The short name of an occasion in lists; undefined where it is not in the pack. */
export function occasionLabel(one: Occasion, input: Labelled): string | undefined {
  const place = placeOf(one, input);
  return place && labelAt(place, input);
}

function placeOf({kind, id}: Occasion, input: Records): Place | undefined {
  const {exhibits, incidents} = sourcesOf(input);
  const ordinal = kind === 'exhibit' ? exhibits.get(id) : incidents.get(id)?.at(-1)?.record.ordinal;
  return ordinal === undefined ? undefined : {kind, ordinal};
}

function labelAt({kind, ordinal}: Place, input: Pick<PackInput, 'say' | 'prefix'>): string {
  return kind === 'exhibit' ? exhibitLabel(input, ordinal) : input.say('report_entryShort', ordinal);
}

function link(place: Place, input: Labelled): Markup {
  return html`<a class="source" href="#${place.kind}-${place.ordinal}">${labelAt(place, input)}</a>`;
}

/** Links to occasions by their numbers, runs of neighbours drawn together; how many of them are not in the pack is said. */
export function occasionLinks(occasions: readonly Occasion[], input: Labelled): Markup {
  const pieces = [...occasionPieces(occasions, input)];
  return html`${pieces}`;
}

/** The same in pieces, for lists of any length. */
export function* occasionPieces(occasions: readonly Occasion[], input: Labelled): Generator<Markup> {
  const places = occasions.flatMap((one) => placeOf(one, input) ?? []);
  let first = true;
  for (const kind of ['incident', 'exhibit'] as const) {
    const ordinals = new Set(places.filter((one) => one.kind === kind).map(({ordinal}) => ordinal));
    for (const run of runsOf([...ordinals].sort((a, b) => a - b))) {
      yield html`${first ? '' : ', '}${runLinks(run, kind, input)}`;
      first = false;
    }
  }
  const absent = occasions.length - places.length;
  if (absent > 0) yield html`${first ? '' : ', '}<span class="missing">${input.say('report_notInPack', absent)}</span>`;
}

type Run = {from: number; to: number};

/** Three numbers or more that follow one another are one run. */
function runsOf(sorted: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const ordinal of sorted) {
    const last = runs.at(-1);
    if (last && last.to === ordinal - 1) last.to = ordinal;
    else runs.push({from: ordinal, to: ordinal});
  }
  return runs.flatMap((run) => (run.to === run.from + 1 ? [alone(run.from), alone(run.to)] : [run]));
}

function alone(ordinal: number): Run {
  return {from: ordinal, to: ordinal};
}

function runLinks({from, to}: Run, kind: Place['kind'], input: Labelled): Markup {
  const first = link({kind, ordinal: from}, input);
  return from === to ? first : html`${first} – ${link({kind, ordinal: to}, input)}`;
}

/** Links under the words that say what they are; nothing where there are none. */
export function becauseOf(occasions: readonly Occasion[], input: Labelled): Markup {
  return occasions.length === 0
    ? nothing
    : html`<p class="small">${input.say('report_seeSources')} ${occasionLinks(occasions, input)}</p>`;
}
