import type {JSX} from 'preact';
import {Button} from './button.tsx';
import {Message} from './message.tsx';
import type {Losses} from './use-losses.ts';
import {say, sayCount} from './words.ts';

/** Says how many things are gone without anybody having deleted them, and where they may still be. */
export function LossMessage({losses, understood}: Losses): JSX.Element | null {
  const last = losses.at(-1);
  if (!last) return null;
  const gone = losses.reduce((sum, {kept}) => sum + kept, 0);
  return (
    <Message kind="warn">
      <p>{sayCount('common_gone', gone, last.lastNumber)}</p>
      <p>{say('common_goneWhy')}</p>
      <p>{say('common_goneWhat')}</p>
      <Button small onPress={understood}>
        {say('common_goneUnderstood')}
      </Button>
    </Message>
  );
}
