import {type Instant, millisecondsOf} from '../../time.ts';
import type {DateOrder, WrittenTime} from '../reading.ts';
import {exists, unreadTime, type Wall, wallTime} from '../text/written-time.ts';
import {type ChatLine, dayUnder} from './chat-line.ts';
import {possibleOrders} from './date-order.ts';

/**
 * The time of a line. With the order known it is a clock of a zone that is not known; without, it stays words, bounded
 * by all it can mean.
 */
export function chatTime(line: ChatLine, order: DateOrder | null, pickedAt: Instant): WrittenTime {
  if (order) {
    const day = dayUnder(line.day, order);
    return day && exists(day) ? onDay(line, day) : unreadTime(line.written);
  }
  const times = possibleOrders(line, pickedAt).flatMap((each) => {
    const day = dayUnder(line.day, each);
    return day ? [onDay(line, day)] : [];
  });
  return spanning(line.written, times);
}

function onDay({written, clock}: ChatLine, day: Wall): WrittenTime {
  const {hour, minute, second} = clock;
  // Twelve hours without a known word for their half: the day is known, the half of it is not.
  if (hour === undefined) return wallTime(written, day);
  return wallTime(written, {...day, hour, minute, ...(second === undefined ? {} : {second})});
}

function spanning(written: string, times: readonly WrittenTime[]): WrittenTime {
  const instants = times.flatMap(({earliest, latest}) => [earliest, latest]).filter((instant) => instant !== null);
  const sorted = instants.sort((a, b) => millisecondsOf(a) - millisecondsOf(b));
  const [only] = times;
  if (only && times.length === 1) return only;
  return {...unreadTime(written), earliest: sorted[0] ?? null, latest: sorted.at(-1) ?? null};
}
