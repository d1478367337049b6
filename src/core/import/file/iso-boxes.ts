import {latin1, numbersIn, type Window} from './window.ts';

/** A box: its contents lie from `from` up to `to`. */
export type Box = {type: string; from: number; to: number};

const MOST_BOXES = 2048;

/** The boxes between two places, in order. `whole` is false where one reaches beyond the end. */
export async function boxes(window: Window, from: number, to: number): Promise<{list: Box[]; whole: boolean}> {
  const list: Box[] = [];
  let at = from;
  while (at + 8 <= to && list.length < MOST_BOXES) {
    const head = await window.at(at, 16);
    if (head.length < 8) return {list, whole: false};
    const numbers = numbersIn(head, false);
    const stated = numbers.u32(0);
    const wide = stated === 1;
    const size = wide ? numbers.u64(8) : stated === 0 ? to - at : stated;
    if (size < (wide ? 16 : 8)) return {list, whole: false};
    list.push({type: latin1(head.subarray(4, 8)), from: at + (wide ? 16 : 8), to: Math.min(at + size, to)});
    if (at + size > to) return {list, whole: false};
    at += size;
  }
  return {list, whole: true};
}
