import './times.css';
import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {askForAuthorities, giveUpAuthorities, mayAsk} from '../../../browser/time-authorities.ts';
import {AUTHORITIES, type AuthorityId, hostOf, type TimeAuthority} from '../../../core/times/authorities.ts';
import type {Store} from '../../../store/open-store.ts';
import {readTimeChoices, saveTimeChoices, type TimeChoices} from '../../../store/time-choices.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {pageLanguage, say} from '../../shared/words.ts';
import {AskNow} from './ask-now.tsx';

const POINTS = ['sent', 'seen', 'when', 'shows'] as const;

type State = TimeChoices & {allowed: boolean};

/** Where the person turns times from outside on: what is sent, to whom, when, and what it shows. Off until then. */
export function TimesSection({store}: {store: Store}): JSX.Element | null {
  const [state, setState] = useState<State>();
  const [refused, setRefused] = useState(false);
  const {version} = useChanges();
  const read = () => readState(store).then(setState, (error: unknown) => console.warn('times', error));
  useEffect(() => void read(), [store, version]);
  if (!state) return null;
  const turnOn = async () => {
    // First of all, since a browser asks only while the click lasts.
    const granted = await askForAuthorities(state.authorities);
    setRefused(!granted);
    if (granted) await saveTimeChoices(store, true, idsOf(state.authorities));
    await read();
  };
  const turnOff = async () => {
    await saveTimeChoices(store, false, idsOf(state.authorities));
    await giveUpAuthorities(state.authorities);
    await read();
  };
  const choose = async (ids: readonly AuthorityId[]) => {
    // At once: who ticks and turns it on means what they see.
    setState({...state, authorities: AUTHORITIES.filter(({id}) => ids.includes(id))});
    await saveTimeChoices(store, false, ids);
  };
  return (
    <section class="stack" aria-labelledby="times">
      <h2 id="times">{say('times_heading')}</h2>
      <p>{say('times_intro')}</p>
      <dl class="times-points">
        {POINTS.map((point) => (
          <div key={point}>
            <dt>{say(`times_${point}Head`)}</dt>
            <dd>{say(`times_${point}Text`)}</dd>
          </div>
        ))}
      </dl>
      {state.on ? (
        <TurnedOn state={state} store={store} onAllow={() => void turnOn()} onOff={() => void turnOff()} />
      ) : (
        <TurnedOff
          authorities={state.authorities}
          onChoose={(ids) => void choose(ids)}
          onTurnOn={() => void turnOn()}
        />
      )}
      {refused ? <Message kind="warn">{say('times_refused')}</Message> : null}
    </section>
  );
}

type OnProps = {state: State; store: Store; onAllow(): void; onOff(): void};

function TurnedOn({state, store, onAllow, onOff}: OnProps): JSX.Element {
  const {authorities, allowed} = state;
  return (
    <>
      {allowed ? (
        <Message kind="good" live={false}>
          {say('times_isOn', listed(authorities))}
        </Message>
      ) : (
        <Message kind="warn" live={false}>
          <p>{say('times_notAllowed')}</p>
          <Button small onPress={onAllow}>
            {say('times_allow')}
          </Button>
        </Message>
      )}
      <AskNow store={store} />
      <div>
        <Button onPress={onOff}>{say('times_turnOff')}</Button>
      </div>
    </>
  );
}

type OffProps = {
  authorities: readonly TimeAuthority[];
  onChoose(ids: readonly AuthorityId[]): void;
  onTurnOn(): void;
};

function TurnedOff({authorities, onChoose, onTurnOn}: OffProps): JSX.Element {
  const chosen = idsOf(authorities);
  const toggle = (id: AuthorityId, wanted: boolean) =>
    onChoose(AUTHORITIES.flatMap((one) => ((one.id === id ? wanted : chosen.includes(one.id)) ? [one.id] : [])));
  return (
    <>
      <fieldset class="times-choices">
        <legend>{say('times_whom')}</legend>
        {AUTHORITIES.map((one) => (
          <label key={one.id} class="switch">
            <input
              type="checkbox"
              checked={chosen.includes(one.id)}
              onChange={(event) => toggle(one.id, event.currentTarget.checked)}
            />
            <span>{say('times_authority', one.name, hostOf(one))}</span>
          </label>
        ))}
        <p class="small quiet">{say('times_whomHint')}</p>
      </fieldset>
      <div>
        <Button resting={chosen.length === 0} onPress={onTurnOn}>
          {say('times_turnOn')}
        </Button>
      </div>
    </>
  );
}

function listed(authorities: readonly TimeAuthority[]): string {
  return new Intl.ListFormat(pageLanguage(), {type: 'conjunction'}).format(authorities.map(hostOf));
}

function idsOf(authorities: readonly TimeAuthority[]): AuthorityId[] {
  return authorities.map(({id}) => id);
}

async function readState(store: Store): Promise<State> {
  const choices = await readTimeChoices(store);
  const allowed = await Promise.all(choices.authorities.map(mayAsk));
  return {...choices, allowed: allowed.every(Boolean)};
}
