import {useEffect, useState} from 'preact/hooks';
import {readDiscretion, watchDiscretion} from '../../browser/discretion.ts';
import type {Discretion} from '../../core/discretion.ts';

/** As it was when somebody on this page last asked: what is drawn later need not wait for it. */
let known: Discretion | undefined;

/** How little is to be shown of what this is; undefined until it was read. */
export function useDiscretion(): Discretion | undefined {
  const [discretion, setDiscretion] = useState(known);
  useEffect(() => {
    const take = (found: Discretion) => {
      known = found;
      setDiscretion(found);
    };
    void readDiscretion().then(take);
    return watchDiscretion(take);
  }, []);
  return discretion;
}
