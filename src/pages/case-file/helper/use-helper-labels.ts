import {useEffect, useState} from 'preact/hooks';
import {helperLabels} from '../../../store/helper-labels.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredHelperLabels} from '../../../store/schema.ts';

/** What helpers of this case gave back; undefined until it was read. `version` says that something changed. */
export function useHelperLabels(store: Store, version: number): StoredHelperLabels[] | undefined {
  const [labels, setLabels] = useState<StoredHelperLabels[]>();
  useEffect(() => {
    let gone = false;
    helperLabels(store).then(
      (read) => gone || setLabels(read),
      (error: unknown) => console.warn('the labels of helpers were not read:', error),
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return labels;
}
