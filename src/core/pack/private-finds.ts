import type {Exhibit} from '../capture/exhibit.ts';
import type {CaseRecord} from '../custody/case.ts';
import type {Incident} from '../diary/incident.ts';
import type {Subject} from '../diary/subject.ts';
import type {FactsRecord} from '../facts/facts.ts';
import type {FactName} from '../import/reading.ts';
import type {ReadingRecord} from '../import/reading-record.ts';
import {findKey, type PrivateFind, privateFindsIn, type Watch} from './private-words.ts';

/** What is known of a kept thing when it is looked through. */
export type LookedThrough = {
  exhibit: Exhibit;
  facts: FactsRecord | undefined;
  reading: ReadingRecord | undefined;
  /** Its pictures, byte for byte, say where they were made. */
  placeInPicture: boolean;
};

/** Members that hold no words: codes, addresses of pages, times, and why a fact is missing. */
const NO_WORDS = new Set([
  ...['v', 'kind', 'id', 'caseId', 'salt', 'revises', 'zone', 'exhibitId', 'subjectId', 'sha256', 'offset'],
  ...['from', 'missing', 'accountId', 'permalink', 'profile', 'address', 'addressPlain', 'canonical', 'opener'],
  ...['at', 'writtenAt', 'changedAt', 'addedAt', 'openedAt', 'answeredAt', 'earliest', 'latest', 'exact', 'codePoint'],
  ...['mergedInto', 'mergedFrom', 'splitFrom', 'exhibitIds', 'partPath', 'code', 'wording', 'list', 'question'],
]);

/** What one revision of an entry tells of how to find somebody, each once. */
export function findsOfIncident(incident: Incident, watch: Watch): PrivateFind[] {
  const {where, witnesses, danger} = incident;
  return once([
    ...(where.kind === 'home' ? fieldOf('home', where.text) : []),
    ...(where.latitude ? fieldOf('place', `${where.latitude}, ${where.longitude ?? ''}`) : []),
    ...witnesses.flatMap(({contact}) => fieldOf('witness', contact)),
    ...fieldOf('children', danger.children),
    ...findsIn(incident, watch),
  ]);
}

/** The same of one revision of a person. */
export function findsOfSubject(subject: Subject, watch: Watch): PrivateFind[] {
  return once([
    ...subject.addresses.flatMap(({value}) => fieldOf('personAddress', value)),
    ...subject.phones.flatMap(({value}) => fieldOf('phone', value)),
    ...findsIn(subject, watch),
  ]);
}

/** The same of one revision of the case record. */
export function findsOfCase(record: CaseRecord, watch: Watch): PrivateFind[] {
  return once(findsIn(record, watch));
}

/** The same of a kept thing: what was read from it, and what its pictures say of where they were made. */
export function findsOfExhibit({exhibit, facts, reading, placeInPicture}: LookedThrough, watch: Watch): PrivateFind[] {
  const inFile = reading && [...reading.factsWithheld, ...reading.facts.map(({name}) => name)].some(isPlace);
  const imported = exhibit.origin === 'imported' ? exhibit.imported : {};
  return once([
    ...(inFile || placeInPicture ? [{kind: 'pictureplace', found: ''} satisfies PrivateFind] : []),
    ...findsIn(imported, watch),
    ...findsIn(facts, watch),
    ...findsIn(reading && {messages: reading.messages, facts: reading.facts}, watch),
    ...findsIn(partiesIn(reading?.messages ?? []), watch),
  ]);
}

/** Numbers and addresses of those who wrote and got messages: members of these names hold no words elsewhere. */
function partiesIn(messages: ReadingRecord['messages']): string[] {
  const parties = messages.flatMap(({from, to, mail}) => [...(from ? [from] : []), ...to, ...(mail?.replyTo ?? [])]);
  return parties.flatMap(({name, address}) => [name ?? '', address ?? '']);
}

/** Pictures hold degrees, films a text of their own. */
function isPlace(name: FactName): boolean {
  return name === 'latitude' || name === 'place';
}

function fieldOf(kind: PrivateFind['kind'], text: string): PrivateFind[] {
  return text.trim() === '' ? [] : [{kind, found: text}];
}

function findsIn(value: unknown, watch: Watch): PrivateFind[] {
  return textsIn(value).flatMap((text) => privateFindsIn(text, watch));
}

/** Every text of a record that holds words, whatever its field. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (NO_WORDS.has(name) ? [] : textsIn(inner)));
}

function once(finds: readonly PrivateFind[]): PrivateFind[] {
  const byKey = new Map<string, PrivateFind>();
  for (const one of finds) if (!byKey.has(findKey(one))) byKey.set(findKey(one), one);
  return [...byKey.values()];
}
