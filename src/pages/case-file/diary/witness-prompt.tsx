import type {JSX} from 'preact';
import type {Witness} from '../../../core/diary/incident.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {ListOf} from './list-of.tsx';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

const NOBODY: Witness = {name: '', contact: '', saw: '', asked: 'notAsked'};
const ASKED: readonly Witness['asked'][] = ['notAsked', 'willing', 'unwilling'];

/** Who else saw or heard it, and how they can be reached. */
export function WitnessPrompt({telling, tell}: PromptProps): JSX.Element {
  return (
    <Prompt question={say('diary_askWitness')} filled={telling.witnesses.length > 0}>
      <ListOf
        items={telling.witnesses}
        empty={NOBODY}
        name={(index) => say('diary_witnessNumber', sayNumber(index + 1))}
        add={say('diary_witnessAdd')}
        remove={say('diary_witnessRemove')}
        onChange={(witnesses) => tell({witnesses})}
      >
        {(one, change) => (
          <>
            <TextField label={say('diary_witnessName')} value={one.name} onInput={(name) => change({name})} />
            <TextField
              label={say('diary_witnessContact')}
              value={one.contact}
              onInput={(contact) => change({contact})}
            />
            <TextField lines={2} label={say('diary_witnessSaw')} value={one.saw} onInput={(saw) => change({saw})} />
            <ChoiceField
              label={say('diary_witnessAsked')}
              value={one.asked}
              options={ASKED.map((asked) => ({value: asked, label: say(`diary_asked_${asked}`)}))}
              onChoose={(asked) => change({asked})}
            />
          </>
        )}
      </ListOf>
    </Prompt>
  );
}
