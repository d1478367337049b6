import type {JSX} from 'preact';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import type {Asking} from './use-asking.ts';

/** What something that was asked for came to. */
export function Asked({asking, done}: {asking: Asking<unknown>; done: string}): JSX.Element {
  return (
    <div role="status">
      {asking.works ? <p class="quiet">{say('vault_working')}</p> : null}
      {asking.code ? <FailureMessage code={asking.code} /> : null}
      {asking.done !== undefined ? <Message kind="good">{done}</Message> : null}
    </div>
  );
}
