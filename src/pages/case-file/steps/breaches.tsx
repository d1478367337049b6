import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {CourtOrder} from '../../../core/custody/case.ts';
import type {Breach, Incident} from '../../../core/diary/incident.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {changeIncident} from '../../../store/incidents.ts';
import {type Store, storeFailure} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {WordsUnderVeil} from '../../shared/veil.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {BreachForm} from './breach-form.tsx';

type Props = {
  store: Store;
  order: CourtOrder;
  incidents: readonly Incident[];
  /** The veil of the order is lifted: its breaches' words show with its own. */
  shown: boolean;
  /** Where the last change was made: only that one can be taken back. */
  latest: string;
  onLatest(place: string): void;
  onChanged(): void;
};

type Linked = {incident: Incident; breach: Breach};
type Done = Linked & {what: 'added' | 'removed'};

/** Which entries of the diary the keeper believes to break which term of an order. The entries hold it; here it is put together. */
export function Breaches({store, order, incidents, shown, latest, onLatest, onChanged}: Props): JSX.Element | null {
  const [writing, setWriting] = useState(false);
  const [done, setDone] = useState<Done>();
  const [failed, setFailed] = useState<FailureCode>();
  const {id} = order;
  if (id === undefined || order.terms.length === 0) return null;
  const linked = incidents.flatMap((incident) =>
    incident.breaches.filter(({orderId}) => orderId === id).map((breach): Linked => ({incident, breach})),
  );

  const change = async ({incident, breach}: Linked, what: Done['what']) => {
    const same = (one: Breach) => one.orderId === breach.orderId && one.term === breach.term && one.why === breach.why;
    try {
      await changeIncident(
        store,
        incident.id,
        (told) => ({
          ...told,
          breaches: [...told.breaches.filter((one) => !same(one)), ...(what === 'added' ? [breach] : [])],
        }),
        await circumstances(),
      );
    } catch (error) {
      return setFailed((await storeFailure(error, 0)).code);
    }
    setFailed(undefined);
    setWriting(false);
    setDone({incident, breach, what});
    onLatest(id);
    tellOthers();
    onChanged();
  };

  return (
    <div class="stack breaches">
      <h3>{say('steps_breachHeading')}</h3>
      {done && latest === id ? (
        <Message kind="good">
          <p>{say(done.what === 'added' ? 'steps_kept' : 'steps_removed')}</p>
          <Button small onPress={() => void change(done, done.what === 'added' ? 'removed' : 'added')}>
            {say('steps_undo')}
          </Button>
        </Message>
      ) : null}
      {failed ? <FailureMessage code={failed} /> : null}
      {linked.length > 0 ? (
        <ul class="stack">
          {linked.map((one, index) => (
            <li key={index} class="stack">
              <p>
                <a href={routeAddress({panel: 'diary', query: '', open: one.incident.id})}>
                  {say('steps_entry', one.incident.ordinal)}
                </a>{' '}
                · <span class="numbers">{toldTimeText(one.incident.happened)}</span> ·{' '}
                {termName(order, one.breach.term)}
              </p>
              {one.breach.why === '' ? null : shown ? (
                <PageText text={one.breach.why} as="block" />
              ) : (
                <WordsUnderVeil length={one.breach.why.length} lines={1} />
              )}
              {order.terms.includes(one.breach.term) ? null : (
                <p class="small">
                  {say('steps_breachOldTerm')} <PageText text={one.breach.term} />
                </p>
              )}
              <div>
                <Button small kind="plain" icon="close" onPress={() => void change(one, 'removed')}>
                  {say('steps_takeOut')} <span class="only-read">{say('steps_entry', one.incident.ordinal)}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {writing ? (
        <BreachForm
          order={order}
          orderId={id}
          incidents={incidents}
          onMade={(made) => void change(made, 'added')}
          onClosed={() => setWriting(false)}
        />
      ) : incidents.length === 0 ? (
        <p class="small quiet">{say('steps_breachNoEntries')}</p>
      ) : (
        <div>
          <Button small icon="add" onPress={() => setWriting(true)}>
            {say('steps_breachAdd')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** A term by its place in the order. */
function termName({terms}: CourtOrder, term: string): string {
  const at = terms.indexOf(term);
  return at < 0 ? say('steps_breachTermGone') : say('steps_term', at + 1);
}

/** What the form hands back. */
export type MadeBreach = {incident: Incident; breach: Breach & {orderId: Uuid}};
