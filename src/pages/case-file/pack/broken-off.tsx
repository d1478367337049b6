import type {JSX} from 'preact';
import {useEffect} from 'preact/hooks';
import type {Circumstances} from '../../../store/circumstances.ts';
import type {Store} from '../../../store/open-store.ts';
import {endBrokenPacks, noteUnderWay} from '../../../store/packs-under-way.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {pageValue} from '../../shared/page-value.ts';
import {circumstances} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';

/** Held by every page of ours that makes a pack. */
const MAKING = 'holdfast-packs-under-way';

/** How many packs came to nothing because the page went, until the person has read it. */
const brokenOff = pageValue({count: 0});

/** Makes a pack, so that the next start knows if this page goes in the middle of it. */
export async function whilePacking<T>(store: Store, when: Circumstances, make: () => Promise<T>): Promise<T> {
  const made = await navigator.locks.request(MAKING, {mode: 'shared'}, async () => {
    await noteUnderWay(store);
    return make();
  });
  // Where that fails (the vault was locked meanwhile), the next start does it.
  await lookForBrokenOff(store, when).catch((error: unknown) => console.warn('pack', error));
  return made;
}

/** Ends what a page has left behind in the log; while any page makes a pack, it is left to that one. */
async function lookForBrokenOff(store: Store, when: Circumstances): Promise<void> {
  await navigator.locks.request(MAKING, {ifAvailable: true}, async (nobody) => {
    if (!nobody) return;
    const ended = await endBrokenPacks(store, when);
    if (ended > 0) brokenOff.set({count: brokenOff.get().count + ended});
  });
}

/** Says that a pack was begun and came to nothing, because everything was left, closed or ended in the middle of it. */
export function BrokenOff({store}: {store: Store}): JSX.Element | null {
  const {count} = brokenOff.use();
  useEffect(() => {
    circumstances()
      .then((when) => lookForBrokenOff(store, when))
      .catch((error: unknown) => console.warn('it is not known whether a pack broke off:', error));
  }, [store]);
  if (count === 0) return null;
  return (
    <Message kind="plain">
      <p>{say('caseFile_packBrokenOff')}</p>
      <Button small onPress={() => brokenOff.set({count: 0})}>
        {say('common_goneUnderstood')}
      </Button>
    </Message>
  );
}
