import type {CaseRecord} from '../../../core/custody/case.ts';
import {belongingFinder} from '../../../core/diary/belonging.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Sealed} from '../../../core/diary/sealed-record.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import {spanOf} from '../../../core/diary/told-time.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {EarlierPack} from '../../../core/pack/belongs.ts';
import {type Candidate, whenKept} from '../../../core/pack/choosing.ts';
import {currentCaseId} from '../../../store/current-case.ts';
import {earlierPacks} from '../../../store/earlier-packs.ts';
import {allRows} from '../../../store/exhibits.ts';
import {incidentsOf} from '../../../store/incidents.ts';
import type {Store} from '../../../store/open-store.ts';
import {copiesOfCase} from '../../../store/redaction-names.ts';
import {caseRevisions} from '../../../store/revise-case.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectsOf} from '../../../store/subjects.ts';
import {dateAndTime} from '../../shared/dates.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {toldTimeText} from '../../shared/told-time.ts';
import {placeOf, whoText} from '../../shared/who.tsx';
import {say} from '../../shared/words.ts';

/** A candidate as the list shows it. `words` stand under a veil; `facts` take a while to say, and are asked of those in sight. */
export type Thing = Candidate & {title: string; facts(): string; words: string};

/** A copy with parts hidden. `name` is for the person's own eyes. */
export type CopyOfThing = {id: Uuid; exhibitId: Uuid; number: number; name: string};

/** Everything of the case that can go into a pack. */
export type PackContents = {
  things: Thing[];
  caseRevisions: Sealed<CaseRecord>[];
  /** What the case record names. */
  caseNames: Uuid[];
  people: {id: Uuid; name: string}[];
  /** Copies with parts hidden that were made of kept things. */
  copies: CopyOfThing[];
  earlierPacks: EarlierPack[];
};

/** Reads what there is; opens no case. Newest numbers first, kept things before entries before people. */
export async function readPackContents(store: Store): Promise<PackContents> {
  const caseId = await currentCaseId(store);
  const [rows, revisions] = await Promise.all([allRows(store), caseRevisions(store)]);
  const incidents = caseId ? await incidentsOf(store, caseId) : [];
  const subjects = caseId ? await subjectsOf(store, caseId) : [];
  const belonging = belongingFinder(subjects);
  const record = revisions.at(-1)?.record;
  return {
    things: [
      ...rows.map((row) =>
        ofExhibit(
          row,
          belonging.of(row).map(({subjectId}) => subjectId),
        ),
      ),
      ...incidents.map(ofIncident),
      ...subjects.map(ofSubject),
    ],
    caseRevisions: revisions,
    caseNames: record ? namesOfCase(record) : [],
    ...(caseId ? await copiesAndPacks(store, caseId) : {copies: [], earlierPacks: []}),
    people: subjects.filter(({mergedInto}) => !mergedInto).map((one) => ({id: one.id, name: nameOf(one)})),
  };
}

async function copiesAndPacks(store: Store, caseId: Uuid): Promise<Pick<PackContents, 'copies' | 'earlierPacks'>> {
  const [copies, packs] = await Promise.all([copiesOfCase(store, caseId), earlierPacks(store, caseId)]);
  return {copies, earlierPacks: packs};
}

function ofExhibit(row: ExhibitRow, subjectIds: Uuid[]): Thing {
  return {
    ...{kind: 'exhibit', id: row.id, ordinal: row.ordinal, ...whenKept(row), subjectIds, names: []},
    title: whoText(row),
    facts: () => `${placeOf(row)} · ${dateAndTime(row.sealedAt, row.offsetMinutes)}`,
    words: row.firstWords,
  };
}

function ofIncident(incident: Incident): Thing {
  const span = spanOf(incident.happened);
  const subjectIds = incident.involved.map(({subjectId}) => subjectId);
  return {
    ...{kind: 'incident', id: incident.id, ordinal: incident.ordinal, subjectIds},
    names: [...incident.exhibitIds, ...subjectIds],
    from: span?.from ?? null,
    to: span?.to ?? null,
    title: say('pack_entry', incident.ordinal),
    facts: () => toldTimeText(incident.happened),
    words: incident.words,
  };
}

function ofSubject(subject: Subject): Thing {
  const {id, ordinal, mergedInto, mergedFrom = []} = subject;
  return {
    ...{kind: 'subject', id, ordinal, from: null, to: null, subjectIds: []},
    // Without the one that it was taken to be, or those taken to be it, its links lead nowhere.
    names: [...(mergedInto ? [mergedInto] : []), ...mergedFrom],
    title: nameOf(subject),
    facts: () => '',
    words: '',
  };
}

function nameOf({names, accounts, ordinal}: Subject): string {
  const name = [...names, ...accounts.map(({handle}) => handle)].find((text) => text.trim() !== '');
  return name === undefined ? say('pack_person', ordinal) : visibleText(name);
}

function namesOfCase({toldToStop, stepsTaken = [], course}: CaseRecord): Uuid[] {
  const occasions = [...(course?.occasions ?? []), ...(course?.marks ?? []).flatMap((mark) => mark.occasions)];
  return [
    ...(toldToStop?.exhibitId ? [toldToStop.exhibitId] : []),
    ...stepsTaken.flatMap(({exhibitIds, subjectId}) => [...exhibitIds, ...(subjectId ? [subjectId] : [])]),
    ...occasions.map(({id}) => id),
  ];
}
