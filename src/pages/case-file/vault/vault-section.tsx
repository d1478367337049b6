import type {JSX} from 'preact';
import type {Store} from '../../../store/open-store.ts';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import {MakeVault, PendingVault} from './make-vault.tsx';
import {OpenVault} from './open-vault.tsx';
import {useVault} from './use-vault.ts';
import {useVaultWork} from './vault-work.ts';
import './vault.css';

/** The passphrase: to set, to go on with, or to change. */
export function VaultSection({store}: {store: Store}): JSX.Element {
  const {state, again} = useVault(store);
  const work = useVaultWork();
  return (
    <section class="stack" aria-labelledby="vault">
      <h2 id="vault">{say('vault_heading')}</h2>
      {work.kind === 'filled' ? (
        <Message kind="good">
          <p>{say('vault_filled')}</p>
          <p class="small">{say('vault_traces')}</p>
        </Message>
      ) : null}
      {work.kind === 'emptied' ? <Message kind="good">{say('vault_emptied')}</Message> : null}
      {work.kind === 'stopped' ? <Message kind="plain">{say('vault_stopped')}</Message> : null}
      {work.kind === 'failed' ? <FailureMessage code={work.code} /> : null}
      {state?.door ? <OpenVault store={store} door={state.door} state={state} again={again} /> : null}
      {state && !state.door && state.pending ? <PendingVault again={again} /> : null}
      {state && !state.door && !state.pending ? <MakeVault /> : null}
    </section>
  );
}
