import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {CourtOrder} from '../../../core/custody/case.ts';
import type {Incident} from '../../../core/diary/incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import {cutText} from '../../../core/text.ts';
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
  const [incidentId, setIncidentId] = useState<string>('');
  const [term, setTerm] = useState('');
  const [why, setWhy] = useState('');
  const [missing, setMissing] = useState(false);
  const make = () => {
    const incident = incidents.find(({id}) => id === incidentId);
    if (!incident || term === '') return setMissing(true);
    onMade({incident, breach: {orderId, term, why: why.toWellFormed()}});
  };
  return (
    <div class="entry-form stack">
      <ChoiceField
        label={say('steps_breachEntry')}
        value={incidentId}
        options={[
          {value: '', label: say('steps_choose')},
          ...incidents.map(({id, ordinal, happened}) => ({
            value: id,
            label: `${say('steps_entry', ordinal)} · ${toldTimeText(happened)}`,
          })),
        ]}
        onChoose={setIncidentId}
      />
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
