import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {leaveAddress} from '../../../core/discretion.ts';
import {Message} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import type {ChoiceProps} from './discretion-section.tsx';

const EXAMPLE = 'https://www.example.com';

/** How the way out works, and which page comes in our place. */
export function LeaveChoice({discretion, change}: ChoiceProps): JSX.Element {
  const [typed, setTyped] = useState(discretion.leaveTo);
  const address = leaveAddress(typed);
  const set = (text: string) => {
    setTyped(text);
    const wanted = leaveAddress(text);
    if (wanted !== undefined) void change({leaveTo: wanted});
  };
  return (
    <div class="stack">
      <h3>{say('discretion_leaveHeading')}</h3>
      <p>{say('discretion_leaveHow', say('common_leave'))}</p>
      <TextField
        class="short-field"
        label={say('discretion_leaveField')}
        hint={say('discretion_leaveHint')}
        value={typed}
        onInput={set}
      />
      {address === undefined ? <Message kind="warn">{say('discretion_leaveWrong', EXAMPLE)}</Message> : null}
      <p class="small quiet">{say('discretion_leaveKey', say('common_commandLeave'))}</p>
    </div>
  );
}
