import type {JSX} from 'preact';
import {say} from '../../shared/words.ts';
import type {Choosing} from './choice-state.ts';

type Props = {choosing: Choosing; onChoosing(choosing: Choosing): void};

/** Whether the pack also tells what it holds in the form of forensic programs. Few readers have one. */
export function ForTools({choosing, onChoosing}: Props): JSX.Element {
  return (
    <div class="choices">
      <label>
        <input
          type="checkbox"
          checked={choosing.forTools}
          aria-describedby="for-tools-hint"
          onChange={(event) => onChoosing({...choosing, forTools: event.currentTarget.checked})}
        />
        <span>{say('interop_tick')}</span>
      </label>
      <p id="for-tools-hint" class="small quiet">
        {say('interop_tickHint')}
      </p>
    </div>
  );
}
