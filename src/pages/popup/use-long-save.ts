import {useEffect, useState} from 'preact/hooks';
import {type LongSave, readLongSave, watchLongSave} from '../../browser/save-state.ts';
import {sendToBackground} from '../../messages/send.ts';

/** The person's hand on the save that takes long. */
export type LongSaveWork = {
  long: LongSave | undefined;
  /** Its end was asked for, and what is there is being put away. */
  ending: boolean;
  steer(how: 'pause' | 'goOn' | 'cancel'): void;
};

/** The save that takes long, while it runs or rests, in whichever tab. */
export function useLongSave(): LongSaveWork {
  const [long, setLong] = useState<LongSave>();
  const [ending, setEnding] = useState(false);
  useEffect(() => {
    const take = (save: LongSave | undefined) => {
      setLong(save);
      if (!save) setEnding(false);
    };
    void readLongSave().then((save) => {
      take(save);
      // Wakes a background that was stopped, which then says that this save no longer runs. Changes nothing otherwise.
      if (save) void sendToBackground('steer', {tabId: save.tabId, how: save.progress.paused ? 'pause' : 'goOn'});
    });
    return watchLongSave(take);
  }, []);
  return {
    long,
    ending,
    steer: (how) => {
      if (!long) return;
      if (how === 'cancel') setEnding(true);
      void sendToBackground('steer', {tabId: long.tabId, how});
    },
  };
}
