import {useEffect, useId, useRef} from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  onInput(value: string): void;
  onEnter?: () => void;
  hint?: string;
  /** Of a code that is read from paper, letters are shown. */
  shown?: boolean;
  /** Takes the focus when it appears. */
  first?: boolean;
};

/** A field for a passphrase. No form is around it, so that no browser offers to remember what was typed. */
export function SecretField({label, value, onInput, onEnter, hint, shown = false, first = false}: Props) {
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
        {...(shown ? ({type: 'text'} as const) : ({type: 'password'} as const))}
        dir="ltr"
        autocomplete="off"
        spellcheck={false}
        value={value}
        {...(hint ? {'aria-describedby': `${id}-hint`} : {})}
        onInput={({currentTarget}) => onInput(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {hint ? (
        <div id={`${id}-hint`} class="small quiet">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
