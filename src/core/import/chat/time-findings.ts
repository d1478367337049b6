import {type Instant, millisecondsOf} from '../../time.ts';
import type {Collector} from '../collector.ts';
import type {ImportedMessage} from '../reading.ts';
import {type DatedLine, possibleOrders, type readDateOrder} from './date-order.ts';

/** Says what is open about the dates of a file. */
export function findDates(
  dates: ReturnType<typeof readDateOrder>,
  lines: readonly DatedLine[],
  pickedAt: Instant,
  path: string | null,
  into: Collector,
): void {
  const {contradicting, ...reading} = dates;
  into.dates(reading);
  if (lines.length === 0) return;
  const {order, by, possible} = reading;
  if (contradicting.length > 0) {
    into.find(
      'dateOrderContradicts',
      contradicting.map(({line}) => line.written),
      path,
    );
  } else if (order === null) into.find('dateOrderUndecided', possible, path);
  const wrong = by === 'person' && order ? lines.filter(({line}) => fits(line, pickedAt, order)) : [];
  if (wrong[0]) into.find('dateOrderChosenWrong', [wrong.length, wrong[0].line.written], path);
  for (const {line, number} of lines) {
    if (possibleOrders(line, pickedAt).length === 0) into.find('dayImpossible', [line.written, number], path);
  }
}

/** Whether a date can be a day, but not under the order chosen. */
function fits(line: DatedLine['line'], pickedAt: Instant, order: ReturnType<typeof possibleOrders>[number]): boolean {
  const possible = possibleOrders(line, pickedAt);
  return possible.length > 0 && !possible.includes(order);
}

/** Counts times without a zone, and those that stand after a later one. */
export function countTimes(messages: readonly ImportedMessage[], path: string | null, into: Collector): void {
  let before = Number.NEGATIVE_INFINITY;
  let [back, withoutZone] = [0, 0];
  for (const {time} of messages) {
    if (!time?.earliest) continue;
    const at = millisecondsOf(time.earliest);
    if (time.precision !== 'unknown' && at < before) back += 1;
    if (time.precision !== 'unknown') before = at;
    if (time.exact === null) withoutZone += 1;
  }
  if (withoutZone > 0) into.find('timesWithoutZone', [withoutZone], path);
  if (back > 0) into.find('timeGoesBack', [back], path);
}
