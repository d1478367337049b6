import {behaviourMessage, markMessage} from '../../../core/diary/behaviours.ts';
import type {Telling} from '../../../core/diary/incident.ts';
import type {ToldTime} from '../../../core/diary/told-time.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {subjectName} from '../../shared/subject-name.ts';
import {toldTimeText} from '../../shared/told-time.ts';
import {say} from '../../shared/words.ts';
import {placeName} from './where-prompt.tsx';

/** One thing that was told: what it is, and the words. */
export type ToldRow = {
  /** Names the member, so that the same one of two revisions can be set side by side. */
  name: string;
  label: string;
  text: string;
};

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
  ].filter(({text}) => text !== '');
}

/** The times as they were told, each on the wall clock it was told in. */
export function timeRows({happened, noticed}: Telling): ToldRow[] {
  return [
    row('happened', say('diary_row_happened'), wholeTime(happened)),
    ...(noticed ? [row('noticed', say('diary_row_noticed'), wholeTime(noticed))] : []),
  ];
}

/** Date, zone where a clock was told, and the person's own words for it. */
function wholeTime(told: ToldTime): string {
  const zone = told.start.includes('T') && told.zone !== '' ? say('diary_inZone', told.zone) : '';
  return listed(toldTimeText(told), zone, told.said ?? '');
}

/** What was told besides words, times and what belongs to it. */
export function detailRows(telling: Telling, lookup: Lookup): ToldRow[] {
  const {where, effect, danger, writtenBy} = telling;
  return [
    row('where', say('diary_row_where'), listed(where.kind === '' ? '' : placeName(where.kind), where.text)),
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
    ...telling.breaches.map(({term, why}, index) => row(`breach ${index}`, say('diary_row_breach'), listed(term, why))),
    row('marks', say('diary_row_marks'), telling.marks.map((mark) => named(mark, markMessage(mark))).join(', ')),
    row('tags', say('diary_row_tags'), telling.tags.join(', ')),
    row('writtenBy', say('diary_row_writtenBy'), writerText(writtenBy)),
  ].filter(({text}) => text !== '');
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
    row(`witness ${index}`, say('diary_row_witness'), listed(name, contact, saw, say(`diary_asked_${asked}`))),
  );
}

function reportRows({reported}: Telling): ToldRow[] {
  return reported.map(({kind, to, at, reference, officerName, officerNumber, outcome}, index) =>
    row(
      `report ${index}`,
      say('diary_row_reported'),
      listed(say(`diary_report_${kind}`), to, at, reference, officerName, officerNumber, outcome),
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
function writerText({name, role}: Telling['writtenBy']): string {
  return role === 'keeper' && name === '' ? '' : listed(say(`diary_role_${role}`), name);
}

function named(id: string, message: Parameters<typeof say>[0] | undefined): string {
  return message ? say(message) : id;
}

function row(name: string, label: string, text: string): ToldRow {
  return {name, label, text};
}

function listed(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' · ');
}
