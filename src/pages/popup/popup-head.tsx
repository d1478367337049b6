import type {JSX} from 'preact';
import {LeaveButton} from '../shared/leave-button.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {OwnName} from '../shared/own-name.tsx';
import {usePrivateWindow} from '../shared/use-private-window.ts';
import {say} from '../shared/words.ts';
import {LongSavePanel} from './long-save.tsx';
import {SiteLine} from './site-line.tsx';
import type {LongSaveWork} from './use-long-save.ts';
import type {SavingWork} from './use-saving.ts';
import {WaysToSave} from './ways-to-save.tsx';

type Props = {
  /** Given where a save can be started. */
  work?: SavingWork;
  long: LongSaveWork;
};

/** Name and way out; the long save that runs, else the ways to start one. */
export function PopupHead({work, long}: Props): JSX.Element {
  const {saving} = work ?? {};
  const isPrivate = usePrivateWindow();
  return (
    <header class="popup__head">
      <div class="popup__name">
        <h1 class="popup__title">
          <OwnName size={20} />
        </h1>
        <LeaveButton />
      </div>
      {work && isPrivate ? <p class="small">{say('popup_privateWindow')}</p> : null}
      {long.long ? (
        <LongSavePanel work={long} tabId={long.long.tabId} progress={long.long.progress} />
      ) : work ? (
        <WaysToSave work={work} />
      ) : null}
      {saving?.kind === 'running' && !long.long ? <Message kind="plain">{say('popup_saving')}</Message> : null}
      {saving?.kind === 'failed' ? <FailureMessage code={saving.code} /> : null}
      {work && !long.long ? <SiteLine /> : null}
    </header>
  );
}
