import {useEffect, useState} from 'preact/hooks';
import {tabs} from '../../browser/api.ts';

/** Whether we stand in a private window. */
export function usePrivateWindow(): boolean {
  const [isPrivate, setPrivate] = useState(false);
  useEffect(() => {
    const take = (found: {incognito?: boolean}[]) => setPrivate(found[0]?.incognito === true);
    tabs.query({active: true, currentWindow: true}).then(take, (error: unknown) => console.warn(error));
  }, []);
  return isPrivate;
}
