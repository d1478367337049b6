import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {bothTimes} from '../../../src/core/report/both-times.ts';
import {lineOf} from '../../../src/core/report/chronology-lines.ts';
import {chronologyOf} from '../../../src/core/report/chronology-rows.ts';
import {dayText, offsetIn} from '../../../src/core/report/dates.ts';
import {textOf} from '../../../src/core/report/html.ts';
import {timelineOf} from '../../../src/core/report/timeline.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {
  contextOf,
  emptyFacts,
  exhibitOf,
  fakeHash,
  instant,
  missing,
  moment,
  postFacts,
  say,
  told,
  uuid,
} from './sample.ts';

describe('timelineOf', () => {
  it('orders by the exact time, the time in the id, the earliest it can mean, else by when it was seen', () => {
    const exact = exhibitOf(1, postFacts(20, 'a'));
    const range = postFacts(10, 'b');
    range.postedAt.exact = missing('none');
    const fromId = postFacts(5, 'c');
    fromId.postedAt.exact = missing('none');
    fromId.postedAt.fromId = told(instant('2026-01-12T00:00:00Z'));
    const rows = timelineOf([
      exact,
      exhibitOf(2, range),
      exhibitOf(3, fromId),
      exhibitOf(4, emptyFacts(4)),
      exhibitOf(5, undefined),
    ]);
    expect(rows.map(({exhibit, basis}) => [exhibit.ordinal, basis])).toEqual([
      [2, 'range'],
      [3, 'fromId'],
      [1, 'exact'],
      [4, 'seen'],
      [5, 'seen'],
    ]);
  });

  it('gives equal times in the order of the numbers, whatever the order they came in', () => {
    const some = [3, 1, 2].map((n) => exhibitOf(n, postFacts(7, 'same')));
    expect(timelineOf(some).map(({exhibit}) => exhibit.ordinal)).toEqual([1, 2, 3]);
  });

  it('takes the offset of the day that is told of, not of the day it was seen', () => {
    const summer = postFacts(1, 'July');
    summer.postedAt.exact = told(instant('2025-07-01T12:00:00Z'));
    expect(timelineOf([exhibitOf(1, summer)])[0]).toMatchObject({offsetMinutes: 60, zone: 'Europe/London'});
  });

  it('stays with UTC where the zone is not known', () => {
    const started = moment('2026-02-01T10:00:00Z', 120, '');
    const [row] = timelineOf([exhibitOf(1, postFacts(1, 'a'), {capture: {startedAt: started}})]);
    expect(row).toMatchObject({offsetMinutes: 0, zone: 'UTC', basis: 'exact'});
  });
});

describe('dates', () => {
  it('knows the offset of a zone at an instant, and says so where it does not', () => {
    const at = instant('2025-07-01T12:00:00Z');
    expect(offsetIn('Asia/Kolkata', at)).toBe(330);
    expect(offsetIn('America/St_Johns', at)).toBe(-150);
    expect(offsetIn('Mars/Olympus', at)).toBeUndefined();
    expect(offsetIn('', at)).toBeUndefined();
  });

  it('writes local time with its offset, and UTC beside it where they differ', () => {
    const at = instant('2025-07-01T23:30:05Z');
    const plain = (zone: string) => textOf(bothTimes(at, zone)).replace(/<[^>]*>/g, '');
    expect(plain('Europe/London')).toBe('2025-07-02 00:30:05 (UTC+01:00, Europe/London) = 2025-07-01 23:30:05 UTC');
    expect(plain('')).toBe('2025-07-01 23:30:05 UTC');
    expect(dayText(at, 60, 'en')).toBe('2 July 2025');
    expect(dayText(at, 0, 'not a language')).toBe('1 July 2025');
  });
});

describe('a file that was brought in', () => {
  const mail = [
    'From: Mara <mara@b.example>',
    'Date: Mon, 13 May 2024 00:09:58 +0200',
    'Subject: again',
    '',
    'I know where you live.',
  ].join('\r\n');

  async function brought(content: string, name: string): Promise<PackExhibit> {
    const imported = {pickedAt: moment('2026-02-01T10:00:00Z'), originalName: name, fileModifiedAt: null, saysWhat: ''};
    const {draft, record} = drafted(content, await read(content, name), {id: uuid(1), imported});
    const sealed = sealExhibit(draft, {caseId: uuid(90), ordinal: 1, deviceKeyId: fakeHash('key')});
    return {id: uuid(1), ordinal: 1, ...sealed, facts: undefined, reading: record};
  }

  it('stands at the time that it gives itself, with who wrote it and what', async () => {
    const {input} = contextOf([await brought(mail, 'again.eml')]);
    const [row] = chronologyOf(input);
    const line = row && lineOf(row, input);
    expect(row?.at).toBe('2024-05-12T22:09:58.000Z');
    expect(line).toMatchObject({
      known: say('report_basisFile'),
      date: '2024-05-12',
      words: expect.stringContaining('I know where'),
    });
    expect(line?.who).toEqual(['Mara', 'mara@b.example']);
    expect(line?.where).toEqual(['again']);
  });

  it('stands at the time it was picked where it gives none, under the name it had', async () => {
    const {input} = contextOf([await brought('just words', 'note.txt')]);
    const [row] = chronologyOf(input);
    const line = row && lineOf(row, input);
    expect(line).toMatchObject({known: say('report_basisSeen'), date: '', words: '', wordless: 'note.txt'});
  });
});
