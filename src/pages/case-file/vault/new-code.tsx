import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {renewCode} from '../../../vault/keys-of-door.ts';
import {Button} from '../../shared/button.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';
import {Asked} from './asked.tsx';
import {Fold} from './fold.tsx';
import {RecoveryCode} from './recovery-code.tsx';
import {useAsking} from './use-asking.ts';

/** A new recovery code, for whoever has lost the one before or fears that somebody has it. */
export function NewCode({store}: {store: Store}): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const renewing = useAsking(async () => {
    const renewed = await renewCode(store, passphrase);
    setPassphrase('');
    return renewed;
  });
  return (
    <Fold name={say('vault_newCode')}>
      <p>{say('vault_newCodeText')}</p>
      <SecretField
        label={say('vault_passphrase')}
        value={passphrase}
        onInput={setPassphrase}
        onEnter={() => renewing.ask()}
      />
      <div>
        <Button resting={renewing.works || passphrase === ''} onPress={renewing.ask}>
          {say('vault_newCode')}
        </Button>
      </div>
      <Asked asking={renewing} done={say('vault_newCodeMade')} />
      {renewing.done ? <RecoveryCode code={renewing.done} /> : null}
    </Fold>
  );
}
