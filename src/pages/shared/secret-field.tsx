import type {JSX} from 'preact';
import {useEffect, useId, useRef} from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  onInput(value: string): void;
  onEnter?: () => void;
  /** Under the field; told anew when it changes. */
  hint?: string;
  /** Letters instead of dots: because the person wants to see them, or since they are read from paper. */
  shown?: boolean;
  /** Takes the focus when it appears. */
  first?: boolean;
};

/** A field for a passphrase. No browser is asked to remember what was typed. */
export function SecretField({label, value, onInput, onEnter, hint, shown = false, first = false}: Props): JSX.Element {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) input.current?.focus();
  }, [first]);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        ref={input}
        id={id}
        class="field__input"
        {...(shown ? {type: 'text', autocomplete: 'off'} : {type: 'password', autocomplete: 'new-password'})}
        dir="ltr"
        spellcheck={false}
        value={value}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onInput={({currentTarget}) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="small quiet" role="status">
          {hint}
        </p>
      )}
    </div>
  );
}
