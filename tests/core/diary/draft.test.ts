import {describe, expect, it} from 'vitest';
import {parseDraft} from '../../../src/core/diary/draft.ts';
import {emptyTelling} from '../../../src/core/diary/incident.ts';

describe('a draft that is read again', () => {
  it('is what was kept, with times that are not tidied and without words', () => {
    const telling = {
      ...emptyTelling('Europe/Berlin'),
      happened: {start: '14:30', end: '2026-02-31', precision: 'between' as const, zone: 'Europe/Berlin', said: ''},
      kinds: ['following'],
    };
    expect(parseDraft({telling, note: 'mine', from: 3}, 'UTC')).toEqual({telling, note: 'mine', from: 3});
  });

  it('loses no words over another member that cannot be read', () => {
    const read = parseDraft({telling: {words: 'he came back', kinds: 'x', happened: 7, where: null}}, 'UTC');
    expect(read.telling).toEqual({...emptyTelling('UTC'), words: 'he came back'});
    expect(read.note).toBe('');
  });

  it.each([
    undefined,
    null,
    7,
    'text',
    [],
    {telling: null},
    {telling: {words: 7, __proto__: null}, note: {}, from: 1.5},
  ])('takes nothing that is no draft: %j', (content) => {
    expect(parseDraft(content, 'UTC')).toEqual({telling: emptyTelling('UTC'), note: '', from: null});
  });
});
