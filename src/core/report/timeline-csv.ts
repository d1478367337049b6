import {daysUntil} from '../diary/told-time.ts';
import {type Fact, known, valueIn} from '../facts/facts.ts';
import {
  exhibitLabel,
  type PackExhibit,
  type PackIncident,
  printedParts,
  type ReportContext,
} from '../pack/pack-input.ts';
import type {Instant} from '../time.ts';
import type {Say} from '../words.ts';
import {chronologyOf} from './chronology-rows.ts';
import {localTime} from './dates.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {seenAt, type TimelineRow} from './timeline.ts';

type Column = {name: string; cell: (row: TimelineRow, context: ReportContext) => string};

const own = (name: string, cell: Column['cell']): Column => ({name, cell});
/** A text by somebody else: a page, or a sentence that may hold words of one. */
const foreign = (name: string, cell: Column['cell']): Column => ({name, cell: (...at) => withoutFormula(cell(...at))});
const fact = (name: string, of: (facts: NonNullable<PackExhibit['facts']>) => Fact<string>): Column =>
  foreign(name, ({exhibit}) => (exhibit.facts ? (valueIn(of(exhibit.facts)) ?? '') : ''));

/** The columns, in order. Their names are part of the format and the same in every language. */
const COLUMNS: readonly Column[] = [
  foreign('exhibit', ({exhibit}, {input}) => exhibitLabel(input, exhibit.ordinal)),
  own('ordinal', ({exhibit}) => String(exhibit.ordinal)),
  own('date', (row) => localTime(row.at, row.offsetMinutes).date),
  own('time', (row) => localTime(row.at, row.offsetMinutes).time),
  own('zone', ({offsetMinutes, zone, at}) => zoned(localTime(at, offsetMinutes).offset, zone)),
  own('utc', (row) => row.at),
  own('time_known_from', (row) => row.basis),
  fact('claimed_time_shown', (facts) => facts.postedAt.shown),
  fact('claimed_time_exact', (facts) => facts.postedAt.exact),
  fact('claimed_time_from_id', (facts) => facts.postedAt.fromId),
  own('claimed_not_before', ({exhibit}) => exhibit.facts?.postedAt.earliest ?? ''),
  own('claimed_not_after', ({exhibit}) => exhibit.facts?.postedAt.latest ?? ''),
  own('claimed_precision', ({exhibit}) => exhibit.facts?.postedAt.precision ?? ''),
  own('seen_date', ({exhibit}) => seenLocal(exhibit).date),
  own('seen_time', ({exhibit}) => seenLocal(exhibit).time),
  own('seen_zone', ({exhibit}) => zoned(seenLocal(exhibit).offset, seenAt(exhibit).zone)),
  own('seen_utc', ({exhibit}) => seenAt(exhibit).at),
  own('sealed_utc', ({exhibit}): Instant => exhibit.exhibit.sealedAt.at),
  fact('platform', (facts) => facts.item.platform),
  own('kind', ({exhibit}) => (exhibit.facts ? (valueIn(exhibit.facts.item.itemKind) ?? '') : '')),
  fact('name', (facts) => facts.item.author.displayName),
  fact('handle', (facts) => facts.item.author.handle),
  fact('account_id', (facts) => facts.item.author.accountId),
  fact('profile', (facts) => facts.item.author.profile),
  fact('text', (facts) => facts.item.text),
  fact('page_address', (facts) => facts.page.address),
  fact('permalink', (facts) => facts.item.permalink),
  fact('page_title', (facts) => facts.page.title),
  own('picture', ({exhibit}) =>
    printedParts(exhibit.exhibit)
      .map(({how}) => how)
      .join(' + '),
  ),
  foreign('missing', ({exhibit}) => missing(exhibit)),
  foreign('problems', ({exhibit}, {input}) => problems(exhibit, input.say)),
  own('told_date', () => ''),
  own('told_until', () => ''),
  own('told_how_sure', () => ''),
  own('told_in_words', () => ''),
  own('where', () => ''),
  own('written_utc', () => ''),
  own('written_days_after', () => ''),
  own('record_sha256', ({exhibit}) => exhibit.digest),
];

/** The cells of an incident, by column; the others are empty. Its date and time are those told, never converted. */
function incidentCells({record, digest}: PackIncident, say: Say): {readonly [column: string]: string} {
  const {happened, writtenAt, where, words} = record;
  const [date = '', time = ''] = happened.start.split('T');
  return {
    exhibit: withoutFormula(say('report_incidentLabel', record.ordinal)),
    ordinal: String(record.ordinal),
    date,
    time,
    zone: withoutFormula(happened.zone),
    time_known_from: 'told',
    kind: 'incident',
    text: withoutFormula(words),
    told_date: happened.start,
    told_until: happened.end ?? '',
    told_how_sure: happened.precision,
    told_in_words: withoutFormula(happened.said ?? ''),
    where: withoutFormula(where.text),
    written_utc: writtenAt.at,
    written_days_after: String(daysUntil(happened, writtenAt) ?? ''),
    record_sha256: digest,
  };
}

/**
 * `chronology.csv`: one row an exhibit or incident in the report's order. RFC 4180 with CRLF; UTF-8 with a byte order mark, since
 * Excel reads UTF-8 by it alone. Every cell is quoted, so that no line end or separator in a text can end it.
 */
export function timelineCsv(context: ReportContext): string {
  const heads = COLUMNS.map(({name}) => name);
  const rows = chronologyOf(context.input).map((one) => {
    if (one.kind === 'exhibit') return COLUMNS.map(({cell}) => cell(one.row, context));
    const cells = incidentCells(one.incident, context.input.say);
    return COLUMNS.map(({name}) => cells[name] ?? '');
  });
  return `\ufeff${[heads, ...rows].map((cells) => `${cells.map(quotedCell).join(',')}\r\n`).join('')}`;
}

function quotedCell(text: string): string {
  return `"${text.toWellFormed().replaceAll('"', '""')}"`;
}

/*
 * Spreadsheets take a cell for a formula by its first character, whatever the quoting; where the separator of the
 * country is a semicolon or a tab, a comma-separated row is cut at those too, and so may begin a cell in the middle of
 * a text. So one apostrophe is put at the start of a cell, and after each semicolon, tab or line end in it, where
 * what follows would begin a formula: = + - @, their full-width and small forms, or the minus sign, blanks and
 * invisible characters before them not counted. It is also put before an apostrophe there, which makes the rule
 * reversible: whoever takes away one apostrophe at each of those places has the text (see `csvText`).
 */
const PIECE_START = /(?<=^|[;\t\r\n])(?=['\t\r\n]|(?:(?![\t\r\n])[\s\p{Cf}\p{Cc}])*[=+\-@＝＋－＠﹢﹣﹦﹫−])/gu;

/** The text with no piece that a spreadsheet could take for a formula. */
export function withoutFormula(text: string): string {
  return text.replace(PIECE_START, "'");
}

/** The text of a cell that `withoutFormula` wrote. */
export function csvText(cell: string): string {
  return cell.replace(/(?<=^|[;\t\r\n])'/g, '');
}

function seenLocal(exhibit: PackExhibit): {date: string; time: string; offset: string} {
  const {at, offsetMinutes} = seenAt(exhibit);
  return localTime(at, offsetMinutes);
}

function zoned(offset: string, zone: string): string {
  return zone === '' || zone === 'UTC' ? offset : `${offset} ${zone}`;
}

/** Why a cell is empty: `permalink: …`, for the facts of a row that the page did not show. */
function missing({facts}: PackExhibit): string {
  if (!facts) return '';
  const {item, postedAt, page} = facts;
  const all: readonly (readonly [string, Fact<unknown>])[] = [
    ['claimed_time_shown', postedAt.shown],
    ['claimed_time_exact', postedAt.exact],
    ['claimed_time_from_id', postedAt.fromId],
    ['platform', item.platform],
    ['kind', item.itemKind],
    ['name', item.author.displayName],
    ['handle', item.author.handle],
    ['account_id', item.author.accountId],
    ['profile', item.author.profile],
    ['text', item.text],
    ['page_address', page.address],
    ['permalink', item.permalink],
    ['page_title', page.title],
  ];
  return all.flatMap(([name, one]) => (known(one) ? [] : [`${name}: ${one.missing}`])).join(' / ');
}

function problems(exhibit: PackExhibit, say: Say): string {
  return doubtsOf(exhibit, say).join(' / ');
}
