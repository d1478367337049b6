import {behaviourMessage, markMessage} from '../../../core/diary/behaviours.ts';
import type {Telling} from '../../../core/diary/incident.ts';
import type {ToldTime} from '../../../core/diary/told-time.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectName} from '../../shared/subject-name.ts';
import {toldTimeAlone, wallAlone} from '../../shared/told-time.ts';
import {say} from '../../shared/words.ts';
import {placeName} from './where-prompt.tsx';

/** One thing that was told: what it is, and the words. */
export type ToldRow = {
  /** Names the member, so that the same one of two revisions can be set side by side. */
  name: string;
  label: string;
  /** The person's words and ours, each by itself: the direction of one must not turn another. */
  parts: Part[];
};

/** `label` is there where the words alone do not say what they are: a number, a name. */
export type Part = {label?: string; text: string};

/** All of it in one text, to be set beside another. */
export function textOf({parts}: ToldRow): string {
  return parts.map(({label, text}) => (label ? `${label}: ${text}` : text)).join('\n');
}

/** Finds names for what a telling only points at. */
export type Lookup = {
  person(id: Uuid): SubjectRow | undefined;
  exhibit(id: Uuid): Pick<ExhibitRow, 'ordinal'> | undefined;
};

/** Everything that was told, in the order of the form, the words first; what was not said has no row. */
export function toldRows(telling: Telling, lookup: Lookup): ToldRow[] {
  return [
    row('words', say('diary_row_words'), telling.words),
    ...timeRows(telling),
    ...detailRows(telling, lookup),
    row('exhibits', say('diary_row_exhibits'), exhibitsText(telling, lookup)),
  ].filter(({parts}) => parts.length > 0);
}

/** The times as they were told, each on the wall clock it was told in. */
export function timeRows({happened, noticed}: Telling): ToldRow[] {
  return [
    row('happened', say('diary_row_happened'), ...wholeTime(happened)),
    ...(noticed ? [row('noticed', say('diary_row_noticed'), ...wholeTime(noticed))] : []),
  ];
}

/** Date, zone where a clock was told, and the person's own words for it. */
function wholeTime(told: ToldTime): Part[] {
  const zone = told.start.includes('T') && told.zone !== '' ? say('diary_inZone', told.zone) : '';
  return [toldTimeAlone(told), zone, told.said ?? ''].map((text) => ({text}));
}

/** What was told besides words, times and what belongs to it. */
export function detailRows(telling: Telling, lookup: Lookup): ToldRow[] {
  const {where, effect, danger, writtenBy} = telling;
  return [
    row('where', say('diary_row_where'), where.kind === '' ? '' : placeName(where.kind), where.text),
    row('medium', say('diary_row_medium'), telling.medium),
    ...peopleRows(telling, lookup),
    row('who', say('diary_row_who'), telling.who),
    row('kinds', say('diary_row_kinds'), telling.kinds.map((kind) => named(kind, behaviourMessage(kind))).join(', ')),
    row('kindWords', say('diary_row_kindWords'), telling.kindWords),
    ...witnessRows(telling),
    row('felt', say('diary_row_felt'), effect.felt),
    row('changed', say('diary_row_changed'), effect.changed),
    row('injury', say('diary_row_injury'), effect.injury),
    row('loss', say('diary_row_loss'), effect.loss),
    row('threats', say('diary_row_threats'), danger.threats),
    row('weapon', say('diary_row_weapon'), danger.weapon),
    row('vehicle', say('diary_row_vehicle'), danger.vehicle),
    row('children', say('diary_row_children'), danger.children),
    row('did', say('diary_row_did'), telling.did),
    ...reportRows(telling),
    ...telling.breaches.map(({term, why}, index) =>
      row(`breach ${index}`, say('diary_row_breach'), term, {label: say('diary_breachWhy'), text: why}),
    ),
    row('marks', say('diary_row_marks'), telling.marks.map((mark) => named(mark, markMessage(mark))).join(', ')),
    row('tags', say('diary_row_tags'), telling.tags.join(', ')),
    row('writtenBy', say('diary_row_writtenBy'), ...writerText(writtenBy)),
  ].filter(({parts}) => parts.length > 0);
}

function peopleRows({involved}: Telling, {person}: Lookup): ToldRow[] {
  return involved.map(({subjectId, part}) => {
    const found = person(subjectId);
    const name = found ? subjectName(found) : say('diary_personGone');
    return row(`person ${subjectId}`, say(`diary_row_part_${part}`), name);
  });
}

function witnessRows({witnesses}: Telling): ToldRow[] {
  return witnesses.map(({name, contact, saw, asked}, index) =>
    row(
      `witness ${index}`,
      say('diary_row_witness'),
      name,
      {label: say('diary_witnessContact'), text: contact},
      {label: say('diary_witnessSaw'), text: saw},
      {label: say('diary_witnessAsked'), text: say(`diary_asked_${asked}`)},
    ),
  );
}

function reportRows({reported}: Telling): ToldRow[] {
  return reported.map(({kind, to, at, reference, officerName, officerNumber, outcome}, index) =>
    row(
      `report ${index}`,
      say('diary_row_reported'),
      say(`diary_report_${kind}`),
      {label: say(`diary_reportTo_${kind}`), text: to},
      {label: say('diary_reportAt'), text: wallAlone(at)},
      {label: say('diary_reportReference'), text: reference},
      {label: say('diary_officerName'), text: officerName},
      {label: say('diary_officerNumber'), text: officerNumber},
      {label: say('diary_reportOutcome'), text: outcome},
    ),
  );
}

function exhibitsText({exhibitIds}: Telling, {exhibit}: Lookup): string {
  return exhibitIds
    .map((id) => {
      const found = exhibit(id);
      return found ? say('diary_keptNumber', found.ordinal) : say('diary_keptGone');
    })
    .join(', ');
}

/** Said only where it is not the keeper alone, or where a name was given. */
function writerText({name, role}: Telling['writtenBy']): string[] {
  return role === 'keeper' && name === '' ? [] : [say(`diary_role_${role}`), name];
}

function named(id: string, message: Parameters<typeof say>[0] | undefined): string {
  return message ? say(message) : id;
}

function row(name: string, label: string, ...parts: readonly (string | Part)[]): ToldRow {
  const all = parts.map((part) => (typeof part === 'string' ? {text: part} : part));
  return {name, label, parts: all.filter(({text}) => text !== '')};
}
