import {useEffect, useState} from 'preact/hooks';
import {readDiscretion, watchDiscretion} from '../../browser/discretion.ts';
import type {Discretion} from '../../core/discretion.ts';

/** How little is to be shown of what this is; undefined until it was read. */
export function useDiscretion(): Discretion | undefined {
  const [discretion, setDiscretion] = useState<Discretion>();
  useEffect(() => {
    void readDiscretion().then(setDiscretion);
    return watchDiscretion(setDiscretion);
  }, []);
  return discretion;
}
