import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {readSitting, watchSitting, writeSitting} from '../../browser/sitting.ts';
import {lookedOn, minutesToSay, type Sitting} from '../../core/looking/sitting.ts';
import {Button} from './button.tsx';
import {useVeilSetting} from './use-veil-setting.ts';
import {hasThings} from './veil.tsx';
import {say, sayCount} from './words.ts';

const TICK_MS = 10_000;

/** Counts while this page is in front with something on it; of several pages only one can be. */
export function useLooking(wanted = true): void {
  useEffect(() => {
    if (!wanted) return undefined;
    let last = performance.now();
    const tick = async () => {
      const now = performance.now();
      const stretch = now - last;
      last = now;
      if (document.visibilityState !== 'visible' || !document.hasFocus() || !hasThings()) return;
      await writeSitting(lookedOn(await readSitting(), Date.now(), stretch));
    };
    const ticking = setInterval(() => {
      tick().catch((error: unknown) => console.warn('this stretch was not counted:', error));
    }, TICK_MS);
    return () => clearInterval(ticking);
  }, [wanted]);
}

/** Says once every twenty minutes for how long was looked, in one line that can be put away. Never in the way. */
export function LookingLine(): JSX.Element {
  const {counter} = useVeilSetting();
  const [sitting, setSitting] = useState<Sitting>();
  useLooking(counter);
  useEffect(() => {
    void readSitting().then(setSitting);
    return watchSitting(setSitting);
  }, []);
  const minutes = counter && sitting ? minutesToSay(sitting, Date.now()) : 0;
  return (
    <div class="looking" role="status">
      {minutes > 0 && sitting ? (
        <>
          <p class="small">{sayCount('veil_looked', minutes)}</p>
          <Button small kind="plain" onPress={() => void writeSitting({...sitting, putAway: minutes})}>
            {say('veil_putAway')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
