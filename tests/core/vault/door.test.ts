import {describe, expect, it} from 'vitest';
import {
  ARGON2ID,
  type Door,
  parseDoor,
  pauseLeft,
  SLOT_BYTES,
  type SlotContent,
  unwrapContent,
  wrapContent,
} from '../../../src/core/vault/door.ts';

const KEY = new Uint8Array(32).fill(1);
const IV = new Uint8Array(12).fill(2);
const LIBRARY: SlotContent = {
  kind: 'library',
  master: new Uint8Array(32).fill(9),
  database: 'holdfast-00000000-0000-4000-8000-000000000000',
};

function door(change: object = {}): Door {
  const slot = {byPassphrase: new Uint8Array(SLOT_BYTES), byCode: new Uint8Array(SLOT_BYTES)};
  return {
    ...{v: 1, kdf: ARGON2ID, salt: new Uint8Array(16), slots: [slot, slot, slot], databases: ['a', 'b']},
    ...{inboxKey: new Uint8Array(91), lockAfterMinutes: 10, tries: {wrong: 0, lastAt: 0}},
    ...change,
  };
}

describe('a slot', () => {
  it.each<[string, SlotContent]>([
    ['a library', LIBRARY],
    ['the order to remove everything', {kind: 'wipe'}],
  ])('gives back %s, and always looks the same from outside', (_, content) => {
    const wrapped = wrapContent(KEY, IV, content);
    expect(wrapped.length).toBe(SLOT_BYTES);
    expect(unwrapContent(KEY, wrapped)).toEqual(content);
  });

  it('stays closed to another key, and when a bit is changed', () => {
    const wrapped = wrapContent(KEY, IV, LIBRARY);
    expect(unwrapContent(new Uint8Array(32), wrapped)).toBeUndefined();
    for (const at of [0, 12, SLOT_BYTES - 1])
      expect(
        unwrapContent(
          KEY,
          wrapped.map((byte, n) => (n === at ? byte ^ 4 : byte)),
        ),
      ).toBeUndefined();
    expect(unwrapContent(KEY, new Uint8Array(3))).toBeUndefined();
  });
});

describe('wrong tries', () => {
  it('cost nothing at first, then ever more, up to an hour', () => {
    const left = (wrong: number) => pauseLeft({wrong, lastAt: 1_000_000}, 1_000_000);
    expect([0, 1, 2].map(left)).toEqual([0, 0, 0]);
    const pauses = [3, 4, 5, 6, 7, 8].map(left);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(left(8)).toBe(3_600_000);
    expect(left(5000)).toBe(3_600_000);
  });

  it('are waited for no longer than the pause, whatever the clock does', () => {
    const tries = {wrong: 4, lastAt: 1_000_000};
    expect(pauseLeft(tries, 1_014_000)).toBe(1000);
    expect(pauseLeft(tries, 9_000_000)).toBe(0);
    expect(pauseLeft(tries, 0)).toBe(15_000);
  });
});

describe('what lies on the disk', () => {
  it('is a door only if it is whole', () => {
    expect(parseDoor(door())).toEqual(door());
    for (const broken of [
      {v: 2},
      {salt: new Uint8Array(3)},
      {slots: [{byPassphrase: new Uint8Array(4), byCode: new Uint8Array(SLOT_BYTES)}]},
      {slots: [null]},
      {databases: [1]},
      {inboxKey: 'x'},
      {tries: null},
      {kdf: {name: 'none'}},
      {lockAfterMinutes: 'x'},
    ])
      expect(parseDoor(door(broken)), JSON.stringify(broken)).toBeUndefined();
    for (const none of [null, undefined, 'x', 7, []]) expect(parseDoor(none)).toBeUndefined();
  });
});
