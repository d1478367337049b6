import {type Expectations, parseKey, parseSealCodeOrReceipt} from '../core/verify/expectations.ts';
import {earlierField} from './earlier-field.ts';
import {element} from './element.ts';
import {rootField} from './root-field.ts';
import {say} from './say.ts';

/** The fields for what someone knows from elsewhere. `read` gives nothing where a field holds something else. */
export type KnownFields = {box: HTMLElement; read(): Expectations | undefined; onChange(changed: () => void): void};

/** Makes the fields. All of them may stay empty. */
export function knownFields(): KnownFields {
  const key = field('key', element('input', {id: 'key', autocomplete: 'off', spellcheck: 'false', dir: 'ltr'}));
  const code = field('code', element('textarea', {id: 'code', rows: '4', spellcheck: 'false', dir: 'ltr'}));
  const earlier = earlierField();
  const roots = rootField();
  const box = element(
    'details',
    {class: 'known'},
    element('summary', {}, say('verify_page_known')),
    key.box,
    code.box,
    earlier.box,
    roots.box,
  );
  return {
    box,
    read: () => {
      const parsedKey = key.read(parseKey);
      const parsedCode = code.read(parseSealCodeOrReceipt);
      const chosenRoots = roots.read();
      if (parsedKey === undefined || parsedCode === undefined || chosenRoots === undefined) {
        box.setAttribute('open', '');
        return undefined;
      }
      const known = {...(parsedKey !== '' && {key: parsedKey}), ...(parsedCode !== '' && parsedCode)};
      return {...known, earlier: earlier.read(), roots: chosenRoots};
    },
    onChange: (changed) => {
      for (const {input} of [key, code]) input.addEventListener('change', changed);
      earlier.onChange(changed);
      roots.onChange(changed);
    },
  };
}

type Field<Input> = {
  box: HTMLElement;
  input: Input;
  /** '' for an empty field, undefined for one that holds something else; then it says so beside it. */
  read<T>(parse: (text: string) => T | undefined): T | '' | undefined;
};

function field<Input extends HTMLInputElement | HTMLTextAreaElement>(name: 'key' | 'code', input: Input): Field<Input> {
  const hint = element('p', {class: 'quiet small', id: `${name}-hint`}, say(`verify_page_${name}Hint`));
  const wrong = element(
    'p',
    {class: 'wrong small', id: `${name}-wrong`, hidden: true},
    say(`verify_page_${name}Wrong`),
  );
  input.setAttribute('aria-describedby', `${hint.id} ${wrong.id}`);
  const label = element('label', {for: input.id}, say(`verify_page_${name}`));
  return {
    box: element('div', {class: 'field'}, label, hint, input, wrong),
    input,
    read: (parse) => {
      const text = input.value.trim();
      const value = text === '' ? '' : parse(text);
      wrong.hidden = value !== undefined;
      input.setAttribute('aria-invalid', String(value === undefined));
      if (value === undefined) input.focus();
      return value;
    },
  };
}
