import type {JSX} from 'preact';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {useVaultWork} from './vault-work.ts';

/** While everything is moved, in this window or another. */
export function MovingPanel(): JSX.Element {
  const work = useVaultWork();
  if (work.kind !== 'moving') return <Message kind="plain">{say('vault_movingElsewhere')}</Message>;
  const {done, of} = work.moved;
  return (
    <section class="stack" aria-live="polite">
      <p>{say('vault_moving')}</p>
      <Progress label={say('vault_movedOf', sayNumber(done), sayNumber(of))} done={done} total={of} />
      <div>
        <Button onPress={work.stop}>{say('vault_stop')}</Button>
      </div>
    </section>
  );
}
