import {useEffect, useRef, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {currentCaseId} from '../../store/current-case.ts';
import type {Store} from '../../store/open-store.ts';
import {useChanges} from '../shared/use-store.ts';

/**
 * A number that grows each time another case becomes the current one, here or in another window: nothing that stands on
 * the page belongs to it then. The first case is none other: it may be opened by the very thing that is being written.
 */
export function useCaseTurn(store: Store): number {
  const {version} = useChanges();
  const known = useRef<Uuid>(undefined);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const take = (now: Uuid | undefined) => {
      if (known.current && now && now !== known.current) setTurn((before) => before + 1);
      known.current = now ?? known.current;
    };
    currentCaseId(store).then(take, (error: unknown) => console.warn('the case was not read:', error));
  }, [store, version]);
  return turn;
}
