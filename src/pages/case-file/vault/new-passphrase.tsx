import type {JSX} from 'preact';
import {SecretField} from '../../shared/secret-field.tsx';
import {say} from '../../shared/words.ts';

const LEAST_LETTERS = 10;

/** A new passphrase as typed, twice. */
export type NewPassphrase = {first: string; again: string};

export const NOTHING_TYPED: NewPassphrase = {first: '', again: ''};

/** What is wrong with it, as a sentence; undefined if it can be taken. */
export function faultOf({first, again}: NewPassphrase): string | undefined {
  if ([...first].length < LEAST_LETTERS) return say('vault_tooShort');
  return first === again ? undefined : say('vault_differ');
}

type Props = {label: string; value: NewPassphrase; onInput(value: NewPassphrase): void; onEnter(): void; hint?: string};

/** The two fields for a new passphrase. */
export function NewPassphraseFields({label, value, onInput, onEnter, hint}: Props): JSX.Element {
  return (
    <>
      <SecretField
        label={label}
        value={value.first}
        {...(hint ? {hint} : {})}
        onInput={(first) => onInput({...value, first})}
        onEnter={onEnter}
      />
      <SecretField
        label={say('vault_again')}
        value={value.again}
        onInput={(again) => onInput({...value, again})}
        onEnter={onEnter}
      />
    </>
  );
}
