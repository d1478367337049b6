import {expect, it} from 'vitest';
import {appendEntry, type LogLine} from '../../../src/core/custody/append-entry.ts';
import type {EntryType} from '../../../src/core/custody/entry.ts';
import {caseReport} from '../../../src/core/report/case-report.ts';
import {contextOf, instant, uuid} from './sample.ts';

function logOf(...entries: readonly [EntryType, 'exhibit' | 'incident', number][]): LogLine[] {
  const lines: LogLine[] = [];
  for (const [type, kind, n] of entries) {
    const at = instant('2026-01-20T10:00:00Z');
    const rest = {offsetMinutes: 0, session: uuid(2), digest: null, version: '0.1.0', detail: {}};
    lines.push(appendEntry(lines.at(-1), {...rest, at, type, target: {kind, id: uuid(n)}}));
  }
  return lines;
}

it('what was deleted and put back is not counted as deleted, and what was deleted twice is counted once', () => {
  const log = logOf(
    ['record.deleted', 'exhibit', 1],
    ['record.putBack', 'exhibit', 1],
    ['record.deleted', 'exhibit', 2],
    ['record.deleted', 'incident', 3],
    ['record.deleted', 'incident', 3],
    ['incident.revised', 'incident', 3],
    ['record.deleted', 'incident', 4],
    ['record.deleted', 'incident', 4],
  );
  const report = caseReport(contextOf([], {log}));
  expect(report).toContain('<a href="#log">2</a>');
});
