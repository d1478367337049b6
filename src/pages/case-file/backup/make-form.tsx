import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {AgeLock} from '../../../lock/age.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {say} from '../../shared/words.ts';
import {KeyField, useTypedKey} from '../pack/how-given.tsx';
import {startBackup} from './backup-work.ts';
import {chosenPassphrase, NOTHING_CHOSEN, PassphraseFields} from './passphrase-fields.tsx';

const WAYS = ['passphrase', 'key'] as const;

/** What is in a copy, and what it is locked with. */
export function MakeForm({store, onClose}: {store: Store; onClose(): void}): JSX.Element {
  const [way, setWay] = useState<(typeof WAYS)[number]>('passphrase');
  const [choosing, setChoosing] = useState(NOTHING_CHOSEN);
  const [typed, setTyped] = useState('');
  const key = useTypedKey(typed);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const passphrase = chosenPassphrase(choosing);
  let lock: AgeLock | undefined;
  if (way === 'passphrase' && passphrase !== undefined) lock = {kind: 'passphrase', passphrase};
  if (way === 'key' && key?.ok) lock = {kind: 'recipients', recipients: [key.value]};
  const make = () => {
    if (lock) void startBackup(store, lock);
  };
  return (
    <form
      class="stack stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        make();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {say('backup_makeHeading')}
      </h3>
      <p>{say('backup_holds')}</p>
      <fieldset class="choices">
        <legend>{say('backup_way')}</legend>
        {WAYS.map((one) => (
          <label key={one}>
            <input type="radio" name="backup-way" checked={way === one} onChange={() => setWay(one)} />
            <span>
              {say(`backup_way_${one}`)}
              <span class="small quiet choices__hint">{say(`backup_wayHint_${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {way === 'passphrase' ? (
        <PassphraseFields choosing={choosing} onChoosing={setChoosing} />
      ) : (
        <KeyField value={typed} fault={key && !key.ok ? key.error : undefined} onInput={setTyped} />
      )}
      <div class="row-of-buttons">
        <Button kind="main" icon="copy" resting={lock === undefined} onPress={make}>
          {say('backup_makeIt')}
        </Button>
        <Button onPress={onClose}>{say('backup_leave')}</Button>
      </div>
      <button type="submit" class="only-read" tabIndex={-1} aria-hidden="true" />
    </form>
  );
}
