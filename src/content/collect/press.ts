import {getter, isInPage, rawText} from '../../sites/reading/dom.ts';
import {boxOf} from '../geometry.ts';
import type {Extent} from './scroller.ts';
import {settled} from './settle.ts';

/** How often one control may be pressed: one that stays brings more each time. */
const MOST_TIMES = 400;
/** At one go; then what came is looked at. */
const AT_ONCE = 3;
const WAIT_MS = 3000;
/** Controls within so many heights of the screen. */
const NEAR = 0.5;
/** Words of a control that brings the next lot, and stays where it is for the one after. */
const NEXT_LOT = /more|older|earlier|previous|newer/i;

/** What is remembered of a control: how often it was pressed, and the words under which it is of no more use. */
export type Pressed = WeakMap<Element, {times: number; spent: string | undefined}>;

const {click} = HTMLElement.prototype;
const childCount = getter<Element, number>(Element.prototype, 'childElementCount');

/**
 * Presses controls near the screen, a few at a time, each only as long as pressing it brings more. `left`: the page's
 * address is another one since: no such control should have done that, and no other is pressed.
 */
export async function pressSome(
  openers: readonly Element[],
  extent: () => Extent,
  pressed: Pressed,
): Promise<{pressed: number; left: boolean}> {
  const address = location.href;
  let count = 0;
  for (const control of openers) {
    const {times = 0, spent} = pressed.get(control) ?? {};
    if (!isNear(control, extent()) || spent === labelOf(control) || times >= MOST_TIMES) continue;
    const outcome = await press(control, extent);
    pressed.set(control, {times: times + 1, spent: outcome === 'may bring more' ? undefined : labelOf(control)});
    count += 1;
    if (location.href !== address) return {pressed: count, left: true};
    if (outcome === 'closed') await press(control, extent);
    if (count === AT_ONCE) break;
  }
  return {pressed: count, left: false};
}

function isNear(control: Element, {port}: Extent): boolean {
  const box = isInPage(control) ? boxOf(control) : null;
  const reach = port.height * NEAR;
  return box !== null && box.y + box.height >= port.y - reach && box.y <= port.y + port.height + reach;
}

/** Some open and close in turn, and say the same both times: one that closed is pressed again and then let be. */
async function press(control: Element, extent: () => Extent): Promise<'may bring more' | 'spent' | 'closed'> {
  const [label, before] = [labelOf(control), extent()];
  const from = placeIn(control, before);
  if (control instanceof HTMLElement) click.call(control);
  await settled(WAIT_MS, true);
  const after = extent();
  if (!isInPage(control) || labelOf(control) !== label) return 'may bring more';
  if (after.length < before.length - 1) return 'closed';
  if (after.length < before.length + 1) return 'spent';
  return Math.abs(placeIn(control, after) - from) > 1 || NEXT_LOT.test(label) ? 'may bring more' : 'spent';
}

function placeIn(control: Element, {before, port}: Extent): number {
  return (boxOf(control)?.y ?? 0) - port.y + before;
}

function labelOf(control: Element): string {
  return `${rawText(control)} ${childCount(control)}`;
}
