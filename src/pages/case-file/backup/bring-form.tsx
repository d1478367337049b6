import type {JSX} from 'preact';
import {useEffect, useId, useRef, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';
import {lookThrough} from './backup-work.ts';

/** Which file, and what opens it. */
export function BringForm({store, onClose}: {store: Store; onClose(): void}): JSX.Element {
  const id = useId();
  const [file, setFile] = useState<File>();
  const [typed, setTyped] = useState('');
  const [shown, setShown] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const look = () => {
    if (file && typed.trim() !== '') void lookThrough(store, file, typed);
  };
  return (
    <form
      class="stack stack--wide"
      onSubmit={(event) => {
        event.preventDefault();
        look();
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {say('backup_bringHeading')}
      </h3>
      <p>{say('backup_bringWhat')}</p>
      <div class="field">
        <label for={id}>{say('backup_file')}</label>
        <input id={id} class="field__input" type="file" onChange={(event) => setFile(event.currentTarget.files?.[0])} />
      </div>
      <SecretField label={say('backup_opens')} value={typed} shown={shown} hint="" onInput={setTyped} />
      <label class="backup-show" for={`${id}-show`}>
        <input
          id={`${id}-show`}
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.currentTarget.checked)}
        />
        <span>{say('backup_show')}</span>
      </label>
      <div class="row-of-buttons">
        <Button kind="main" icon="search" resting={!file || typed.trim() === ''} onPress={look}>
          {say('backup_look')}
        </Button>
        <Button onPress={onClose}>{say('backup_leave')}</Button>
      </div>
      <button type="submit" class="only-read" tabIndex={-1} aria-hidden="true" />
    </form>
  );
}
