import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Result} from '../../../core/result.ts';
import type {KeyFault, Recipient} from '../../../lock/age-keys.ts';
import {CodeField} from '../../shared/code-field.tsx';
import {say} from '../../shared/words.ts';
import type {Choosing} from './choice-state.ts';
import type {PackLock} from './lock-pack.ts';

const WAYS = ['plain', 'passphrase', 'key'] as const;

type Props = {choosing: Choosing; typed: TypedKey; onChoosing(choosing: Choosing): void};

/** Whether the pack is given open, with a passphrase, or for the key of one person. */
export function HowGiven({choosing, typed, onChoosing}: Props): JSX.Element {
  const {way} = choosing.lock;
  return (
    <fieldset class="choices">
      <legend>
        <h2>{say('lock_heading')}</h2>
      </legend>
      {WAYS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="lock"
            checked={way === one}
            onChange={() => onChoosing({...choosing, lock: {...choosing.lock, way: one}})}
          />
          <span>
            {say(`lock_way_${one}`)}
            <span class="small quiet choices__hint">{say(`lock_wayHint_${one}`)}</span>
          </span>
        </label>
      ))}
      {way === 'key' ? (
        <KeyField
          value={choosing.lock.typed}
          fault={typed && !typed.ok ? typed.error : undefined}
          onInput={(to) => onChoosing({...choosing, lock: {way, typed: to}})}
        />
      ) : null}
    </fieldset>
  );
}

type KeyFieldProps = {value: string; fault: KeyFault | undefined; onInput(value: string): void};

/** Where the key of a person is put in. */
export function KeyField({value, fault, onInput}: KeyFieldProps): JSX.Element {
  return (
    <CodeField
      label={say('lock_key')}
      hint={say('lock_keyHint')}
      value={value}
      fault={fault && say(`lock_keyFault_${fault}`)}
      onInput={onInput}
    />
  );
}

/** What was typed as a key; undefined for nothing, and while it is looked at. */
export type TypedKey = Result<Recipient, KeyFault> | undefined;

/** Reads the key that was typed. The library comes only then. */
export function useTypedKey(typed: string): TypedKey {
  const [read, setRead] = useState<{of: string; key: TypedKey}>();
  const text = typed.trim();
  useEffect(() => {
    if (text === '') return undefined;
    let gone = false;
    void import('../../../lock/age-keys.ts').then(({readRecipient}) => {
      if (!gone) setRead({of: text, key: readRecipient(text)});
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return text !== '' && read?.of === text ? read.key : undefined;
}

/** The lock as it is asked for; undefined as long as a key is missing or wrong. */
export function lockOf({lock: {way}}: Choosing, typed: TypedKey): PackLock | undefined {
  if (way !== 'key') return {kind: way};
  return typed?.ok ? {kind: 'key', recipient: typed.value} : undefined;
}
