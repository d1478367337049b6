import {describe, expect, it} from 'vitest';
import {sealExhibit} from '../../../src/core/capture/seal-exhibit.ts';
import type {PackExhibit} from '../../../src/core/pack/pack-input.ts';
import {textOf} from '../../../src/core/report/html.ts';
import {summary} from '../../../src/core/report/summary.ts';
import {drafted} from '../import/imported.ts';
import {read} from '../import/support.ts';
import {contextOf, fakeHash, moment, rangeExhibit, say, uuid} from './sample.ts';

function textIn(exhibits: readonly PackExhibit[]): string {
  return textOf(summary(contextOf(exhibits)))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the first and last day', () => {
  it('of posts reach to the last that a page’s words can mean', () => {
    const october = rangeExhibit(1, '2025-09-30T23:00:00Z', '2025-10-31T23:59:59.999Z');
    expect(textIn([october])).toContain(`${say('report_periodPosted')} 1 October 2025 to 31 October 2025`);
    // One that begins later can end earlier.
    const day = rangeExhibit(2, '2025-10-10T10:00:00Z', '2025-10-11T10:00:00Z');
    expect(textIn([october, day])).toContain(`${say('report_periodPosted')} 1 October 2025 to 31 October 2025`);
  });

  it('of files reach to their last message', async () => {
    const chat = JSON.stringify({
      ...{name: 'M', type: 'personal_chat', id: 1},
      messages: ['2025-02-03', '2025-06-07'].map((day, at) => ({
        ...{id: at, type: 'message', date: `${day}T12:00:00`, from: 'M', from_id: 'user1', text: 'words'},
        date_unixtime: String(Date.parse(`${day}T12:00:00Z`) / 1000),
      })),
    });
    const imported = {
      pickedAt: moment('2026-02-01T10:00:00Z'),
      originalName: 'r.json',
      fileModifiedAt: null,
      saysWhat: '',
    };
    const {draft, record} = drafted(chat, await read(chat, 'r.json'), {id: uuid(1), imported});
    const sealed = sealExhibit(draft, {caseId: uuid(90), ordinal: 1, deviceKeyId: fakeHash('key')});
    const one = {id: uuid(1), ordinal: 1, ...sealed, facts: undefined, reading: record};
    expect(textIn([one])).toContain(`${say('report_periodFile')} 3 February 2025 to 7 June 2025`);
  });
});
