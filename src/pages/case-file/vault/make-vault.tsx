import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {beginVault, giveUpPending} from '../../../vault/move.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';
import {Asked} from './asked.tsx';
import {faultOf, NewPassphraseFields, NOTHING_TYPED} from './new-passphrase.tsx';
import {RecoveryCode} from './recovery-code.tsx';
import {useAsking} from './use-asking.ts';
import {startFilling} from './vault-work.ts';

/** Sets the first passphrase: two fields, the recovery code, then everything is locked away. */
export function MakeVault(): JSX.Element {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const [fault, setFault] = useState<string>();
  const [noted, setNoted] = useState(false);
  const making = useAsking(() => beginVault(typed.first));
  const make = () => {
    const wrong = faultOf(typed);
    setFault(wrong);
    if (!wrong) making.ask();
  };
  if (making.done) {
    return (
      <>
        <RecoveryCode code={making.done.code} />
        <label class="switch">
          <input type="checkbox" checked={noted} onChange={({currentTarget}) => setNoted(currentTarget.checked)} />
          <span>{say('vault_codeDone')}</span>
        </label>
        <div>
          <Button kind="main" resting={!noted} onPress={() => void startFilling(typed.first)}>
            {say('vault_fill')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>{say('vault_why')}</p>
      <p>{say('vault_forget')}</p>
      <p class="quiet">{say('vault_forced')}</p>
      <NewPassphraseFields
        label={say('vault_passphrase')}
        value={typed}
        onInput={setTyped}
        onEnter={make}
        hint={say('vault_hint')}
      />
      {fault ? <Message kind="warn">{fault}</Message> : null}
      <div>
        <Button kind="main" resting={making.works || typed.first === ''} onPress={make}>
          {say('vault_make')}
        </Button>
      </div>
      <Asked asking={making} done="" />
    </>
  );
}

/** A passphrase was set, and the move was interrupted: it is gone on with, or given up. */
export function PendingVault({again}: {again(): void}): JSX.Element {
  const [typed, setTyped] = useState('');
  const goOn = () => void (typed !== '' && startFilling(typed));
  return (
    <>
      <Message kind="warn">{say('vault_pending')}</Message>
      <SecretField
        label={say('vault_passphrase')}
        hint={say('vault_pendingGo')}
        value={typed}
        onInput={setTyped}
        onEnter={goOn}
      />
      <div class="row-of-buttons">
        <Button kind="main" resting={typed === ''} onPress={goOn}>
          {say('vault_goOn')}
        </Button>
        <Button onPress={() => void giveUpPending().then(again)}>{say('vault_giveUp')}</Button>
      </div>
    </>
  );
}
