import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {MessageName} from '../../../core/words.ts';
import type {Store} from '../../../store/open-store.ts';
import {dropSecond, type Second, setSecond} from '../../../vault/keys-of-door.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';
import {Asked} from './asked.tsx';
import {Fold} from './fold.tsx';
import {faultOf, NewPassphraseFields, NOTHING_TYPED} from './new-passphrase.tsx';
import {useAsking} from './use-asking.ts';

type Props = {store: Store; isSet: boolean; again(): void};

/** A passphrase that opens another, harmless place. */
export function SecondPassphrase(props: Props): JSX.Element {
  return (
    <Fold name={say('vault_second')}>
      <p>{say('vault_secondText')}</p>
      <p class="quiet">{say('vault_secondLimits')}</p>
      <SecondForm
        {...props}
        kind="other"
        words={{
          field: 'vault_secondField',
          set: 'vault_secondSet',
          done: 'vault_secondDone',
          there: 'vault_secondThere',
          drop: 'vault_secondDrop',
        }}
      />
    </Fold>
  );
}

/** A passphrase that removes everything; only after its danger was read. */
export function WipePassphrase(props: Props): JSX.Element {
  const [understood, setUnderstood] = useState(false);
  return (
    <Fold name={say('vault_wipePhrase')}>
      <Message kind="warn" live={false}>
        {say('vault_wipePhraseText')}
      </Message>
      <label class="switch">
        <input
          type="checkbox"
          checked={understood}
          onChange={({currentTarget}) => setUnderstood(currentTarget.checked)}
        />
        <span>{say('vault_wipeUnderstood')}</span>
      </label>
      {understood || props.isSet ? (
        <SecondForm
          {...props}
          kind="wipe"
          words={{
            field: 'vault_wipeField',
            set: 'vault_wipeSet',
            done: 'vault_wipeDone',
            there: 'vault_wipeThere',
            drop: 'vault_wipeDrop',
          }}
        />
      ) : null}
    </Fold>
  );
}

type FormProps = Props & {kind: Second; words: {[what in 'field' | 'set' | 'done' | 'there' | 'drop']: MessageName}};

function SecondForm({store, isSet, again, kind, words}: FormProps): JSX.Element {
  const [passphrase, setPassphrase] = useState('');
  const [second, setSecondTyped] = useState(NOTHING_TYPED);
  const [fault, setFault] = useState<string>();
  const asking = useAsking(async () => {
    const done = isSet
      ? await dropSecond(store, kind, passphrase)
      : await setSecond(store, kind, passphrase, second.first);
    setPassphrase('');
    if (done.ok) setSecondTyped(NOTHING_TYPED);
    if (done.ok) again();
    return done.ok ? {ok: true, value: isSet ? say('vault_dropped') : say(words.done)} : done;
  });
  const go = () => {
    const wrong = isSet ? undefined : faultOf(second);
    setFault(wrong);
    if (!wrong) asking.ask();
  };
  return (
    <>
      {isSet ? (
        <p>{say(words.there)}</p>
      ) : (
        <NewPassphraseFields label={say(words.field)} value={second} onInput={setSecondTyped} onEnter={go} />
      )}
      <SecretField label={say('vault_old')} value={passphrase} onInput={setPassphrase} onEnter={go} />
      {fault ? <Message kind="warn">{fault}</Message> : null}
      <div>
        <Button resting={asking.works || passphrase === ''} onPress={go}>
          {say(isSet ? words.drop : words.set)}
        </Button>
      </div>
      <Asked asking={asking} done={asking.done ?? ''} />
    </>
  );
}
