import type {Bytes} from '../bytes.ts';
import type {ReportContext} from '../pack/pack-input.ts';
import {millisecondsOf} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {type ChronologyLine, lineOf} from './chronology-lines.ts';
import {chronologyOf} from './chronology-rows.ts';
import {visibleControls} from './invisible.ts';
import {timelineTable} from './timeline-csv.ts';

/** Excel calls a file broken in which a cell has more. */
const LONGEST_CELL = 32_767;

type Column = {head: MessageName; width: number; text: (line: ChronologyLine) => string};

/** The columns of the printed chronology, one fact each. */
const COLUMNS: readonly Column[] = [
  {head: 'report_headNumber', width: 14, text: ({number}) => number},
  {head: 'report_headDate', width: 11, text: ({date}) => date},
  {head: 'report_headClock', width: 9, text: ({time}) => time},
  {head: 'report_headZone', width: 18, text: ({zone}) => zone},
  {head: 'report_headUntil', width: 18, text: ({until}) => until},
  {head: 'report_headHowTimeKnown', width: 24, text: ({known}) => known},
  {head: 'report_headSaidTime', width: 24, text: ({said}) => said},
  {head: 'report_headNoted', width: 30, text: ({noted}) => noted},
  {head: 'report_headKind', width: 24, text: ({kinds}) => kinds.join('\n')},
  {head: 'report_headWhatHappened', width: 60, text: ({words, wordless}) => words || wordless},
  {head: 'report_headWhereHow', width: 30, text: ({where}) => where.join('\n')},
  {head: 'report_headWho', width: 24, text: ({who}) => who.join('\n')},
  {head: 'report_headWitnesses', width: 30, text: ({witnesses}) => witnesses.join('\n')},
  {head: 'report_headTold', width: 36, text: ({told}) => told.join('\n')},
  {head: 'report_headEffect', width: 30, text: ({effect}) => effect.join('\n')},
  {head: 'report_headShownBy', width: 16, text: ({shownBy}) => shownBy.join('\n')},
  {head: 'report_headMarks', width: 16, text: ({marks}) => marks.join('\n')},
];

/**
 * `chronology.xlsx`: the printed chronology, and on a second sheet every column of `chronology.csv`. Every cell is a text,
 * which no spreadsheet takes for a formula; so nothing is put before it, unlike in the CSV.
 */
export async function timelineXlsx(context: ReportContext): Promise<Bytes> {
  const {say, sealedAt} = context.input;
  const lines = chronologyOf(context.input).map((row) => lineOf(row, context.input));
  const sealed = new Date(millisecondsOf(sealedAt.at));
  // Only who makes a pack needs it.
  const {writeXlsx} = await import('hucre/xlsx');
  const table = timelineTable(context);
  const bytes = await writeXlsx({
    properties: {created: sealed, modified: sealed},
    sheets: [
      {
        name: say('report_sheetChronology'),
        columns: COLUMNS.map(({width}) => ({width, style: {alignment: {wrapText: true, vertical: 'top'}}})),
        rows: [
          COLUMNS.map(({head}) => say(head)),
          ...lines.flatMap((line) =>
            fitting(
              COLUMNS.map(({text}) => text(line)),
              say,
            ),
          ),
        ],
        freezePane: {rows: 1},
      },
      {name: 'chronology.csv', rows: table.flatMap((cells) => fitting(cells, say)), freezePane: {rows: 1}},
    ],
  });
  return new Uint8Array(bytes);
}

/** A row, and under it as many more as its longest text needs: nothing is cut off. */
function fitting(cells: readonly string[], say: Say): string[][] {
  // Characters that XML has no form for are named, as on paper.
  const pieces = cells.map((cell) => piecesOf(visibleControls(cell)));
  const rows = Math.max(1, ...pieces.map(({length}) => length));
  const [number = ''] = cells;
  return Array.from({length: rows}, (_, n) =>
    pieces.map((some, column) =>
      n > 0 && column === 0 ? say('report_goesOn', number, n + 1) : cellText(some[n] ?? ''),
    ),
  );
}

/** Never cut within a character of two halves. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = at + LONGEST_CELL;
    const inside = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1));
    const to = inside ? end - 1 : end;
    pieces.push(text.slice(at, to));
    at = to;
  }
  return pieces;
}

/** Excel reads `_x0041_` in a text as the letter of that number; written so, it stays what it is. */
function cellText(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
