import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {handedOverName} from '../../../core/discretion.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import type {ChoiceProps} from './discretion-section.tsx';

/** The word that every file begins with which is handed over. */
export function FileWordField({discretion, change}: ChoiceProps): JSX.Element {
  const [typed, setTyped] = useState(discretion.fileWord);
  const set = (text: string) => {
    setTyped(text);
    void change({fileWord: text});
  };
  return (
    <TextField
      class="short-field"
      label={say('discretion_filesField')}
      hint={say('discretion_filesHint', handedOverName(typed, deviceNow(), 'zip'))}
      value={typed}
      onInput={set}
    />
  );
}
