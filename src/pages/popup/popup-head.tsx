import type {JSX} from 'preact';
import {Button} from '../shared/button.tsx';
import {LeaveButton} from '../shared/leave-button.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {say} from '../shared/words.ts';
import {SiteLine} from './site-line.tsx';
import type {Saving} from './use-saving.ts';

type Props = {saving?: Saving; onSaveScreen?: () => void; onPoint?: () => void};

/** Name and way out; and, where a save can be started, the two ways to start it. */
export function PopupHead({saving, onSaveScreen, onPoint}: Props): JSX.Element {
  const running = saving?.kind === 'running';
  return (
    <header class="popup__head">
      <div class="popup__name">
        <h1 class="popup__title">
          <img src="/icons/icon-48.png" alt="" width={20} height={20} />
          {say('common_extensionName')}
        </h1>
        <LeaveButton />
      </div>
      {onSaveScreen && onPoint ? (
        <div class="popup__save">
          <Button kind="main" icon="screen" onPress={onSaveScreen} resting={running}>
            {say('popup_saveScreen')}
          </Button>
          <Button icon="point" onPress={onPoint} resting={running}>
            {say('popup_point')}
          </Button>
        </div>
      ) : null}
      {running ? <Message kind="plain">{say('popup_saving')}</Message> : null}
      {saving?.kind === 'failed' ? <FailureMessage code={saving.code} /> : null}
      {onSaveScreen ? <SiteLine /> : null}
    </header>
  );
}
