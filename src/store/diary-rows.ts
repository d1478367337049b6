import type {Incident} from '../core/diary/incident.ts';
import type {Subject} from '../core/diary/subject.ts';
import {daysUntil, spanOf, type ToldTime} from '../core/diary/told-time.ts';
import type {Uuid} from '../core/ids.ts';
import {cutText, foldForSearch} from '../core/text.ts';
import type {Instant} from '../core/time.ts';

const FIRST_WORDS = 280;
const SEARCHED_WORDS = 20_000;

type RowCommon = {
  id: Uuid;
  caseId: Uuid;
  ordinal: number;
  /** How many revisions there are. */
  revisions: number;
  tags: string[];
  exhibitIds: Uuid[];
  /** Folded text that search looks in. */
  search: string;
};

/** What the lists show of an incident, drawn from its newest revision. */
export type IncidentRow = RowCommon & {
  kind: 'incident';
  firstWords: string;
  happened: ToldTime;
  /** Where the told time stands in order beside others; null where no date was told. */
  sortFrom: Instant | null;
  sortTo: Instant | null;
  writtenAt: Instant;
  /** Days from the last day that the told time can mean to the day it was written down; null where no date was told. */
  writtenDaysAfter: number | null;
  changedAt: Instant | null;
  kinds: string[];
  marks: string[];
  subjectIds: Uuid[];
};

/** What the lists show of a subject, drawn from its newest revision. */
export type SubjectRow = RowCommon & {
  kind: 'subject';
  /** The first name, handle, number or plate that is noted; "" if none is. */
  name: string;
  unknown: boolean;
  accounts: number;
  mergedInto: Uuid | null;
};

export type DiaryRow = IncidentRow | SubjectRow;

export function incidentRow(incident: Incident): IncidentRow {
  const {id, caseId, ordinal, revision, tags, exhibitIds, happened, writtenAt, changedAt, kinds, marks} = incident;
  const span = spanOf(happened);
  return {
    ...{kind: 'incident', id, caseId, ordinal, revisions: revision, tags, exhibitIds, happened, kinds, marks},
    firstWords: cutText(incident.words, FIRST_WORDS),
    sortFrom: span?.from ?? null,
    sortTo: span?.to ?? null,
    writtenAt: writtenAt.at,
    writtenDaysAfter: daysUntil(happened, writtenAt) ?? null,
    changedAt: changedAt?.at ?? null,
    subjectIds: incident.involved.map(({subjectId}) => subjectId),
    search: searchText(incident),
  };
}

export function subjectRow(subject: Subject): SubjectRow {
  const {id, caseId, ordinal, revision, tags, unknown, accounts, mergedInto} = subject;
  const links = [...subject.phones, ...subject.vehicles, ...subject.addresses].map(({value}) => value);
  return {
    ...{kind: 'subject', id, caseId, ordinal, revisions: revision, tags, unknown, accounts: accounts.length},
    name: [...subject.names, ...accounts.map(({handle}) => handle), ...links].find((text) => text !== '') ?? '',
    exhibitIds: subject.exhibits.map(({exhibitId}) => exhibitId),
    mergedInto: mergedInto ?? null,
    search: searchText(subject),
  };
}

/** Members of a record that hold no words of the person. */
const NO_WORDS = new Set(['v', 'kind', 'id', 'caseId', 'salt', 'revises', 'writtenAt', 'changedAt', 'addedAt', 'zone']);

/** Every text of a record, whatever its field: what was written anywhere in it can be found. */
function searchText(record: Incident | Subject): string {
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) if (!NO_WORDS.has(name)) collect(inner);
  };
  collect(record);
  return foldForSearch(cutText(texts.filter((text) => text !== '').join('\n'), SEARCHED_WORDS));
}
