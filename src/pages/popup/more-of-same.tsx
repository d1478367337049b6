import type {JSX} from 'preact';
import {AskInPlace} from '../shared/ask-in-place.tsx';
import {Button} from '../shared/button.tsx';
import {say} from '../shared/words.ts';

type Props = {onAround(): void; onAll(): void};

/** After one post or message was saved: the ones around it, and all that is under it. */
export function MoreOfSame({onAround, onAll}: Props): JSX.Element {
  return (
    <section class="more" aria-label={say('popup_more')}>
      <div>
        <Button small kind="plain" icon="answer" onPress={onAround}>
          {say('popup_saveAround')}
        </Button>
        <p class="more__what small quiet">{say('popup_saveAroundWhat')}</p>
      </div>
      <AskInPlace
        label={say('popup_saveAllUnder')}
        icon="list"
        button="plain"
        kind="main"
        question={say('popup_saveAllWhat')}
        yes={say('popup_start')}
        no={say('popup_notNow')}
        onYes={onAll}
      />
    </section>
  );
}
