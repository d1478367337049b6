import {expect, it} from 'vitest';
import {secondsJumped} from '../../../src/core/custody/clock-ruler.ts';

const at = (wall: number, steady: number) => ({wall, steady});

it.each([
  ['both clocks going on alike', at(1_000_000, 50), at(1_900_000, 900_050), undefined],
  ['a wall clock that is nudged', at(1_000_000, 0), at(1_061_900, 60_000), undefined],
  ['a clock put back by an hour', at(5_000_000, 0), at(1_460_000, 60_000), -3600],
  ['a clock set on by a day', at(0, 0), at(86_400_500, 500), 86_400],
  ['a night in which the device slept', at(0, 0), at(28_800_000, 20_000), 28_780],
  ['two and a half seconds', at(0, 0), at(2500, 0), 3],
  ['two and a half seconds back', at(0, 0), at(0, 2600), -3],
])('%s', (_, before, now, seconds) => {
  expect(secondsJumped(before, now)).toBe(seconds);
});
