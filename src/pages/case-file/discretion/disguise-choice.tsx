import type {JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import {shownIcon, shownName} from '../../../browser/disguise.ts';
import {DISGUISES, type Disguise} from '../../../core/discretion.ts';
import {say} from '../../shared/words.ts';
import type {ChoiceProps} from './discretion-section.tsx';

/** Which name and picture stand on the toolbar and on tabs. */
export function DisguiseChoice({discretion, change}: ChoiceProps): JSX.Element {
  const name = useId();
  const [done, setDone] = useState(false);
  const choose = async (disguise: Disguise) => {
    await change({disguise});
    setDone(true);
  };
  return (
    <>
      <fieldset class="choices" aria-describedby={`${name}-limits`}>
        <legend>{say('discretion_lookLegend')}</legend>
        <div class="disguises">
          {DISGUISES.map((one) => (
            <label key={one} class="disguises__one">
              <input type="radio" name={name} checked={discretion.disguise === one} onChange={() => void choose(one)} />
              <img src={shownIcon(one, 48)} alt="" width={24} height={24} />
              <span>{shownName(one)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p role="status" class="small">
        {done ? say('discretion_lookNow') : ''}
      </p>
      <p id={`${name}-limits`} class="small quiet">
        {say('discretion_lookLimits', say('common_extensionName'))}
      </p>
    </>
  );
}
