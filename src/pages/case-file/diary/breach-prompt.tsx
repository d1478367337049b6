import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {CourtOrder} from '../../../core/custody/case.ts';
import type {Breach} from '../../../core/diary/incident.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {caseRevisions} from '../../../store/revise-case.ts';
import {PageText} from '../../shared/page-text.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {Prompt} from './prompt.tsx';
import type {PromptProps} from './prompts.tsx';

type Props = PromptProps & {store: Store; version: number};

/** Which term of which order the keeper believes was broken. */
export function BreachPrompt(props: Props): JSX.Element {
  return (
    <Prompt question={say('diary_askBreach')} filled={props.telling.breaches.length > 0}>
      <Terms {...props} />
    </Prompt>
  );
}

function Terms({telling, tell, store, version}: Props): JSX.Element {
  const orders = useOrders(store, version);
  const {breaches} = telling;
  const named = orders.filter(hasId);
  const rest = breaches.filter((one) => !named.some((order) => isOf(one, order)));
  const toggle = (orderId: Uuid, term: string, on: boolean) => {
    const others = breaches.filter((one) => one.orderId !== orderId || one.term !== term);
    tell({breaches: on ? [...others, {orderId, term, why: ''}] : others});
  };
  return (
    <>
      <p class="small quiet">
        {named.length > 0 ? say('diary_breachHint') : say('diary_breachNone')}{' '}
        <a href={routeAddress({panel: 'steps'})}>{say('diary_breachAdd')}</a>
      </p>
      {named.map((order) => (
        <fieldset key={order.id} class="choices">
          <legend>
            <PageText text={order.name || order.court} />
          </legend>
          {order.terms.map((term) => (
            <TermChoice
              key={term}
              term={term}
              breach={breaches.find((one) => one.orderId === order.id && one.term === term)}
              onToggle={(on) => toggle(order.id, term, on)}
              onWhy={(why) =>
                tell({
                  breaches: breaches.map((one) =>
                    one.orderId === order.id && one.term === term ? {...one, why} : one,
                  ),
                })
              }
            />
          ))}
        </fieldset>
      ))}
      {rest.map((one) => (
        <TermChoice
          key={`${one.orderId} ${one.term}`}
          term={one.term}
          breach={one}
          onToggle={(on) => toggle(one.orderId, one.term, on)}
          onWhy={(why) => tell({breaches: breaches.map((other) => (other === one ? {...other, why} : other))})}
        />
      ))}
    </>
  );
}

type OrderWithId = CourtOrder & {id: Uuid};

function hasId(order: CourtOrder): order is OrderWithId {
  return order.id !== undefined;
}

function isOf({orderId, term}: Breach, order: OrderWithId): boolean {
  return order.id === orderId && order.terms.includes(term);
}

type TermProps = {term: string; breach: Breach | undefined; onToggle(on: boolean): void; onWhy(why: string): void};

function TermChoice({term, breach, onToggle, onWhy}: TermProps): JSX.Element {
  return (
    <div class="stack">
      <label class="switch">
        <input
          type="checkbox"
          checked={breach !== undefined}
          onChange={(event) => onToggle(event.currentTarget.checked)}
        />
        <span>
          <PageText text={term} />
        </span>
      </label>
      {breach ? <TextField lines={2} label={say('diary_breachWhy')} value={breach.why} onInput={onWhy} /> : null}
    </div>
  );
}

/** The orders of the case as they are noted now. */
function useOrders(store: Store, version: number): readonly CourtOrder[] {
  const [orders, setOrders] = useState<readonly CourtOrder[]>([]);
  useEffect(() => {
    let gone = false;
    readOrders(store).then(
      (found) => gone || setOrders(found),
      (error: unknown) => console.warn('the orders could not be read:', error),
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return orders;
}

async function readOrders(store: Store): Promise<readonly CourtOrder[]> {
  return (await caseRevisions(store)).at(-1)?.record.orders ?? [];
}
