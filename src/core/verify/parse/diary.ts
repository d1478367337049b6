import type {Breach, Incident, Place, ReportMade, Witness} from '../../diary/incident.ts';
import type {Account, Link, Subject} from '../../diary/subject.ts';
import {isWallTime, type ToldTime} from '../../diary/told-time.ts';
import {counting, flag, hash, listOf, moment, objectOf, oneOf, orNull, rule, salt, text, uuid} from './shape.ts';

// The shapes of the diary's records. Lists of the product (kinds of behaviour, marks) are texts: they may grow.

const wallTime = rule(isWallTime, 'a date, with or without a time');
const maybeWallTime = rule(
  (value): value is string => value === '' || isWallTime(value),
  'a date, with or without a time, or nothing',
);

const toldTime = objectOf<ToldTime>(
  {
    start: maybeWallTime,
    end: orNull(wallTime),
    precision: oneOf('exact', 'about', 'between', 'unknown'),
    zone: text,
    said: text,
  },
  'said',
);

const place = objectOf<Place>(
  {
    text,
    kind: oneOf('home', 'work', 'school', 'street', 'online', 'phone', 'post', 'other', ''),
    latitude: text,
    longitude: text,
  },
  'latitude',
  'longitude',
);

const witness = objectOf<Witness>({
  name: text,
  contact: text,
  saw: text,
  asked: oneOf('willing', 'unwilling', 'notAsked'),
});

const reportMade = objectOf<ReportMade>({
  kind: oneOf('police', 'platform', 'other'),
  to: text,
  at: text,
  reference: text,
  officerName: text,
  officerNumber: text,
  outcome: text,
});

const words = rule((value): value is string => typeof value === 'string' && value.trim() !== '', 'words');

/** What a person tells of an incident, member by member. */
const telling = {
  words,
  happened: toldTime,
  noticed: orNull(toldTime),
  where: place,
  medium: text,
  kinds: listOf(text),
  kindWords: text,
  involved: listOf(objectOf<Incident['involved'][0]>({subjectId: uuid, part: oneOf('did', 'present', 'named')})),
  who: text,
  witnesses: listOf(witness),
  effect: objectOf<Incident['effect']>({felt: text, changed: text, injury: text, loss: text}),
  danger: objectOf<Incident['danger']>({threats: text, weapon: text, vehicle: text, children: text}),
  did: text,
  reported: listOf(reportMade),
  exhibitIds: listOf(uuid),
  tags: listOf(text),
  marks: listOf(text),
  breaches: listOf(objectOf<Breach>({orderId: uuid, term: text, why: text})),
  writtenBy: objectOf<Incident['writtenBy']>({name: text, role: oneOf('keeper', 'helper')}),
};

export const incidentShape = objectOf<Incident>(
  {
    v: oneOf(1),
    kind: oneOf('incident'),
    id: uuid,
    caseId: uuid,
    ordinal: counting,
    salt,
    revision: counting,
    revises: hash,
    writtenAt: moment,
    changedAt: moment,
    ...telling,
  },
  'revises',
  'changedAt',
);

/** A time while it is being typed: whatever stands in the fields. */
const typedTime = objectOf<ToldTime>(
  {start: text, end: orNull(text), precision: oneOf('exact', 'about', 'between', 'unknown'), zone: text, said: text},
  'said',
);

/** The same while it is being written: it may be without words, and its times are not tidied yet. */
export const typedTelling = {...telling, words: text, happened: typedTime, noticed: orNull(typedTime)};

const basis = oneOf('saysSo', 'known', 'suspected');
const link = objectOf<Link>({value: text, basis, why: text});

const account = objectOf<Account>({
  platform: text,
  handle: text,
  accountId: text,
  profile: text,
  firstSeen: text,
  lastSeen: text,
  basis,
  why: text,
});

/** What is noted of a person, member by member; while it is being written it has the same form. */
export const typedPerson = {
  names: listOf(text),
  relation: text,
  description: text,
  accounts: listOf(account),
  phones: listOf(link),
  vehicles: listOf(link),
  addresses: listOf(link),
  unknown: flag,
};

export const subjectShape = objectOf<Subject>(
  {
    v: oneOf(1),
    kind: oneOf('subject'),
    id: uuid,
    caseId: uuid,
    ordinal: counting,
    salt,
    revision: counting,
    revises: hash,
    addedAt: moment,
    changedAt: moment,
    ...typedPerson,
    exhibits: listOf(objectOf<Subject['exhibits'][0]>({exhibitId: uuid, basis, why: text})),
    tags: listOf(text),
    mergedInto: uuid,
    mergedFrom: listOf(uuid),
    splitFrom: uuid,
  },
  'revises',
  'changedAt',
  'mergedInto',
  'mergedFrom',
  'splitFrom',
);
