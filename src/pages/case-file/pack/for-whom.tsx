import type {JSX} from 'preact';
import type {Recipient} from '../../../core/pack/pack-input.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {type Choosing, forWhom} from './choice-state.ts';
import type {PackContents} from './contents.ts';

const KINDS: readonly Exclude<Recipient['kind'], ''>[] = [
  ...(['police', 'solicitor', 'court'] as const),
  ...(['platform', 'employer', 'helper', 'other'] as const),
];

type Props = {choosing: Choosing; contents: PackContents; onChoosing(choosing: Choosing): void};

/** Who will read it. What is usual for them is put in; the person may change all of it. */
export function ForWhom({choosing, contents, onChoosing}: Props): JSX.Element {
  const {kind, name} = choosing.madeFor;
  return (
    <section class="stack">
      <h2>{say('pack_forHeading')}</h2>
      <div class="pack-row">
        <ChoiceField
          label={say('pack_forWhom')}
          value={kind}
          options={[
            {value: '', label: say('pack_for_none')},
            ...KINDS.map((one) => ({value: one, label: say(`pack_for_${one}`)})),
          ]}
          onChoose={(chosen) => onChoosing(forWhom(choosing, chosen, contents))}
        />
        {kind === '' ? null : (
          <TextField
            label={say('pack_forName')}
            value={name}
            onInput={(to) => onChoosing({...choosing, madeFor: {kind, name: to}})}
          />
        )}
      </div>
      <p class="small quiet" role="status">
        {say(kind === '' ? 'pack_forHint_none' : `pack_forHint_${kind}`)}
      </p>
    </section>
  );
}
