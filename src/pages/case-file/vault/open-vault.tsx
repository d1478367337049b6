import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import type {Door} from '../../../core/vault/door.ts';
import type {Store} from '../../../store/open-store.ts';
import {changeDoor} from '../../../vault/door-store.ts';
import {lockVault} from '../../../vault/lock.ts';
import {stayLocked} from '../../../vault/move.ts';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {ChangePassphrase} from './change-passphrase.tsx';
import {NewCode} from './new-code.tsx';
import {SecondPassphrase, WipePassphrase} from './second-passphrase.tsx';
import type {VaultState} from './use-vault.ts';
import {startEmptying} from './vault-work.ts';

const MINUTES = [2, 5, 10, 30, 60];

type Props = {store: Store; door: Door; state: VaultState; again(): void};

/** What can be set of a vault that is open. */
export function OpenVault({store, door, state, again}: Props): JSX.Element {
  return (
    <>
      <Message kind="good" live={false}>
        {say('vault_isSet')}
      </Message>
      {door.leaving ? <Unfinished again={again} /> : null}
      <div>
        <Button kind="main" onPress={() => void lockVault()}>
          {say('vault_lockNow')}
        </Button>
      </div>
      <LockAfter door={door} again={again} />
      <ChangePassphrase store={store} />
      <NewCode store={store} />
      <SecondPassphrase store={store} isSet={state.slots?.other !== undefined} again={again} />
      <WipePassphrase store={store} isSet={state.slots?.wipe !== undefined} again={again} />
      <h3>{say('vault_off')}</h3>
      <AskInPlace
        label={say('vault_off')}
        question={say(state.slots?.other === undefined ? 'vault_offText' : 'vault_offTextSecond')}
        yes={say('vault_off')}
        no={say('vault_stayLocked')}
        onYes={() => void startEmptying()}
      />
    </>
  );
}

/** How long it stays open without a touch. */
function LockAfter({door, again}: {door: Door; again(): void}): JSX.Element {
  const id = useId();
  const change = (lockAfterMinutes: number) => changeDoor((one) => ({...one, lockAfterMinutes})).then(again);
  return (
    <div class="field short-field">
      <label for={id}>{say('vault_lockAfter')}</label>
      <select
        id={id}
        class="field__input"
        value={door.lockAfterMinutes}
        onChange={({currentTarget}) => void change(Number(currentTarget.value))}
      >
        {MINUTES.map((minutes) => (
          <option key={minutes} value={minutes}>
            {sayCount('vault_minutes', minutes)}
          </option>
        ))}
        <option value={0}>{say('vault_lockNever')}</option>
      </select>
      <p class="small quiet">{say('vault_lockNote')}</p>
    </div>
  );
}

/** Taking everything out was interrupted. */
function Unfinished({again}: {again(): void}): JSX.Element {
  return (
    <>
      <Message kind="warn">{say('vault_leaving')}</Message>
      <div class="row-of-buttons">
        <Button onPress={() => void startEmptying()}>{say('vault_goOn')}</Button>
        <Button onPress={() => void stayLocked().then(again)}>{say('vault_stayLocked')}</Button>
      </div>
    </>
  );
}
