import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {CourtOrder} from '../../../core/custody/case.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import {cutText, foldForSearch} from '../../../core/text.ts';
import {Button} from '../../shared/button.tsx';
import {visibleText} from '../../shared/hidden-characters.ts';
import {Message} from '../../shared/message.tsx';
import {ChoiceField, TextField} from '../../shared/text-field.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {say} from '../../shared/words.ts';
import type {MadeBreach} from './breaches.tsx';

type Props = {
  order: CourtOrder;
  orderId: Uuid;
  incidents: readonly Incident[];
  onMade(made: MadeBreach): void;
  onClosed(): void;
};

const TERM_LENGTH = 60;

/** Which entry, which term, and why the keeper believes it. */
export function BreachForm({order, orderId, incidents, onMade, onClosed}: Props): JSX.Element {
  const [incident, setIncident] = useState<Incident>();
  const [term, setTerm] = useState('');
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const make = () => {
    if (!incident || term === '') return setMissing(true);
    onMade({incident, breach: {orderId, term, why: why.toWellFormed()}});
  };
  return (
    <div class="entry-form stack">
      <fieldset class="when">
        <legend>{say('steps_breachEntry')}</legend>
        {incident ? <p role="status">{say('steps_chosen', nameOf(incident))}</p> : null}
        <FindEntry incidents={incidents} chosen={incident} onChoose={setIncident} />
      </fieldset>
      <ChoiceField
        label={say('steps_breachTerm')}
        value={term}
        options={[
          {value: '', label: say('steps_choose')},
          ...order.terms.map((one, at) => ({
            value: one,
            label: `${say('steps_term', at + 1)} · ${cutText(visibleText(one), TERM_LENGTH)}`,
          })),
        ]}
        onChoose={setTerm}
      />
      <TextField label={say('steps_breachWhy')} lines={3} value={why} onInput={setWhy} />
      {missing ? <Message kind="plain">{say('steps_breachMissing')}</Message> : null}
      <div class="row-of-buttons">
        <Button kind="main" icon="save" onPress={make}>
          {say('steps_keep')}
        </Button>
        <Button onPress={onClosed}>{say('steps_goBack')}</Button>
      </div>
    </div>
  );
}

const OFFERED = 6;

type FindProps = {
  incidents: readonly Incident[];
  chosen: Incident | undefined;
  onChoose(incident: Incident): void;
};

/** The newest entries, or those with this number or word. */
function FindEntry({incidents, chosen, onChoose}: FindProps): JSX.Element {
  const [query, setQuery] = useState('');
  const wanted = foldForSearch(query).trim();
  const found = incidents.filter(
    ({ordinal, words}) => wanted === '' || String(ordinal) === wanted || foldForSearch(words).includes(wanted),
  );
  return (
    <div class="stack">
      <TextField label={say('steps_breachFind')} value={query} onInput={setQuery} />
      {found.length === 0 ? (
        <p class="small quiet" role="status">
          {say('common_nothingFound')}
        </p>
      ) : (
        <ul class="stack" aria-label={say('steps_found')}>
          {found.slice(0, OFFERED).map((one) => (
            <li key={one.id} class="picked">
              <span>{nameOf(one)}</span>
              <Button small pressed={one.id === chosen?.id} onPress={() => onChoose(one)}>
                {say('steps_chooseThis')} <span class="only-read">{nameOf(one)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function nameOf({ordinal, happened}: Incident): string {
  return `${say('steps_entry', ordinal)} · ${toldTimeText(happened)}`;
}
