import {describe, expect, it} from 'vitest';
import {lookedOn, minutesToSay, parseSitting, type Sitting} from '../../../src/core/looking/sitting.ts';

const MINUTE = 60_000;
const START = 1_800_000_000_000;

/** Looks on for so many minutes, ten seconds at a time. */
function look(before: Sitting | undefined, minutes: number, from = START): Sitting {
  let sitting = before;
  for (let done = 10_000; done <= minutes * MINUTE; done += 10_000) sitting = lookedOn(sitting, from + done, 10_000);
  if (!sitting) throw new Error('nothing was looked at');
  return sitting;
}

describe('a sitting', () => {
  it('is said at twenty minutes, not before, and again at forty', () => {
    const end = START + 19 * MINUTE;
    expect(minutesToSay(look(undefined, 19), end)).toBe(0);
    const twenty = look(undefined, 20);
    expect(minutesToSay(twenty, twenty.at)).toBe(20);
    const putAway = {...twenty, putAway: 20};
    expect(minutesToSay(putAway, putAway.at)).toBe(0);
    const later = look(putAway, 19, putAway.at);
    expect(minutesToSay(later, later.at)).toBe(0);
    const forty = look(later, 1, later.at);
    expect(minutesToSay(forty, forty.at)).toBe(40);
  });

  it('counts only what was looked at: a computer that slept adds no more than a minute', () => {
    const before = look(undefined, 10);
    expect(lookedOn(before, before.at + 25 * MINUTE, 25 * MINUTE).looked).toBe(11 * MINUTE);
    expect(lookedOn(before, before.at, -5).looked).toBe(10 * MINUTE);
  });

  it('begins anew after half an hour, and says nothing of the one before', () => {
    const before = look(undefined, 25);
    expect(minutesToSay(before, before.at + 31 * MINUTE)).toBe(0);
    expect(lookedOn(before, before.at + 31 * MINUTE, 10_000)).toMatchObject({looked: 10_000, putAway: 0});
    // A clock that was put back is no reason to go on counting.
    expect(lookedOn(before, before.at - 31 * MINUTE, 10_000).looked).toBe(10_000);
  });

  it('is read out of storage, or is none', () => {
    expect(parseSitting({looked: 1, at: 2, putAway: 3})).toEqual({looked: 1, at: 2, putAway: 3});
    for (const wrong of [undefined, null, 'x', {}, {looked: '1', at: 2, putAway: 3}, {looked: -1, at: 2, putAway: 0}])
      expect(parseSitting(wrong)).toBeUndefined();
  });
});
