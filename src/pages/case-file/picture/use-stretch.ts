import type {RefObject} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {moved, type Stretch, zoomed} from '../../../core/picture/axis.ts';

const ZOOM = 2;
const MOVE = 0.25;
/** The address is written when the eye has come to rest: browsers allow only so many changes of it. */
const REST_MS = 250;
/** Less is a press, not a drag. */
const DRAG_PX = 5;

export type StretchWays = {
  stretch: Stretch;
  zoomIn(): void;
  zoomOut(): void;
  earlier(): void;
  later(): void;
  all(): void;
  show(stretch: Stretch): void;
  /** Whether a drag just ended, so that the press which ends it opens nothing. */
  dragged(): boolean;
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
};

/** Which stretch is looked at, and every way to change it: buttons, keys, the wheel, dragging. */
export function useStretch(
  whole: Stretch,
  fromAddress: Stretch | undefined,
  track: RefObject<HTMLElement | null>,
  onRest: (stretch: Stretch | undefined) => void,
): StretchWays {
  // An address may name what is no longer there.
  const wanted = fromAddress ? moved(fromAddress, 0, whole) : whole;
  const [stretch, setStretch] = useState(wanted);
  const now = useRef(stretch);
  now.current = stretch;
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const drag = useRef<{x: number; stretch: Stretch; far: boolean} | undefined>(undefined);
  const justDragged = useRef(false);
  const told = useRef(onRest);
  told.current = onRest;

  const show = (wanted: Stretch) => {
    const next = toMinutes(wanted);
    now.current = next;
    setStretch(next);
    clearTimeout(rest.current);
    const isWhole = next.from <= whole.from && next.to >= whole.to;
    rest.current = setTimeout(() => told.current(isWhole ? undefined : next), REST_MS);
  };
  const zoom = (times: number, around = 0.5) => show(zoomed(now.current, times, around, whole));
  const move = (part: number) => show(moved(now.current, part, whole));

  // Coming back, or another filter: what is there now is what counts.
  useEffect(() => {
    if (wanted.from !== now.current.from || wanted.to !== now.current.to) setStretch(wanted);
    return () => clearTimeout(rest.current);
  }, [whole.from, whole.to, fromAddress?.from, fromAddress?.to]);

  // By hand, since a listener that the page adds for `onWheel` may not stop the page from scrolling.
  useEffect(() => {
    const element = track.current;
    if (!element) return;
    const wheel = (event: WheelEvent) => {
      const sideways =
        Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : event.shiftKey ? event.deltaY : 0;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoom(event.deltaY < 0 ? 1.25 : 0.8, partAt(element, event.clientX));
      } else if (sideways !== 0) {
        event.preventDefault();
        move((sideways / element.clientWidth) * (isMirrored(element) ? -1 : 1));
      }
    };
    element.addEventListener('wheel', wheel, {passive: false});
    return () => element.removeEventListener('wheel', wheel);
  }, [whole.from, whole.to]);

  return {
    stretch,
    show,
    zoomIn: () => zoom(ZOOM),
    zoomOut: () => zoom(1 / ZOOM),
    earlier: () => move(-MOVE),
    later: () => move(MOVE),
    all: () => show(whole),
    dragged: () => justDragged.current,
    onPointerDown: (event) => {
      justDragged.current = false;
      if (event.button === 0) drag.current = {x: event.clientX, stretch: now.current, far: false};
    },
    onPointerMove: (event) => {
      const element = track.current;
      const from = drag.current;
      if (!from || !element || event.buttons === 0) return;
      const by = event.clientX - from.x;
      if (!from.far && Math.abs(by) < DRAG_PX) return;
      if (!from.far) element.setPointerCapture(event.pointerId);
      from.far = true;
      justDragged.current = true;
      show(moved(from.stretch, (by / element.clientWidth) * (isMirrored(element) ? 1 : -1), whole));
    },
    onPointerUp: () => {
      drag.current = undefined;
      // The press that ends a drag follows at once; a later one, by a key, is meant.
      setTimeout(() => {
        justDragged.current = false;
      });
    },
  };
}

/** As exact as the address is, so that nothing moves when it is written. */
function toMinutes({from, to}: Stretch): Stretch {
  return {from: Math.round(from / 60_000) * 60_000, to: Math.round(to / 60_000) * 60_000};
}

function isMirrored(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}

/** Where a pointer stands on the axis, from 0 to 1. */
function partAt(element: Element, clientX: number): number {
  const {left, width} = element.getBoundingClientRect();
  const part = Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width)));
  return isMirrored(element) ? 1 - part : part;
}
