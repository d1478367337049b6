import type {JSX, Ref} from 'preact';
import {useId} from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  onInput(value: string): void;
  /** What is wrong with it, said as soon as it is known. */
  fault: string | undefined;
  hint?: string;
  /** Words are in the usual type; keys and codes are not. */
  words?: boolean;
  fieldRef?: Ref<HTMLTextAreaElement>;
};

/** A field for something long that is pasted: a key, a code, six words. */
export function CodeField({label, value, onInput, fault, hint, words = false, fieldRef}: Props): JSX.Element {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        {...(fieldRef ? {ref: fieldRef} : {})}
        id={id}
        class={words ? 'field__input' : 'field__input mono'}
        dir="ltr"
        rows={2}
        autocomplete="off"
        spellcheck={false}
        value={value}
        aria-invalid={fault ? 'true' : undefined}
        aria-describedby={hint ? `${id}-hint ${id}-fault` : `${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {hint ? (
        <p id={`${id}-hint`} class="small quiet">
          {hint}
        </p>
      ) : null}
      <p id={`${id}-fault`} class="small" role="status">
        {fault ?? ''}
      </p>
    </div>
  );
}
