import type {JSX} from 'preact';
import type {Basis} from '../../../core/diary/subject.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {BASES, basisText} from './words.ts';

type Reason = {basis: Basis; why: string};

/** How sure the keeper is, and why they think so. */
export function BasisFields({value, onChange}: {value: Reason; onChange(part: Partial<Reason>): void}): JSX.Element {
  return (
    <>
      <ChoiceField
        label={say('people_howSure')}
        value={value.basis}
        options={BASES.map((basis) => ({value: basis, label: basisText(basis)}))}
        onChoose={(basis) => onChange({basis})}
      />
      <TextField label={say('people_why')} lines={2} value={value.why} onInput={(why) => onChange({why})} />
    </>
  );
}
