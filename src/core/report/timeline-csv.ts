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
import {type ChronologyLine, lineOf} from './chronology-lines.ts';
import {chronologyOf} from './chronology-rows.ts';
import {localTime} from './dates.ts';
import {doubtsOf} from './exhibit-doubts.ts';
import {seenAt, type TimelineRow} from './timeline.ts';

/** `forRow` is the cell of an exhibit. What both kinds of row have comes from the line that all forms share. */
type Column = {name: string; cell: (row: TimelineRow, context: ReportContext, line: ChronologyLine) => string};

const column = (name: string, cell: Column['cell']): Column => ({name, cell});
const fact = (name: string, of: (facts: NonNullable<PackExhibit['facts']>) => Fact<string>): Column =>
  column(name, ({exhibit}) => (exhibit.facts ? (valueIn(of(exhibit.facts)) ?? '') : ''));

/** Columns that say the same of exhibits and of incidents. */
const SHARED: readonly {name: string; of: (line: ChronologyLine) => readonly string[]}[] = [
  {name: 'number', of: ({number}) => [number]},
  {name: 'how_known', of: ({known}) => [known]},
  {name: 'kinds', of: ({kinds}) => kinds},
  {name: 'where_and_how', of: ({where}) => where},
  {name: 'who', of: ({who}) => who},
  {name: 'witnesses', of: ({witnesses}) => witnesses},
  {name: 'told', of: ({told}) => told},
  {name: 'effect', of: ({effect}) => effect},
  {name: 'shown_by', of: ({shownBy}) => shownBy},
  {name: 'marks', of: ({marks}) => marks},
];

/** The columns, in order. Their names are part of the format and the same in every language. */
const COLUMNS: readonly Column[] = [
  column('exhibit', ({exhibit}, {input}) => exhibitLabel(input, exhibit.ordinal)),
  column('ordinal', ({exhibit}) => String(exhibit.ordinal)),
  column('date', (row) => localTime(row.at, row.offsetMinutes).date),
  column('time', (row) => localTime(row.at, row.offsetMinutes).time),
  column('zone', ({offsetMinutes, zone, at}) => zoned(localTime(at, offsetMinutes).offset, zone)),
  column('utc', (row) => row.at),
  column('time_known_from', (row) => row.basis),
  fact('claimed_time_shown', (facts) => facts.postedAt.shown),
  fact('claimed_time_exact', (facts) => facts.postedAt.exact),
  fact('claimed_time_from_id', (facts) => facts.postedAt.fromId),
  // Of a file, what it says of itself: without these a chat of months would stand there as one moment.
  column('claimed_not_before', ({exhibit, basis, at}) =>
    basis === 'file' ? at : (exhibit.facts?.postedAt.earliest ?? ''),
  ),
  column('claimed_not_after', ({exhibit, basis, at, until = at}) =>
    basis === 'file' ? until : (exhibit.facts?.postedAt.latest ?? ''),
  ),
  column('claimed_precision', ({exhibit}) => exhibit.facts?.postedAt.precision ?? ''),
  column('seen_date', ({exhibit}) => seenLocal(exhibit).date),
  column('seen_time', ({exhibit}) => seenLocal(exhibit).time),
  column('seen_zone', ({exhibit}) => zoned(seenLocal(exhibit).offset, seenAt(exhibit).zone)),
  column('seen_utc', ({exhibit}) => seenAt(exhibit).at),
  column('sealed_utc', ({exhibit}): Instant => exhibit.exhibit.sealedAt.at),
  fact('platform', (facts) => facts.item.platform),
  column('kind', ({exhibit}) => (exhibit.facts ? (valueIn(exhibit.facts.item.itemKind) ?? '') : '')),
  fact('name', (facts) => facts.item.author.displayName),
  fact('handle', (facts) => facts.item.author.handle),
  fact('account_id', (facts) => facts.item.author.accountId),
  fact('profile', (facts) => facts.item.author.profile),
  column('text', (_, __, {words}) => words),
  fact('page_address', (facts) => facts.page.address),
  fact('permalink', (facts) => facts.item.permalink),
  fact('page_title', (facts) => facts.page.title),
  column('picture', ({exhibit}) =>
    printedParts(exhibit)
      .map(({how}) => how)
      .join(' + '),
  ),
  column('missing', ({exhibit}) => missing(exhibit)),
  column('problems', ({exhibit}, {input}) => problems(exhibit, input.say)),
  column('told_date', () => ''),
  column('told_until', () => ''),
  column('told_how_sure', () => ''),
  column('told_in_words', () => ''),
  column('where', () => ''),
  column('written_utc', () => ''),
  column('written_days_after', () => ''),
  ...SHARED.map(({name, of}) => column(name, (_, __, line) => of(line).join(' / '))),
  column('record_sha256', ({exhibit}) => exhibit.digest),
];

/** The cells of an incident, by column; the others are empty. Its date and time are those told, never converted. */
function incidentCells({record, digest}: PackIncident, line: ChronologyLine): {readonly [column: string]: string} {
  const {happened, writtenAt, where, words} = record;
  return {
    exhibit: line.number,
    ordinal: String(record.ordinal),
    date: line.date,
    time: line.time,
    zone: happened.zone,
    time_known_from: 'told',
    kind: 'incident',
    text: words,
    told_date: happened.start,
    told_until: happened.end ?? '',
    told_how_sure: happened.precision,
    told_in_words: happened.said ?? '',
    where: where.text,
    written_utc: writtenAt.at,
    written_days_after: String(daysUntil(happened, writtenAt) ?? ''),
    record_sha256: digest,
    ...Object.fromEntries(SHARED.map(({name, of}) => [name, of(line).join(' / ')])),
  };
}

/** Every exhibit and incident with every column, as texts just as they are; the first row is the heads. */
export function timelineTable(context: ReportContext): string[][] {
  const rows = chronologyOf(context.input).map((one) => {
    const line = lineOf(one, context.input);
    if (one.kind === 'exhibit') return COLUMNS.map(({cell}) => cell(one.row, context, line));
    const cells = incidentCells(one.incident, line);
    return COLUMNS.map(({name}) => cells[name] ?? '');
  });
  return [COLUMNS.map(({name}) => name), ...rows];
}

/**
 * `chronology.csv`: one row an exhibit or incident in the report's order. RFC 4180 with CRLF; UTF-8 with a byte order mark, since
 * Excel reads UTF-8 by it alone. Every cell is quoted, so that no line end or separator in a text can end it.
 */
export function timelineCsv(context: ReportContext): string {
  const rows = timelineTable(context).map(
    (cells) => `${cells.map((cell) => quotedCell(withoutFormula(cell))).join(',')}\r\n`,
  );
  return `\ufeff${rows.join('')}`;
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
