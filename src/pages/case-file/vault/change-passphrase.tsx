import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {changePassphrase} from '../../../vault/keys-of-door.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';
import {Asked} from './asked.tsx';
import {Fold} from './fold.tsx';
import {faultOf, NewPassphraseFields, NOTHING_TYPED} from './new-passphrase.tsx';
import {useAsking} from './use-asking.ts';

/** Another passphrase; whoever has forgotten the one before proves it by the recovery code. */
export function ChangePassphrase({store}: {store: Store}): JSX.Element {
  const [byCode, setByCode] = useState(false);
  const [old, setOld] = useState('');
  const [next, setNext] = useState(NOTHING_TYPED);
  const [fault, setFault] = useState<string>();
  const changing = useAsking(async () => {
    const changed = await changePassphrase(store, byCode ? {code: old} : {passphrase: old}, next.first);
    setOld('');
    if (changed.ok) setNext(NOTHING_TYPED);
    return changed;
  });
  const change = () => {
    const wrong = faultOf(next);
    setFault(wrong);
    if (!wrong) changing.ask();
  };
  return (
    <Fold name={say('vault_change')}>
      <SecretField
        label={say(byCode ? 'vault_codeNow' : 'vault_old')}
        value={old}
        onInput={setOld}
        onEnter={change}
        shown={byCode}
      />
      <div>
        <Button small kind="plain" onPress={() => setByCode(!byCode)}>
          {say(byCode ? 'vault_usePassphrase' : 'vault_useCode')}
        </Button>
      </div>
      <NewPassphraseFields label={say('vault_next')} value={next} onInput={setNext} onEnter={change} />
      {fault ? <Message kind="warn">{fault}</Message> : null}
      <div>
        <Button resting={changing.works || old === ''} onPress={change}>
          {say('vault_change')}
        </Button>
      </div>
      <Asked asking={changing} done={say('vault_changed')} />
    </Fold>
  );
}
