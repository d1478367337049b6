import type {JSX} from 'preact';
import type {Place} from '../../../core/diary/incident.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

const PLACES: readonly Place['kind'][] = ['', 'home', 'work', 'school', 'street', 'online', 'phone', 'post', 'other'];
const MEDIA = ['call', 'text', 'mail', 'app', 'site', 'letter', 'person', 'other'] as const;

/** Where it was, in words, and through what it came. Nothing is looked up on a map. */
export function WherePrompt({telling, tell}: PromptProps): JSX.Element {
  const {where, medium} = telling;
  const filled = where.text !== '' || where.kind !== '' || medium !== '';
  return (
    <Prompt question={say('diary_askWhere')} filled={filled}>
      <ChoiceField
        label={say('diary_placeKind')}
        value={where.kind}
        options={PLACES.map((kind) => ({value: kind, label: placeName(kind)}))}
        onChoose={(kind) => tell({where: {...where, kind}})}
      />
      <TextField
        label={say('diary_placeWords')}
        hint={say('diary_placeWordsHint')}
        value={where.text}
        onInput={(text) => tell({where: {...where, text}})}
      />
      <TextField
        label={say('diary_medium')}
        hint={say('diary_mediumHint')}
        value={medium}
        suggestions={MEDIA.map((one) => say(`diary_medium_${one}`))}
        onInput={(next) => tell({medium: next})}
      />
    </Prompt>
  );
}

/** A kind of place in words. */
export function placeName(kind: Place['kind']): string {
  return say(kind === '' ? 'diary_place_none' : `diary_place_${kind}`);
}
