import type {RefObject} from 'preact';
import {useEffect, useRef} from 'preact/hooks';

/**
 * Where what had the focus is taken away (a button that was pressed, a card that was removed), the focus goes to a place
 * near by, so that whoever works by keyboard does not begin at the top of the page again.
 */
export function useHeldFocus(inside: RefObject<HTMLElement | null>, place: () => HTMLElement | null | undefined): void {
  const held = useRef(false);
  useEffect(() => {
    const {activeElement} = document;
    if (held.current && (activeElement === null || activeElement === document.body))
      place()?.focus({preventScroll: true});
    held.current = inside.current?.contains(document.activeElement) ?? false;
  });
  useEffect(() => {
    const element = inside.current;
    const came = () => {
      held.current = true;
    };
    // Let go of on purpose, unlike what was taken away: that is on the page no more.
    const left = (event: FocusEvent) => {
      const {target, relatedTarget} = event;
      setTimeout(() => {
        if (relatedTarget === null && target instanceof Node && target.isConnected) held.current = false;
      });
    };
    element?.addEventListener('focusin', came);
    element?.addEventListener('focusout', left);
    return () => {
      element?.removeEventListener('focusin', came);
      element?.removeEventListener('focusout', left);
    };
  }, [inside]);
}
