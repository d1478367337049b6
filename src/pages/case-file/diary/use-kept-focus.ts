import type {RefObject} from 'preact';
import {useEffect, useLayoutEffect, useRef} from 'preact/hooks';

/**
 * What was pressed is often gone with what it was pressed for. Where the keyboard stood inside `place` then, it goes on
 * from `home` and is not thrown back to the beginning of the page.
 */
export function useKeptFocus(place: RefObject<HTMLElement | null>, home: RefObject<HTMLElement | null>): void {
  const inside = useRef(false);
  useEffect(() => {
    const follow = ({target}: Event) => {
      inside.current = target instanceof Node && place.current?.contains(target) === true;
    };
    document.addEventListener('focusin', follow);
    document.addEventListener('pointerdown', follow);
    return () => {
      document.removeEventListener('focusin', follow);
      document.removeEventListener('pointerdown', follow);
    };
  }, [place]);
  // After every drawing: that is when something can have gone.
  useLayoutEffect(() => {
    if (inside.current && document.activeElement === document.body) home.current?.focus({preventScroll: true});
  });
}
