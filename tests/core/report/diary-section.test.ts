import {describe, expect, it} from 'vitest';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import {firstIncident, nextIncident} from '../../../src/core/diary/write-incident.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {chronologyOf} from '../../../src/core/report/chronology-rows.ts';
import {timelineCsv} from '../../../src/core/report/timeline-csv.ts';
import {contextOf, exhibitOf, moment, postFacts, uuid} from './sample.ts';

const place = {id: uuid(900), caseId: uuid(901), ordinal: 1, salt: 'AAECAwQFBgcICQoLDA0ODw=='};
const empty = emptyTelling('America/New_York');
const told = {
  ...empty,
  words: '=He stood <there>',
  happened: {...empty.happened, start: '2026-01-05', precision: 'about' as const},
};
const first = firstIncident(told, place, moment('2026-01-20T10:00:00Z'));
const second = nextIncident(
  first,
  {...told, words: '=He stood <there> an hour'},
  place.salt,
  moment('2026-01-21T10:00:00Z'),
);
const exhibits = [exhibitOf(1, postFacts(4, 'a')), exhibitOf(2, postFacts(8, 'b'))];
const context = contextOf(exhibits, {incidents: [first, second]});

describe('incidents in the report', () => {
  it('stand among the exhibits at the day that was told', () => {
    expect(chronologyOf(context.input).map(({kind}) => kind)).toEqual(['exhibit', 'incident', 'exhibit']);
  });

  it('are shown in full with every revision, with how sure the time is and how long after it was written', () => {
    const report = caseReport(context);
    expect(report).toContain('href="#incident-1"');
    expect(report).toContain('=He stood &lt;there&gt; an hour</div>');
    expect(report).toContain('=He stood &lt;there&gt;</div>');
    expect(report).toContain('days after: 15');
    expect(report).toContain('told as about then');
    expect(report).toContain(first.digest.slice(0, 8));
    expect(report).not.toContain('<there>');
  });

  it('are rows of the table, with the date as told', () => {
    const csv = timelineCsv(context);
    const [head = '', , row = ''] = csv.split('\r\n').map((line) => line.replaceAll('\ufeff', ''));
    const cells = row.split('","').map((cell) => cell.replaceAll('"', ''));
    const names = head.split('","').map((cell) => cell.replaceAll('"', ''));
    const cell = (name: string) => cells[names.indexOf(name)];
    expect(['date', 'time', 'utc', 'told_how_sure', 'written_days_after', 'text'].map(cell)).toEqual([
      '2026-01-05',
      '',
      '',
      'about',
      '15',
      "'=He stood <there> an hour",
    ]);
    expect(cell('record_sha256')).toBe(second.digest);
  });

  it('leave a report without any as it was', () => {
    expect(caseReport(contextOf(exhibits))).not.toContain('id="diary"');
  });
});
