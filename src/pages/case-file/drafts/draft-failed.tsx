import type {JSX} from 'preact';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';

/** What was typed is in the box and nowhere else. */
export function DraftFailed({onAgain}: {onAgain(): void}): JSX.Element {
  return (
    <Message kind="warn">
      <p>{say('common_draftFailed')}</p>
      <Button small icon="again" onPress={onAgain}>
        {say('common_draftAgain')}
      </Button>
    </Message>
  );
}
