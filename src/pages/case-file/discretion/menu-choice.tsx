import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {keysOf} from '../../../browser/shortcuts.ts';
import {say} from '../../shared/words.ts';
import type {ChoiceProps} from './discretion-section.tsx';

/** Whether the right-click menu has our entry, and the keys that do without it. */
export function MenuChoice({discretion, change}: ChoiceProps): JSX.Element {
  const [keys, setKeys] = useState<[save: string, popup: string]>();
  useEffect(() => void Promise.all([keysOf('save-pointed'), keysOf('_execute_action')]).then(setKeys), []);
  const [save, popup] = keys ?? ['', ''];
  const none = say('discretion_menuNoKey');
  return (
    <div class="stack">
      <label class="switch">
        <input
          type="checkbox"
          checked={discretion.menu === 'hidden'}
          aria-describedby="menu-keys"
          onChange={(event) => void change({menu: event.currentTarget.checked ? 'hidden' : 'shown'})}
        />
        <span>{say('discretion_menuSwitch', say('common_menuSave'))}</span>
      </label>
      <p id="menu-keys" class="small quiet">
        {keys ? say('discretion_menuKeys', save || none, popup || none) : '\u00a0'} {say('discretion_menuKeysWhere')}
      </p>
    </div>
  );
}
