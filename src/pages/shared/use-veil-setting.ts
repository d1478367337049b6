import {useEffect, useState} from 'preact/hooks';
import {readVeilSetting, USUAL_VEIL, type VeilSetting, watchVeilSetting} from '../../browser/veil-setting.ts';

// Read once a page, not once a line of a list. Until it is read everything is veiled.
let known = USUAL_VEIL;
let begun = false;
const followers = new Set<(setting: VeilSetting) => void>();

function follow(): void {
  if (begun) return;
  begun = true;
  const tell = (setting: VeilSetting) => {
    known = setting;
    for (const follower of followers) follower(setting);
  };
  watchVeilSetting(tell);
  readVeilSetting().then(tell, (error: unknown) => console.warn('as usual, everything is veiled:', error));
}

/** How things are looked at now; changes with the setting, on whichever page it is changed. */
export function useVeilSetting(): VeilSetting {
  const [setting, setSetting] = useState(known);
  useEffect(() => {
    followers.add(setSetting);
    follow();
    setSetting(known);
    return () => void followers.delete(setSetting);
  }, []);
  return setting;
}
