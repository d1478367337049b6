import type {JSX} from 'preact';
import {Button} from '../shared/button.tsx';
import {Icon} from '../shared/icon.tsx';
import {usePrivateWindow} from '../shared/use-private-window.ts';
import {say} from '../shared/words.ts';

/** After a save where this window cannot show what is kept (a private one of Firefox): that it was kept, and where. */
export function SavedUnseen({onDone}: {onDone(): void}): JSX.Element {
  const isPrivate = usePrivateWindow();
  return (
    <div class="popup__view">
      <div class="saved" role="status">
        <h2 class="saved__title">
          <Icon name="done" />
          {say('common_saved')}
        </h2>
        <p class="small quiet">{say(isPrivate ? 'discretion_savedFromPrivate' : 'popup_onlyHere')}</p>
      </div>
      <div>
        <Button small icon="back" onPress={onDone}>
          {say('popup_back')}
        </Button>
      </div>
    </div>
  );
}
