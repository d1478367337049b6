import type {Uuid} from '../ids.ts';
import {bucketsBy, type NotPlaced} from './counting.ts';
import type {Happening} from './happening.ts';

/** One hour of one day of the week; `weekday` from Monday, 0. */
export type HourCell = {weekday: number; hour: number; ids: Uuid[]};

/** Each hour of the week, 168 cells, Monday 0:00 first. `crossing` holds what is not known to the hour. */
export type HourMap = {cells: HourCell[]; notPlaced: NotPlaced};

/**
 * Hour of the day by day of the week, on the wall clock of the zone. Only what is known to the hour is in it: what the
 * keeper told roughly is not. Where clocks are put back, both hours of the same name are one.
 */
export function hourByWeekday(happenings: readonly Happening[], zone: string): HourMap {
  const rough = happenings.filter(({time}) => time?.known === 'toldAbout').map(({id}) => id);
  const others = happenings.filter(({time}) => time?.known !== 'toldAbout');
  // With the day, so that what lasts from one Monday to the next is no Monday.
  const {buckets, notPlaced} = bucketsBy(others, zone, ({day, hour, weekday}) => `${day} ${hour} ${weekday}`);
  const cells = Array.from(
    {length: 168},
    (_, at): HourCell => ({weekday: Math.floor(at / 24), hour: at % 24, ids: []}),
  );
  for (const {key, ids} of buckets) {
    const [, hour = 0, weekday = 0] = key.split(' ').map(Number);
    cells[weekday * 24 + hour]?.ids.push(...ids);
  }
  return {cells, notPlaced: {...notPlaced, crossing: [...notPlaced.crossing, ...rough]}};
}
