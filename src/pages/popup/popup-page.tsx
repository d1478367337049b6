import type {JSX} from 'preact';
import type {Store} from '../../store/open-store.ts';
import {useLooking} from '../shared/looking-line.tsx';
import {StoreFailure} from '../shared/store-failure.tsx';
import {useStore} from '../shared/use-store.ts';
import {useVeilSetting} from '../shared/use-veil-setting.ts';
import {LockScreen} from '../shared/vault/lock-screen.tsx';
import {CollectedView} from './collected-view.tsx';
import {ListView} from './list-view.tsx';
import {PopupHead} from './popup-head.tsx';
import {SavedUnseen} from './saved-unseen.tsx';
import {SavedView} from './saved-view.tsx';
import {useLongSave} from './use-long-save.ts';
import {type SavingWork, useSaving} from './use-saving.ts';

/** The popup: save, find, open, make a pack. After a save it shows what was kept. */
export function PopupPage(): JSX.Element {
  const opened = useStore();
  const store = opened?.ok ? opened.value : undefined;
  const long = useLongSave();
  useLooking(useVeilSetting().counter);
  const work = useSaving(long.long !== undefined);
  const {kind} = work.saving;
  const after = kind === 'saved' || kind === 'collected';
  return (
    <main class="popup__page">
      {after ? <PopupHead long={long} /> : <PopupHead work={work} long={long} />}
      {after ? (
        <After store={store} unseen={opened?.ok === false} work={work} />
      ) : opened && !opened.ok ? (
        <div class="popup__view">
          {opened.error.code === 'vaultLocked' ? <LockScreen /> : <StoreFailure code={opened.error.code} />}
        </div>
      ) : (
        <ListView store={store} />
      )}
    </main>
  );
}

type AfterProps = {
  store: Store | undefined;
  /** What is kept cannot be shown here. */
  unseen: boolean;
  work: SavingWork;
};

/** The small view after a save. */
function After({store, unseen, work}: AfterProps): JSX.Element {
  const {saving} = work;
  if (saving.kind === 'collected') return <CollectedView tally={saving.tally} id={saving.id} onDone={work.dismiss} />;
  if (saving.kind !== 'saved') return <div />;
  if (!store) return unseen ? <SavedUnseen onDone={work.dismiss} /> : <div />;
  return <SavedView key={saving.id} store={store} id={saving.id} tabId={saving.tabId} work={work} />;
}
