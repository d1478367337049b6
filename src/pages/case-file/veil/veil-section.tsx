import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {changeVeilSetting, type Veiled, type VeilSetting} from '../../../browser/veil-setting.ts';
import {Message} from '../../shared/message.tsx';
import {useVeilSetting} from '../../shared/use-veil-setting.ts';
import {say} from '../../shared/words.ts';

const CHOICES: readonly Veiled[] = ['all', 'pictures', 'nothing'];

/** What stays covered, whether films have sound, and whether long looking is said. All open pages follow. */
export function VeilSection(): JSX.Element {
  const setting = useVeilSetting();
  const [failed, setFailed] = useState(false);
  const change = (part: Partial<VeilSetting>) =>
    changeVeilSetting(part).then(
      () => setFailed(false),
      (error: unknown) => {
        console.warn('the setting was not kept:', error);
        setFailed(true);
      },
    );
  return (
    <section class="stack" id="veil">
      <h2>{say('veil_heading')}</h2>
      <p>{say('veil_what')}</p>
      <fieldset class="choices">
        <legend>{say('veil_choice')}</legend>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="veiled"
              checked={setting.veiled === choice}
              onChange={() => void change({veiled: choice})}
            />
            <span>{say(`veil_choice_${choice}`)}</span>
          </label>
        ))}
      </fieldset>
      {setting.veiled === 'nothing' ? <p class="small quiet">{say('veil_choiceNothingHint')}</p> : null}
      <label class="switch">
        <input
          type="checkbox"
          checked={setting.sound}
          onChange={(event) => void change({sound: event.currentTarget.checked})}
        />
        <span>{say('veil_sound')}</span>
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={setting.counter}
          onChange={(event) => void change({counter: event.currentTarget.checked})}
        />
        <span>
          {say('veil_counter')} <span class="small quiet">{say('veil_counterHint')}</span>
        </span>
      </label>
      {failed ? <Message kind="warn">{say('veil_notKept')}</Message> : null}
    </section>
  );
}
