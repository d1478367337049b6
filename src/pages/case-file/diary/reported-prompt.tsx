import type {JSX} from 'preact';
import type {ReportMade} from '../../../core/diary/incident.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say, sayNumber} from '../../shared/words.ts';
import {ListOf} from './list-of.tsx';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

const NOTHING: ReportMade = {
  kind: 'police',
  to: '',
  at: '',
  reference: '',
  officerName: '',
  officerNumber: '',
  outcome: '',
};
const KINDS: readonly ReportMade['kind'][] = ['police', 'platform', 'other'];

/** To whom it was reported, under what reference, and what came of it. */
export function ReportedPrompt({telling, tell}: PromptProps): JSX.Element {
  return (
    <Prompt question={say('diary_askReported')} filled={telling.reported.length > 0}>
      <ListOf
        items={telling.reported}
        empty={NOTHING}
        name={(index) => say('diary_reportNumber', sayNumber(index + 1))}
        add={say('diary_reportAdd')}
        remove={say('diary_reportRemove')}
        onChange={(reported) => tell({reported})}
      >
        {(one, change) => <OneReport one={one} change={change} />}
      </ListOf>
    </Prompt>
  );
}

type Props = {one: ReportMade; change(part: Partial<ReportMade>): void};

function OneReport({one, change}: Props): JSX.Element {
  return (
    <>
      <ChoiceField
        label={say('diary_reportKind')}
        value={one.kind}
        options={KINDS.map((kind) => ({value: kind, label: say(`diary_report_${kind}`)}))}
        onChoose={(kind) => change({kind})}
      />
      <TextField label={say(`diary_reportTo_${one.kind}`)} value={one.to} onInput={(to) => change({to})} />
      <TextField
        label={say('diary_reportAt')}
        hint={say('diary_reportAtHint')}
        value={one.at}
        onInput={(at) => change({at})}
      />
      <TextField
        label={say('diary_reportReference')}
        value={one.reference}
        onInput={(reference) => change({reference})}
      />
      {one.kind === 'police' ? (
        <div class="write__pair">
          <TextField
            label={say('diary_officerName')}
            value={one.officerName}
            onInput={(officerName) => change({officerName})}
          />
          <TextField
            label={say('diary_officerNumber')}
            value={one.officerNumber}
            onInput={(officerNumber) => change({officerNumber})}
          />
        </div>
      ) : null}
      <TextField
        lines={2}
        label={say('diary_reportOutcome')}
        value={one.outcome}
        onInput={(outcome) => change({outcome})}
      />
    </>
  );
}
