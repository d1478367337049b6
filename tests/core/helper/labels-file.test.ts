import {describe, expect, it} from 'vitest';
import {utf8} from '../../../src/core/bytes.ts';
import {parseLabels} from '../../../src/core/helper/labels-file.ts';
import {type LabelledCase, matchLabels} from '../../../src/core/helper/match-labels.ts';
import type {Hex64, Uuid} from '../../../src/core/ids.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid;
const digest = (c: string) => c.repeat(64) as Hex64;

const thing = (n: number, more = {}) => ({
  ...{kind: 'exhibit', id: id(n), digest: digest('a'), labels: ['threat'], remark: ''},
  ...more,
});
const file = (more = {}) => ({
  ...{v: 1, kind: 'helperLabels', helperId: id(90), name: 'Jo', madeAt: '2026-11-29T20:00:00.000Z'},
  ...{caseId: id(91), packId: id(92), sealCode: digest('b'), things: [thing(1), thing(2)], order: [id(2)]},
  ...more,
});
const read = (value: unknown) => parseLabels(utf8(JSON.stringify(value)));
const fault = (value: unknown) => {
  const answer = read(value);
  return answer.ok ? 'read' : answer.error;
};

describe('a file of labels', () => {
  it('is read as it was written, without members that nobody knows', () => {
    expect(read(file())).toEqual({ok: true, value: file()});
    expect(read(file({things: [thing(1, {script: '<x>'})], other: 1}))).toEqual({
      ok: true,
      value: file({things: [thing(1)]}),
    });
  });

  it('is told apart from other files, from later forms and from endless ones', () => {
    for (const other of [null, [], 1, 'x', {}, {kind: 'seal'}]) expect(fault(other)).toBe('notLabels');
    expect(parseLabels(new Uint8Array([0xff, 0xfe]))).toEqual({ok: false, error: 'notLabels'});
    expect(parseLabels(utf8('['.repeat(1_000_000)))).toEqual({ok: false, error: 'notLabels'});
    expect(parseLabels(new Uint8Array(9_000_000))).toEqual({ok: false, error: 'tooLarge'});
    expect(fault(file({v: 2}))).toBe('newerForm');
  });

  it('is refused whole where any field is not what it must be', () => {
    const wrong = [
      {v: '1'},
      {name: ''},
      {name: ' Jo'},
      {name: 'x'.repeat(61)},
      {name: 'a\nb'},
      {helperId: 'x'},
      {madeAt: 'yesterday'},
      {sealCode: 'b'},
      {things: {}},
      {things: [thing(1), thing(1)]},
      {things: [thing(1, {kind: 'subject'})]},
      {things: [thing(1, {digest: 'x'})]},
      {things: [thing(1, {labels: ['a', 'a']})]},
      {things: [thing(1, {labels: ['']})]},
      {things: [thing(1, {labels: Array.from({length: 51}, (_, i) => `l${i}`)})]},
      {things: [thing(1, {remark: 'x'.repeat(1001)})]},
      {things: [thing(1, {remark: '\ud800'})]},
      {things: [thing(1, {person: {name: ''}})]},
      {things: [thing(1, {person: {subjectId: 'x', name: 'Sam'}})]},
      {order: [id(1), id(1)]},
      {order: Array.from({length: 20_001}, (_, i) => id(i))},
    ];
    for (const one of wrong) expect(fault(file(one)), JSON.stringify(one)).toBe('wrongForm');
  });
});

describe('labels held against the case', () => {
  const known: LabelledCase = {
    caseId: id(91),
    digests: new Map([
      [id(1), new Set([digest('a')])],
      [id(2), new Set([digest('c')])],
    ]),
    subjects: new Set([id(50)]),
    sealCodes: new Set([digest('b')]),
  };
  const match = (more: object, of = known) => {
    const parsed = read(file(more));
    if (!parsed.ok) throw new Error(parsed.error);
    return matchLabels(parsed.value, of);
  };

  it('are taken where the record is the one that the helper saw, and counted where it is not', () => {
    const matched = match({things: [thing(1), thing(2), thing(3)], order: [id(3), id(1)]});
    expect(matched).toEqual({things: [thing(1)], order: [id(1)], gone: 1, differing: 1, packKnown: true});
  });

  it('are not taken for another case, and say where the pack is not known', () => {
    expect(match({caseId: id(7)})).toBeUndefined();
    expect(match({sealCode: digest('d')})?.packKnown).toBe(false);
  });

  it('keep somebody who is not here as a name', () => {
    const things = [thing(1, {person: {subjectId: id(50), name: 'Sam'}})];
    expect(match({things})?.things[0]?.person).toEqual({subjectId: id(50), name: 'Sam'});
    expect(match({things}, {...known, subjects: new Set()})?.things[0]?.person).toEqual({name: 'Sam'});
  });
});
