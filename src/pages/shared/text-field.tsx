import {useId} from 'preact/hooks';

type Props = {
  label: string;
  value: string;
  onInput(value: string): void;
  hint?: string;
  /** More than one line to write in. */
  lines?: number;
  /** Words to choose from; others may be written too. */
  suggestions?: readonly string[];
  type?: 'text' | 'date' | 'time' | 'number';
  class?: string;
};

/** One plain field with its name over it. */
export function TextField({label, value, onInput, hint, lines = 1, suggestions, type = 'text', class: style}: Props) {
  const id = useId();
  const common = {
    id,
    class: 'field__input',
    value,
    ...(hint ? {'aria-describedby': `${id}-hint`} : {}),
    onInput: (event: {currentTarget: {value: string}}) => onInput(event.currentTarget.value),
  };
  return (
    <div class={style ? `field ${style}` : 'field'}>
      <label for={id}>{label}</label>
      {lines > 1 ? (
        <textarea dir="auto" rows={lines} {...common} />
      ) : (
        <input
          type={type}
          {...(type === 'text' ? {dir: 'auto', autocomplete: 'off'} : {})}
          {...(suggestions ? {list: `${id}-list`} : {})}
          {...common}
        />
      )}
      {suggestions ? (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
      {hint ? (
        <div id={`${id}-hint`} class="small quiet">
          {hint}
        </div>
      ) : null}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  label: string;
  value: T;
  options: readonly {value: T; label: string}[];
  onChoose(value: T): void;
  class?: string;
};

/** One of a few, in a list that opens. */
export function ChoiceField<T extends string>({label, value, options, onChoose, class: style}: ChoiceProps<T>) {
  const id = useId();
  return (
    <div class={style ? `field ${style}` : 'field'}>
      <label for={id}>{label}</label>
      <select
        id={id}
        class="field__input"
        value={value}
        onChange={(event) => {
          const chosen = options.find((one) => one.value === event.currentTarget.value);
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
