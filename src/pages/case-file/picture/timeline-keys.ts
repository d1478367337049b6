import type {RefObject} from 'preact';
import {useLayoutEffect} from 'preact/hooks';
import type {StretchWays} from './use-stretch.ts';

/** Keys of the whole and from mark to mark. */
export function useMarkKeys(track: RefObject<HTMLElement | null>, ways: StretchWays): (event: KeyboardEvent) => void {
  // Asked while the page is as it was. Where the mark that has the focus is drawn away (zoomed out of sight), the whole
  // takes it.
  const hadFocus = track.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (hadFocus && document.activeElement === document.body) track.current?.focus({preventScroll: true});
  });
  return (event) => {
    const element = track.current;
    if (!element || event.ctrlKey || event.metaKey || event.altKey) return;
    const change = changeBy(event, ways, getComputedStyle(element).direction === 'rtl');
    if (change) {
      event.preventDefault();
      change();
      return;
    }
    const next = nextMark(event.key, element);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

function changeBy(
  {key, shiftKey, target}: KeyboardEvent,
  ways: StretchWays,
  mirrored: boolean,
): (() => void) | undefined {
  if (key === '+' || key === '=') return ways.zoomIn;
  if (key === '-' || key === '_') return ways.zoomOut;
  if (key === '0') return ways.all;
  const onMark = target instanceof HTMLElement && target.matches('.timeline__mark');
  if (onMark && !shiftKey) return undefined;
  if (key === 'ArrowRight') return mirrored ? ways.earlier : ways.later;
  if (key === 'ArrowLeft') return mirrored ? ways.later : ways.earlier;
  return undefined;
}

/** Left and right go along the lane, up and down to the nearest mark of the next lane. */
function nextMark(key: string, element: HTMLElement): HTMLElement | undefined {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || !at.matches('.timeline__mark')) return undefined;
  const lanes = [...element.querySelectorAll<HTMLElement>('.timeline__marks')].map((lane) => [
    ...lane.querySelectorAll<HTMLElement>('.timeline__mark'),
  ]);
  const filled = lanes.filter(({length}) => length > 0);
  const row = filled.findIndex((marks) => marks.includes(at));
  const marks = filled[row] ?? [];
  const place = marks.indexOf(at);
  const forward = getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'Home') return marks[0];
  if (key === 'End') return marks.at(-1);
  if (key === 'ArrowLeft' || key === 'ArrowRight') return marks[place + (key === forward ? 1 : -1)];
  if (key === 'ArrowDown') return nearest(filled[row + 1], at);
  if (key === 'ArrowUp') return nearest(filled[row - 1], at);
  return undefined;
}

function nearest(marks: readonly HTMLElement[] | undefined, to: HTMLElement): HTMLElement | undefined {
  const middle = (one: HTMLElement) => one.getBoundingClientRect().left + one.offsetWidth / 2;
  const from = middle(to);
  return marks?.reduce((best, one) => (Math.abs(middle(one) - from) < Math.abs(middle(best) - from) ? one : best));
}
