import type {JSX} from 'preact';
import type {ImportedThing} from '../../../core/capture/exhibit.ts';
import {thingName} from '../../../core/report/import-words.ts';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import type {Said} from './bring-item.ts';

const THINGS: readonly ImportedThing[] = [
  ...(['screenshot', 'messages', 'mail', 'call', 'document'] as const),
  ...(['letter', 'gift', 'damage', 'injury', 'sighting', 'other'] as const),
];
/** Things that lie somewhere themselves, besides the file that shows them. */
const REAL: readonly ImportedThing[] = ['letter', 'gift', 'damage', 'call', 'document', 'other'];
/** Things whose file cannot say when they came. */
const HAPPENED: readonly ImportedThing[] = ['letter', 'gift', 'damage', 'injury', 'sighting', 'other'];

type Props = {said: Said; onSaid(change: Partial<Said>): void};

/** What the keeper says of a file; all of it can be left. */
export function SayWhatItIs({said, onSaid}: Props): JSX.Element {
  const {whatItIs} = said;
  const asks = (of: readonly ImportedThing[]) => whatItIs !== undefined && of.includes(whatItIs);
  const things = THINGS.map((thing) => ({value: thing, label: thingName(thing, say)}));
  return (
    <details class="bring-more">
      <summary>{say('bring_sayHeading')}</summary>
      <div class="stack">
        <ChoiceField<ImportedThing | ''>
          label={say('bring_thing')}
          value={whatItIs ?? ''}
          options={[{value: '', label: say('bring_thing_none')}, ...things]}
          onChoose={(thing) => onSaid({whatItIs: thing === '' ? undefined : thing})}
        />
        <TextField
          label={say('bring_saysWhat')}
          value={said.saysWhat}
          lines={3}
          onInput={(saysWhat) => onSaid({saysWhat})}
        />
        {asks(HAPPENED) || said.whenCame ? (
          <TextField label={say('bring_whenCame')} value={said.whenCame} onInput={(whenCame) => onSaid({whenCame})} />
        ) : null}
        {asks(REAL) || said.whereKept ? (
          <TextField
            label={say('bring_whereKept')}
            value={said.whereKept}
            hint={say('bring_whereKeptHint')}
            onInput={(whereKept) => onSaid({whereKept})}
          />
        ) : null}
      </div>
    </details>
  );
}
