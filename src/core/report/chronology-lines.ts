import type {Occasion} from '../custody/case.ts';
import type {Incident, ReportMade, Witness} from '../diary/incident.ts';
import {daysUntil, type ToldTime} from '../diary/told-time.ts';
import {type Fact, type FactsRecord, known, valueIn} from '../facts/facts.ts';
import {exhibitLabel, type PackExhibit, type PackIncident, type PackInput} from '../pack/pack-input.ts';
import type {Moment} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {behaviourName, markName} from './behaviour-names.ts';
import type {ChronologyRow} from './chronology-rows.ts';
import {localTime} from './dates.ts';
import {BASIS, kindName} from './kind-names.ts';
import {platformName} from './platform-name.ts';
import {occasionLabel, subjectFor, subjectName} from './sources.ts';
import {endOf, seenAt, type TimelineRow} from './timeline.ts';

/**
 * One line of the chronology in plain texts, for every form it is given in: the printed table, the spreadsheets and the
 * calendar all say what stands here. Empty where nothing was said; never a guess in its place.
 */
export type ChronologyLine = {
  /** `AK/3`, or the number of a diary entry. */
  number: string;
  anchor: `exhibit-${number}` | `incident-${number}`;
  /** `2026-01-05`, or as much of it as was told; "" where no date is known. */
  date: string;
  /** `21:14:05` of a page, `21:14` as told; "" where none is known. */
  time: string;
  /** What the clock of date and time is: an offset, a zone. */
  zone: string;
  /** The later edge, where it lies between two. */
  until: string;
  /** How the time is known, as a sentence; then the person's own words for it. */
  known: string;
  said: string;
  /** When it was seen on the device, brought in or written down, as a sentence. */
  noted: string;
  /** What kind of thing it is: a post on Reddit; kinds of behaviour. */
  kinds: string[];
  /** The words, whole. */
  words: string;
  /** Why there are no words, where there are none. */
  wordless: string;
  where: string[];
  who: string[];
  witnesses: string[];
  /** Police and others who were told, with their references. */
  told: string[];
  effect: string[];
  /** Labels of exhibits that show it; of an exhibit, the diary entries that name it. */
  shownBy: string[];
  /** Threat, escalation: as the keeper marked it. */
  marks: string[];
};

/** What a row of the chronology says. */
export function lineOf(row: ChronologyRow, input: PackInput): ChronologyLine {
  return row.kind === 'exhibit' ? exhibitLine(row.row, input) : incidentLine(row.incident, input);
}

function exhibitLine(row: TimelineRow, input: PackInput): ChronologyLine {
  const {say} = input;
  const {exhibit, basis} = row;
  const {facts, ordinal} = exhibit;
  const seen = seenAt(exhibit);
  const {date, time, offset} = localTime(row.at, row.offsetMinutes);
  return {
    number: exhibitLabel(input, ordinal),
    anchor: `exhibit-${ordinal}`,
    ...(basis === 'seen' ? {date: '', time: '', zone: ''} : {date, time, zone: zoneOf(row, offset)}),
    until: row.until ? untilOf(row) : '',
    known: say(BASIS[basis]),
    said: '',
    noted: say(exhibit.exhibit.origin === 'imported' ? 'report_broughtAt' : 'report_seenAt', momentOf(seen)),
    kinds: [kindOf(row, say)],
    ...(facts ? ofPage(facts, say) : ofFile(exhibit, say)),
    witnesses: [],
    told: [],
    effect: [],
    shownBy: namedBy(exhibit.id, input).flatMap((one) => occasionLabel(one, input) ?? []),
    marks: [],
  };
}

/** The end of a stretch, with its offset where that is not the one that it began under. */
function untilOf(row: TimelineRow): string {
  const end = endOf(row);
  const {date, time, offset} = localTime(end.at, end.offsetMinutes);
  return [date, time, ...(end.offsetMinutes === row.offsetMinutes ? [] : [offset])].join(' ');
}

function zoneOf({zone}: TimelineRow, offset: string): string {
  return zone === '' || zone === 'UTC' ? offset : `${offset} ${zone}`;
}

function kindOf({exhibit}: TimelineRow, say: Say): string {
  const {facts, exhibit: record} = exhibit;
  const platform = facts && valueIn(facts.item.platform);
  const kind = kindName(facts, say);
  if (platform !== undefined) return say('report_kindOnPlatform', kind, platformName(platform));
  return record.origin === 'imported' ? say('report_kindImported', kind) : kind;
}

type Content = Pick<ChronologyLine, 'words' | 'wordless' | 'where' | 'who'>;

function ofPage({item, page}: FactsRecord, say: Say): Content {
  return {
    words: valueIn(item.text) ?? '',
    wordless: known(item.text) ? '' : `${say('report_notShown')} ${item.text.missing}`,
    where: [valueIn(item.permalink) ?? valueIn(page.address) ?? ''].filter(given),
    who: valuesOf([item.author.displayName, item.author.handle]),
  };
}

/** Of a file: what the keeper says it is; where one message alone was read from it, what that says, as far as it was kept. */
function ofFile({exhibit, reading}: PackExhibit, say: Say): Content {
  const what = exhibit.origin === 'imported' ? exhibit.imported.saysWhat || exhibit.imported.originalName : '';
  const [message, ...others] = reading?.messages ?? [];
  const alone = message && others.length === 0 && reading?.messagesLeftOut === 0 ? message : undefined;
  const count = others.length + 1 + (reading?.messagesLeftOut ?? 0);
  const holds = message && !alone ? [what, say('report_fileMessages', count)].filter(given).join(' · ') : what;
  return {
    words: alone?.text ?? '',
    wordless: alone && alone.text !== '' ? '' : holds || say('report_noFacts'),
    where: [alone?.chat ?? '', alone?.subject ?? ''].filter(given),
    who: [alone?.from?.name ?? '', alone?.from?.address ?? ''].filter(given),
  };
}

function valuesOf(facts: readonly Fact<string>[]): string[] {
  return facts.filter(known).map(({value}) => value);
}

const namers = new WeakMap<readonly PackIncident[], Map<string, Occasion[]>>();

/** Diary entries that name an exhibit. */
export function namedBy(exhibitId: string, {incidents}: Pick<PackInput, 'incidents'>): readonly Occasion[] {
  const before = namers.get(incidents);
  if (before) return before.get(exhibitId) ?? [];
  const newest = new Map(incidents.map((one) => [one.record.id, one]));
  const names = new Map<string, Occasion[]>();
  for (const {record} of newest.values())
    for (const id of new Set(record.exhibitIds))
      names.set(id, [...(names.get(id) ?? []), {kind: 'incident', id: record.id}]);
  namers.set(incidents, names);
  return names.get(exhibitId) ?? [];
}

/** How sure a told time is. */
export const SURE: {readonly [precision in ToldTime['precision']]: MessageName} = {
  exact: 'report_toldExact',
  about: 'report_toldAbout',
  between: 'report_toldBetween',
  unknown: 'report_toldUnknown',
};

function incidentLine({record}: PackIncident, input: PackInput): ChronologyLine {
  const {say} = input;
  const {happened} = record;
  const [date = '', time = ''] = happened.start.split('T');
  return {
    number: say('report_incidentLabel', record.ordinal),
    anchor: `incident-${record.ordinal}`,
    date,
    time,
    zone: time === '' ? '' : happened.zone,
    until: (happened.end ?? '').replace('T', ' '),
    known: say(SURE[happened.precision]),
    said: happened.said ?? '',
    noted: writtenText(record, say),
    kinds: [...record.kinds.map((id) => behaviourName(id, say)), record.kindWords].filter(given),
    words: record.words,
    wordless: '',
    where: [record.where.text, record.medium].filter(given),
    who: whoOf(record, input),
    witnesses: record.witnesses.map((one) => witnessText(one, say)).filter(given),
    told: record.reported.map((one) => reportText(one, say)).filter(given),
    effect: effectOf(record),
    shownBy: shownBy(record, input),
    marks: record.marks.map((mark) => markName(mark, say)),
  };
}

/** When it was written down, and how long after. */
function writtenText({happened, writtenAt}: Pick<Incident, 'happened' | 'writtenAt'>, say: Say): string {
  const written = say('report_writtenAt', momentOf(writtenAt));
  const days = daysUntil(happened, writtenAt);
  return days === undefined || days <= 0 ? written : `${written} · ${say('report_writtenAfter', days)}`;
}

/** Those who did it, by name, and the keeper's own words for who it was. */
function whoOf({involved, who}: Pick<Incident, 'involved' | 'who'>, input: PackInput): string[] {
  const persons = involved
    .filter(({part}) => part === 'did')
    .flatMap(({subjectId}) => subjectFor(subjectId, input) ?? [])
    .map((subject) => subjectName(subject, input));
  return [...new Set([...persons, who].filter(given))];
}

const ASKED: {readonly [asked in Witness['asked']]: MessageName} = {
  willing: 'report_witnessWilling',
  unwilling: 'report_witnessUnwilling',
  notAsked: 'report_witnessNotAsked',
};

/** A witness, how to reach them, what they saw, and whether they would say so. Nothing where nobody is named. */
export function witnessText({name, contact, saw, asked}: Witness, say: Say): string {
  const told = [name, contact, saw].filter(given);
  return told.length === 0 ? '' : [...told, say(ASKED[asked])].join(' · ');
}

const TOLD: {readonly [kind in ReportMade['kind']]: MessageName} = {
  police: 'report_toldPolice',
  platform: 'report_toldPlatform',
  other: 'report_toldOther',
};

/** To whom it was reported, when, who took it, under which number, and what came of it. */
export function reportText(one: ReportMade, say: Say): string {
  const told = [
    one.to,
    one.at.replace('T', ' '),
    one.officerName === '' ? '' : say('report_officer', one.officerName),
    one.officerNumber === '' ? '' : say('report_officerNumber', one.officerNumber),
    one.reference === '' ? '' : say('report_referenceNumber', one.reference),
    one.outcome,
  ].filter(given);
  return told.length === 0 ? '' : [say(TOLD[one.kind]), ...told].join(' · ');
}

function effectOf({effect}: Incident): string[] {
  return [effect.felt, effect.changed, effect.injury, effect.loss].filter(given);
}

function shownBy({exhibitIds}: Incident, input: PackInput): string[] {
  const labels = exhibitIds.flatMap((id) => occasionLabel({kind: 'exhibit', id}, input) ?? []);
  const absent = exhibitIds.length - labels.length;
  return absent === 0 ? labels : [...labels, input.say('report_notInPack', absent)];
}

function given(text: string): boolean {
  return text !== '';
}

/** A moment as every form writes it. */
function momentOf({at, offsetMinutes}: Moment): string {
  const {date, time, offset} = localTime(at, offsetMinutes);
  return `${date} ${time} (${offset})`;
}
