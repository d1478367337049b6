import type {JSX} from 'preact';
import type {Telling} from '../../../core/diary/incident.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {personFinder, subjectName} from '../../shared/subject-name.ts';
import {SubjectPicker} from '../../shared/subject-picker.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {useDiaryRows} from '../../shared/use-diary-rows.ts';
import {say} from '../../shared/words.ts';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

type Part = Telling['involved'][0]['part'];
const PARTS: readonly Part[] = ['did', 'present', 'named'];

type Props = PromptProps & {store: Store; version: number; onAdded(): void};

/** Who it was: somebody of the case, somebody new, or only words. */
export function WhoPrompt(props: Props): JSX.Element {
  const {involved, who} = props.telling;
  return (
    <Prompt question={say('diary_askWho')} filled={involved.length > 0 || who !== ''}>
      <People {...props} />
    </Prompt>
  );
}

/** By itself, so that who there is is read only once the question is opened. */
function People({telling, tell, store, version, onAdded}: Props): JSX.Element {
  const rows = useDiaryRows(store, version);
  const subjects = typeof rows === 'object' ? rows.subjects : [];
  const find = personFinder(subjects);
  const {involved, who} = telling;
  return (
    <>
      {involved.length > 0 ? (
        <ul class="stack">
          {involved.map((one, index) => {
            const row = find(one.subjectId);
            const name = row ? subjectName(row) : say('diary_personGone');
            return (
              <li key={one.subjectId} class="write__person">
                <span>
                  <PageText text={name} />
                </span>
                <ChoiceField
                  label={say('diary_partOf', name)}
                  value={one.part}
                  options={PARTS.map((part) => ({value: part, label: say(`diary_part_${part}`)}))}
                  onChoose={(part) =>
                    tell({involved: involved.map((other, at) => (at === index ? {...other, part} : other))})
                  }
                />
                <Button
                  small
                  kind="plain"
                  icon="close"
                  onPress={() => tell({involved: involved.filter((_, at) => at !== index)})}
                >
                  {say('diary_personTakeOut')}
                  <span class="only-read"> {name}</span>
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
      <SubjectPicker
        store={store}
        subjects={subjects}
        chosen={involved.map(({subjectId}) => subjectId)}
        onChoose={(subjectId) => tell({involved: [...involved, {subjectId, part: 'did'}]})}
        onAdded={onAdded}
      />
      <TextField
        lines={2}
        label={say('diary_whoWords')}
        hint={say('diary_whoWordsHint')}
        value={who}
        onInput={(next) => tell({who: next})}
      />
    </>
  );
}
