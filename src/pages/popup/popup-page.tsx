import type {JSX} from 'preact';
import {FailureMessage} from '../shared/message.tsx';
import {useStore} from '../shared/use-store.ts';
import {ListView} from './list-view.tsx';
import {PopupHead} from './popup-head.tsx';
import {SavedView} from './saved-view.tsx';
import {useSaving} from './use-saving.ts';

/** The popup: save, find, open, make a pack. After a save it shows what was kept. */
export function PopupPage(): JSX.Element {
  const opened = useStore();
  const store = opened?.ok ? opened.value : undefined;
  const {saving, saveScreen, point, dismiss} = useSaving();
  if (saving.kind === 'saved') {
    return (
      <main class="popup__page">
        <PopupHead />
        {store ? <SavedView store={store} id={saving.id} onDone={dismiss} /> : <div />}
      </main>
    );
  }
  return (
    <main class="popup__page">
      <PopupHead saving={saving} onSaveScreen={saveScreen} onPoint={point} />
      {opened && !opened.ok ? (
        <div class="popup__view">
          <FailureMessage code={opened.error.code} />
        </div>
      ) : (
        <ListView store={store} />
      )}
    </main>
  );
}
