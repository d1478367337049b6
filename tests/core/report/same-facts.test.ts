import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {ReportContext} from '../../../src/core/pack/pack-input.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {type ChronologyLine, lineOf} from '../../../src/core/report/chronology-lines.ts';
import {chronologyOf} from '../../../src/core/report/chronology-rows.ts';
import {timelineCsv} from '../../../src/core/report/timeline-csv.ts';
import {timelineIcs} from '../../../src/core/report/timeline-ics.ts';
import {timelineXlsx} from '../../../src/core/report/timeline-xlsx.ts';
import {fullContext, fullTelling, incidentOf} from './full-case.ts';
import {contextOf, exhibitOf, postFacts, say} from './sample.ts';

type Event = {[name: string]: string};
type Forms = {
  csv: string[][];
  xlsx: {sheets: string[][][]; names: string[]; formulas: number; links: string[]};
  ics: {events: Event[]; longest: number};
  html: string[][];
};

/** All four forms as programs read them that know nothing of ours. */
async function formsOf(context: ReportContext): Promise<Forms> {
  const folder = mkdtempSync(join(tmpdir(), 'forms-'));
  writeFileSync(join(folder, 'chronology.csv'), timelineCsv(context));
  writeFileSync(join(folder, 'chronology.xlsx'), await timelineXlsx(context));
  writeFileSync(join(folder, 'chronology.ics'), timelineIcs(context));
  writeFileSync(join(folder, 'report.html'), caseReport(context));
  const out = execFileSync('python3', [join(import.meta.dirname, 'read-forms.py'), folder], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  rmSync(folder, {recursive: true});
  return JSON.parse(out);
}

function linesOf({input}: ReportContext): ChronologyLine[] {
  return chronologyOf(input).map((row) => lineOf(row, input));
}

/** Every fact of a line but its words, as it stands in all forms. */
function factsOf(line: ChronologyLine): string[] {
  const {number, date, time, until, known, noted, kinds, where, who, witnesses, told, effect, shownBy, marks} = line;
  const all = [number, date, time, until, known, noted, ...kinds, ...where, ...who];
  return [...all, ...witnesses, ...told, ...effect, ...shownBy, ...marks].filter((text) => text !== '');
}

const column = (rows: string[][], name: string) => {
  const at = rows[0]?.indexOf(name) ?? -1;
  expect(at).toBeGreaterThanOrEqual(0);
  return rows.slice(1).map((row) => row[at] ?? '');
};

describe('the forms of a chronology', async () => {
  const context = fullContext();
  const lines = linesOf(context);
  const {csv, xlsx, ics, html} = await formsOf(context);
  const [sheet = [], raw = []] = xlsx.sheets;

  it('hold as many rows each, in the same order', () => {
    expect(lines).toHaveLength(42);
    const numbers = lines.map(({number}) => number);
    expect(column(csv, 'number')).toEqual(numbers);
    expect(column(sheet, say('report_headNumber'))).toEqual(numbers);
    expect(html.slice(1).map(([number]) => number)).toEqual(numbers);
    expect(ics.events.map(({SUMMARY = ''}) => SUMMARY.split(' · ')[0])).toEqual(numbers);
  });

  it('say every fact of every row', () => {
    for (const [at, line] of lines.entries()) {
      const sheetRow = (sheet[at + 1] ?? []).join('\n');
      const htmlRow = (html[at + 1] ?? []).join('\n');
      for (const text of factsOf(line)) {
        expect(sheetRow).toContain(text);
        expect(htmlRow).toContain(text);
        expect(ics.events[at]?.DESCRIPTION).toContain(text);
      }
      // The table of all columns has its own form of when it was noted: in UTC.
      const csvRow = (csv[at + 1] ?? []).join('\n');
      for (const text of factsOf({...line, noted: '', until: ''})) expect(csvRow).toContain(text);
    }
  });

  it('have the words whole, but for the printed table, which has their beginning', () => {
    const words = lines.map((line) => line.words);
    expect(column(csv, 'text')).toEqual(words);
    for (const [at, line] of lines.entries()) {
      expect(sheet[at + 1]).toContain(line.words || line.wordless);
      expect(ics.events[at]?.DESCRIPTION).toContain(line.words || line.wordless);
      expect(html[at + 1]?.join('\n')).toContain((line.words || line.wordless).slice(0, 100));
    }
  });

  it('have the second sheet of the spreadsheet equal to the CSV', () => {
    const filled = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replaceAll('\r\n', '\n')));
    const width = csv[0]?.length ?? 0;
    expect(filled(raw).map((row) => [...row, ...Array<string>(width - row.length).fill('')])).toEqual(filled(csv));
  });

  it('never turn a told day into a moment', () => {
    const about = lines.findIndex(({known, time}) => known === say('report_toldAbout') && time === '');
    expect(Object.keys(ics.events[about] ?? {})).toContain('DTSTART;VALUE=DATE');
    const exact = lines.findIndex(({known}) => known === say('report_toldExact'));
    expect(ics.events[exact]?.DTSTART).toBe(`${lines[exact]?.date.replaceAll('-', '')}T083000Z`);
    const between = lines.findIndex(({until, anchor}) => until !== '' && anchor.startsWith('incident'));
    expect(ics.events[between]?.DTEND).toMatch(/T233000Z$/);
    const undated = lines.findIndex(({date, anchor}) => date === '' && anchor.startsWith('incident'));
    expect(ics.events[undated]?.['DTSTART;VALUE=DATE']).toBe('20260225');
    expect(ics.events[undated]?.SUMMARY).toContain(say('report_toldUnknown'));
  });

  it('have no line of the calendar over 75 octets, and no formula or link in the spreadsheet', () => {
    expect(ics.longest).toBeLessThanOrEqual(75);
    expect(xlsx.formulas).toBe(0);
    expect(xlsx.links).toEqual([]);
    expect(xlsx.names).toEqual([say('report_sheetChronology'), 'chronology.csv']);
  });
});

const HOSTILE = [
  '=HYPERLINK("http://127.0.0.1/","x")',
  '@SUM(A1)',
  "';=1",
  '_x0041_ _x005F_',
  'a\r\nEND:VEVENT\r\nBEGIN:VALARM;x,y\\n',
  '</td></tr></table><script>document.title="RAN"</script>',
  'مرحبا\u202e😀👩‍👩‍👧',
  '  \t lead and trail \n',
  'bell \u0007 and \u0000 and \ufffe',
  `${'x'.repeat(32_766)}😀${'w'.repeat(68_000)}`,
];

describe('the forms of hostile texts', async () => {
  const incidents = HOSTILE.map((words, n) =>
    incidentOf(n + 1, {
      ...fullTelling(n + 1),
      words,
      where: {text: words, kind: ''},
      who: words,
      kinds: [words],
      marks: [words],
      witnesses: [{name: words, contact: words, saw: '', asked: 'willing'}],
    }),
  );
  const context = contextOf([exhibitOf(1, postFacts(1, HOSTILE[0] ?? ''))], {incidents});
  const {csv, xlsx, ics} = await formsOf(context);
  const visible = (text: string) =>
    text.replaceAll('\u0007', '[U+0007]').replaceAll('\u0000', '[U+0000]').replaceAll('\ufffe', '[U+FFFE]');

  it('give every text back, and let none of them break out', () => {
    const lines = linesOf(context);
    expect(column(csv, 'text')).toEqual(lines.map(({words}) => words));
    expect(ics.events).toHaveLength(lines.length);
    expect(xlsx.formulas).toBe(0);
    for (const [at, {words}] of lines.entries())
      expect(ics.events[at]?.DESCRIPTION).toContain(visible(words.replaceAll('\r\n', '\n')));
  });

  it('go on in the next row of the spreadsheet where a text is too long for a cell', () => {
    const [sheet = []] = xlsx.sheets;
    const long = HOSTILE.at(-1) ?? '';
    const at = sheet[0]?.indexOf(say('report_headWhatHappened')) ?? -1;
    const number = say('report_incidentLabel', HOSTILE.length);
    const rows = sheet.filter(([first = '']) => first === number || first.startsWith(`${number}, part`));
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map((row) => row[at] ?? '').join('')).toBe(long);
    for (const row of sheet) for (const cell of row) expect(cell.length).toBeLessThanOrEqual(32_767);
  });
});

describe('a pack in which nothing happened yet', () => {
  it('has a spreadsheet with heads alone', async () => {
    const bytes = await timelineXlsx(contextOf([]));
    expect(bytes.length).toBeGreaterThan(1000);
  });
});
