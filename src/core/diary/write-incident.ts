import {wellFormed} from '../capture/well-formed.ts';
import type {Moment} from '../time.ts';
import type {Incident, Telling} from './incident.ts';
import {type RecordPlace, type Sealed, sealRecord} from './sealed-record.ts';
import {tidyTime} from './told-time.ts';

/** Whether there is anything to keep: the words are the only thing that a person must give. */
export function hasWords({words}: Pick<Telling, 'words'>): boolean {
  return words.trim() !== '';
}

/** The first revision. Throws without words. */
export function firstIncident(telling: Telling, place: RecordPlace, writtenAt: Moment): Sealed<Incident> {
  return sealRecord<Incident>({...told(telling), ...place, v: 1, kind: 'incident', revision: 1, writtenAt});
}

/** The revision that follows `before`, with a salt of its own. Throws without words. */
export function nextIncident(
  before: Sealed<Incident>,
  telling: Telling,
  salt: string,
  changedAt: Moment,
): Sealed<Incident> {
  const {id, caseId, ordinal, revision, writtenAt} = before.record;
  return sealRecord<Incident>({
    ...told(telling),
    ...{v: 1, kind: 'incident', id, caseId, ordinal, salt, writtenAt, changedAt},
    revision: revision + 1,
    revises: before.digest,
  });
}

/** What a revision tells, without what makes it a record. */
export function tellingOf(incident: Incident): Telling {
  const {v, kind, id, caseId, ordinal, salt, revision, revises, writtenAt, changedAt, ...telling} = incident;
  return telling;
}

/** The words stay exactly as they were typed; a broken character alone is made one that can be written down. */
function told(telling: Telling): Telling {
  if (!hasWords(telling)) throw new Error('an incident without words');
  const {value} = wellFormed(telling);
  return {...value, happened: tidyTime(value.happened), noticed: value.noticed && tidyTime(value.noticed)};
}
