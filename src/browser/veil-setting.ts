import browser from 'webextension-polyfill';

/** What lies under a veil until it is asked for. */
export type Veiled = 'all' | 'pictures' | 'nothing';

/** How things are looked at. It tells nothing of what is kept, and holds while that is locked: so it lies in the open. */
export type VeilSetting = {
  veiled: Veiled;
  /** Films and recordings begin with sound. */
  sound: boolean;
  /** Says now and then for how long was looked. */
  counter: boolean;
};

export const USUAL_VEIL: VeilSetting = {veiled: 'all', sound: false, counter: true};

const KEY = 'veil';
const VEILED: readonly Veiled[] = ['all', 'pictures', 'nothing'];

/** A stored setting member by member; what is none of ours is as usual, which veils most. */
export function parseVeilSetting(value: unknown): VeilSetting {
  const stored: {[name: string]: unknown} = typeof value === 'object' && value !== null ? {...value} : {};
  return {
    veiled: VEILED.find((one) => one === stored.veiled) ?? USUAL_VEIL.veiled,
    sound: typeof stored.sound === 'boolean' ? stored.sound : USUAL_VEIL.sound,
    counter: typeof stored.counter === 'boolean' ? stored.counter : USUAL_VEIL.counter,
  };
}

export async function readVeilSetting(): Promise<VeilSetting> {
  return parseVeilSetting((await browser.storage.local.get(KEY))[KEY]);
}

export async function writeVeilSetting(setting: VeilSetting): Promise<void> {
  await browser.storage.local.set({[KEY]: setting});
}

let last: Promise<unknown> = Promise.resolve();

/** Changes a part of the setting. Of two presses that come fast, the second builds on the first. */
export function changeVeilSetting(part: Partial<VeilSetting>): Promise<void> {
  const change = async () => writeVeilSetting({...(await readVeilSetting()), ...part});
  const done = last.then(change, change);
  last = done;
  return done;
}

/** Calls back on each change, on whichever page it was made. Returns the way to stop. */
export function watchVeilSetting(changed: (setting: VeilSetting) => void): () => void {
  const listener = (changes: Record<string, {newValue?: unknown}>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) changed(parseVeilSetting(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
