import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {wipeOpenLibrary} from '../../../vault/wipe.ts';
import {Button} from '../../shared/button.tsx';
import {say} from '../../shared/words.ts';

type Step = 'none' | 'asked' | 'askedTwice' | 'works';

/** Removes everything that is kept, after two questions and the offer of a copy. */
export function RemoveEverything({store}: {store: Store}): JSX.Element {
  const [step, setStep] = useState<Step>('none');
  const remove = async () => {
    setStep('works');
    await wipeOpenLibrary(store);
    location.reload();
  };
  return (
    <section class="stack" aria-labelledby="remove-everything">
      <h2 id="remove-everything">{say('vault_remove')}</h2>
      <p>{say('vault_removeText')}</p>
      <div role="status">{step === 'works' ? <p>{say('vault_removing')}</p> : null}</div>
      {step === 'none' ? (
        <div class="row-of-buttons">
          <Button kind="harm" onPress={() => setStep('asked')}>
            {say('vault_remove')}
          </Button>
        </div>
      ) : null}
      {step === 'asked' || step === 'askedTwice' ? (
        <fieldset class="ask__question">
          <legend>{say(step === 'asked' ? 'vault_removeAsk' : 'vault_removeAsk2')}</legend>
          <div class="row-of-buttons">
            <Button onPress={() => setStep('none')}>{say('vault_removeNo')}</Button>
            {step === 'asked' ? (
              <Button
                onPress={() => {
                  setStep('none');
                  document.getElementById('second-copy')?.scrollIntoView();
                  document.querySelector<HTMLElement>('#second-copy button')?.focus();
                }}
              >
                {say('vault_removeCopy')}
              </Button>
            ) : null}
            <Button kind="harm" onPress={() => (step === 'asked' ? setStep('askedTwice') : void remove())}>
              {say(step === 'asked' ? 'vault_removeYes' : 'vault_removeYes2')}
            </Button>
          </div>
        </fieldset>
      ) : null}
    </section>
  );
}
