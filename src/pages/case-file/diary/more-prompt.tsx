import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

const ROLES = ['keeper', 'helper'] as const;

/** Words to find it by, and who holds the pen. */
export function MorePrompt({telling, tell}: PromptProps): JSX.Element {
  const {tags, writtenBy} = telling;
  // What is typed stays as typed; the list is what it means.
  const [typed, setTyped] = useState(tags.join(', '));
  return (
    <Prompt
      question={say('diary_askMore')}
      filled={tags.length > 0 || writtenBy.name !== '' || writtenBy.role === 'helper'}
    >
      <TextField
        label={say('diary_tags')}
        hint={say('diary_tagsHint')}
        value={typed}
        onInput={(text) => {
          setTyped(text);
          tell({tags: tagsIn(text)});
        }}
      />
      <ChoiceField
        label={say('diary_writtenBy')}
        value={writtenBy.role}
        options={ROLES.map((role) => ({value: role, label: say(`diary_role_${role}`)}))}
        onChoose={(role) => tell({writtenBy: {...writtenBy, role}})}
      />
      <TextField
        label={say('diary_writerName')}
        value={writtenBy.name}
        onInput={(name) => tell({writtenBy: {...writtenBy, name}})}
      />
    </Prompt>
  );
}

/** Words between commas, of any script, each once. */
function tagsIn(text: string): string[] {
  return [...new Set(text.split(/[,،、，;\n]/u).map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
