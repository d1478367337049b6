import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import {csvText, timelineCsv, timelineTable, withoutFormula} from '../../../src/core/report/timeline-csv.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {contextOf, emptyFacts, exhibitOf, fakeHash, moment, postFacts, told, uuid} from './sample.ts';

const HOSTILE = [
  '=HYPERLINK("http://127.0.0.1/","x")',
  '@SUM(A1)',
  '-2+3',
  '+491234',
  '\t=1',
  '\r',
  '\n=1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "''",
  "a;'b",
  '  =1',
  '\u200b=1',
  "x;=cmd|' /C calc'!A0;y",
  'a\n=1\r\n+2\t-3;@4',
  '";=1+1;"',
  'a "quoted", comma, line\nend',
  '',
  'مرحبا 😀',
  ';\t=1',
];

/** What Python's own reader makes of the file, and of each cell by the documented rule. */
function readBack(csv: string): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'chronology-'));
  writeFileSync(join(folder, 'chronology.csv'), csv);
  const script = `import csv, json, re
rows = csv.reader(open('chronology.csv', encoding='utf-8-sig', newline=''), strict=True)
print(json.dumps([[re.sub(r"(?:(?<=[;\\t\\r\\n])|\\A)'", '', cell) for cell in row] for row in rows]))`;
  const out = execFileSync('python3', ['-c', script], {cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28});
  rmSync(folder, {recursive: true});
  return JSON.parse(out);
}

function sample(texts: readonly string[]): string {
  return timelineCsv(
    contextOf(
      texts.map((text, i) => {
        const facts = postFacts(1, text);
        facts.item.author.displayName = told(text);
        return exhibitOf(i + 1, facts);
      }),
    ),
  );
}

describe('timelineCsv', () => {
  it('gives every text back to an independent reader by the documented rule', () => {
    const [head = [], ...rows] = readBack(sample(HOSTILE));
    expect(rows.map((row) => row[head.indexOf('text')])).toEqual(HOSTILE);
    expect(rows.map((row) => row[head.indexOf('name')])).toEqual(HOSTILE);
    expect(rows.every((row) => row.length === head.length)).toBe(true);
  });

  it('begins no cell with a formula, for whatever separator a spreadsheet cuts at', () => {
    for (const text of HOSTILE) {
      for (const piece of withoutFormula(text).split(/[;\t\r\n]/)) expect(piece.trim()).not.toMatch(/^[=+\-@＝＋－＠]/);
      expect(csvText(withoutFormula(text))).toBe(text);
    }
    const cells = sample(HOSTILE)
      .slice(1)
      .split('\r\n')
      .flatMap((line) => line.split('","'));
    for (const cell of cells) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
  });

  it('gives back whatever random text it is fed', () => {
    let seed = 7;
    const next = (limit: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % limit;
    };
    const alphabet = ['=', '+', '-', '@', "'", ';', '\t', '\r', '\n', ' ', 'a', '"', ',', '\u200b', '＝'];
    for (let i = 0; i < 5000; i += 1) {
      const text = Array.from({length: next(9)}, () => alphabet[next(alphabet.length)]).join('');
      expect(csvText(withoutFormula(text))).toBe(text);
    }
  });

  it('leaves its own dates, offsets and numbers as they are', () => {
    const [head = [], row = []] = readBack(sample(['a']));
    const cell = (name: string) => row[head.indexOf(name)];
    expect(cell('exhibit')).toBe('AK/1');
    expect(cell('date')).toBe('2026-01-01');
    expect(cell('time')).toBe('21:14:05');
    expect(cell('zone')).toBe('UTC+00:00 Europe/London');
    expect(cell('utc')).toBe('2026-01-01T21:14:05.000Z');
    expect(cell('time_known_from')).toBe('exact');
    expect(cell('record_sha256')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says why a cell is empty', () => {
    const [head = [], row = []] = readBack(timelineCsv(contextOf([exhibitOf(1, emptyFacts(1))])));
    expect(row[head.indexOf('text')]).toBe('');
    expect(row[head.indexOf('missing')]).toContain('text: nothing of the kind on the page');
  });

  it('is UTF-8 with a mark, rows end in CRLF, and no exhibits leave the head alone', () => {
    const csv = timelineCsv(contextOf([]));
    expect(csv.startsWith('\ufeff"exhibit","ordinal",')).toBe(true);
    expect(csv.endsWith('"record_sha256"\r\n')).toBe(true);
    expect(csv.match(/\r\n/g)).toHaveLength(1);
  });

  it('is quick on a long text that would make a slow pattern slow', () => {
    const started = performance.now();
    for (const piece of ['\n ', '; ', ' ', '\n', '\u200b', ';'])
      expect(csvText(withoutFormula(piece.repeat(50_000)))).toHaveLength(piece.length * 50_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('the row of a chat that was brought in', () => {
  it('has the first and the last that its messages can mean', async () => {
    const chat = JSON.stringify({
      ...{name: 'M', type: 'personal_chat', id: 1},
      messages: ['2025-02-03', '2025-06-07'].map((day, at) => ({
        ...{id: at, type: 'message', date: `${day}T12:00:00`, from: 'M', from_id: 'user1', text: 'words'},
        date_unixtime: String(Date.parse(`${day}T12:00:00Z`) / 1000),
      })),
    });
    const said = {originalName: 'r.json', fileModifiedAt: null, saysWhat: ''};
    const imported = {...said, pickedAt: moment('2026-02-01T10:00:00Z')};
    const {draft, record} = drafted(chat, await read(chat, 'r.json'), {id: uuid(1), imported});
    const sealed = sealExhibit(draft, {caseId: uuid(90), ordinal: 1, deviceKeyId: fakeHash('key')});
    const one = {id: uuid(1), ordinal: 1, ...sealed, facts: undefined, reading: record};
    const [heads = [], row = []] = timelineTable(contextOf([one]));
    const cell = (name: string) => row[heads.indexOf(name)];
    expect([cell('time_known_from'), cell('claimed_not_before'), cell('claimed_not_after')]).toEqual([
      'file',
      '2025-02-03T12:00:00.000Z',
      '2025-06-07T12:00:00.000Z',
    ]);
  });
});
