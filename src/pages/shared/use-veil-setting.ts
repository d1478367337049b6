import {useEffect} from 'preact/hooks';
import {readVeilSetting, USUAL_VEIL, type VeilSetting, watchVeilSetting} from '../../browser/veil-setting.ts';
import {pageValue} from './page-value.ts';

// Read once a page, not once a line of a list. Until it is read everything is veiled.
const setting = pageValue(USUAL_VEIL);
let begun = false;

function follow(): void {
  if (begun) return;
  begun = true;
  watchVeilSetting(setting.set);
  readVeilSetting().then(setting.set, (error: unknown) => console.warn('as usual, everything is veiled:', error));
}

/** How things are looked at now; changes with the setting, on whichever page it is changed. */
export function useVeilSetting(): VeilSetting {
  useEffect(follow, []);
  return setting.use();
}
