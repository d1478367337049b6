import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {type DraftKeeper, type DraftPlace, type DraftState, keepDraft} from './draft-keeper.ts';

/**
 * The keeper of what stands in a form: what waits is written at once when the page is hidden or goes, and when the form
 * does. Nothing is heard of it once the form is gone.
 */
export function useDraftKeeper<T>(
  store: Store,
  start: () => DraftPlace,
  saysNothing: (content: T) => boolean,
  onState: (state: DraftState) => void,
): DraftKeeper<T> {
  const latest = useRef({saysNothing, onState});
  latest.current = {saysNothing, onState};
  const [keeper] = useState(() =>
    keepDraft<T>(
      store,
      start(),
      (content) => latest.current.saysNothing(content),
      (state) => latest.current.onState(state),
    ),
  );
  // In place before the first letter can be typed.
  useLayoutEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') keeper.flushAsPageGoes();
    };
    window.addEventListener('pagehide', keeper.flushAsPageGoes);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('pagehide', keeper.flushAsPageGoes);
      document.removeEventListener('visibilitychange', hidden);
      latest.current = {...latest.current, onState: () => undefined};
      void keeper.flush();
    };
  }, [keeper]);
  return keeper;
}
