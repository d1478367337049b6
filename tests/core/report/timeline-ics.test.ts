import {describe, expect, it} from 'vitest';
import {emptyTelling} from '../../../src/core/diary/incident.ts';
import type {ToldTime} from '../../../src/core/diary/told-time.ts';
import {firstIncident} from '../../../src/core/diary/write-incident.ts';
import type {PackIncident} from '../../../src/core/pack/pack-input.ts';
import {chronologyOf} from '../../../src/core/report/chronology-rows.ts';
import {timelineIcs} from '../../../src/core/report/timeline-ics.ts';
import {CASE_RECORD, contextOf, exhibitOf, instant, moment, postFacts, told, uuid} from './sample.ts';

function entry(happened: Partial<ToldTime>): PackIncident {
  const empty = emptyTelling('Europe/London');
  const place = {id: uuid(1001), caseId: uuid(90), ordinal: 1, salt: 'AAECAwQFBgcICQoLDA0ODw=='};
  const telling = {...empty, words: 'It rang.', happened: {...empty.happened, ...happened}};
  return firstIncident(telling, place, moment('2026-02-01T10:00:00Z'));
}

function timesIn(incident: PackIncident): string[] {
  const lines = timelineIcs(contextOf([], {incidents: [incident]})).split('\r\n');
  return lines.filter((line) => /^DT(START|END)/.test(line));
}

describe('the calendar', () => {
  it('has both moments of a clock time that came twice, and one of any other', () => {
    expect(timesIn(entry({start: '2025-10-26T01:30', precision: 'exact'}))).toEqual([
      'DTSTART:20251026T003000Z',
      'DTEND:20251026T013000Z',
    ]);
    expect(timesIn(entry({start: '2025-10-26T03:30', precision: 'exact'}))).toEqual(['DTSTART:20251026T033000Z']);
  });
});

describe('the chronology', () => {
  it('puts what was told without a zone on the keeper’s own clock', () => {
    const facts = postFacts(1, 'a post');
    facts.postedAt.exact = told(instant('2025-07-01T20:30:00Z'));
    const record = {...CASE_RECORD, zone: 'Europe/London'};
    // 20:45 UTC, by the clock of London in July.
    const incidents = [entry({start: '2025-07-01T21:45', precision: 'exact', zone: ''})];
    const rows = chronologyOf(contextOf([exhibitOf(1, facts)], {record, incidents}).input);
    expect(rows.map(({kind, at}) => [kind, at])).toEqual([
      ['exhibit', '2025-07-01T20:30:00.000Z'],
      ['incident', '2025-07-01T20:45:00.000Z'],
    ]);
  });
});
