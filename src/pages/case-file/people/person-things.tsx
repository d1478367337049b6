import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Belonging} from '../../../core/diary/belonging.ts';
import {knownTime} from '../../../core/diary/seen-account.ts';
import type {Subject} from '../../../core/diary/subject.ts';
import type {Instant} from '../../../core/time.ts';
import type {IncidentRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {placeOf, Who, whoText} from '../../shared/who.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {putExhibit, takeExhibit} from './put.ts';
import type {OwnExhibit, People} from './use-people.ts';
import {accountText, basisText, daysText} from './words.ts';

/** Of more than these, the list of everything shows all. */
const SHOWN = 12;

type Props = {store: Store; person: Subject; people: People; onChanged(): void};
type Taken = Belonging & {how: 'hand'; exhibitId: OwnExhibit['row']['id']};

/** What belongs to a person: how much, from when to when, and the newest of it; each opens. */
export function PersonThings({store, person, people, onChanged}: Props): JSX.Element {
  const exhibits = people.exhibitsOf.get(person.id) ?? [];
  const incidents = people.incidentsOf.get(person.id) ?? [];
  const [taken, setTaken] = useState<Taken>();
  const [failed, setFailed] = useState(false);
  const act = (work: Promise<unknown>) => work.then(onChanged, () => setFailed(true));
  const all = routeAddress({panel: 'everything', query: '', open: undefined, filters: {who: person.id}});
  return (
    <section class="stack">
      <h3>{say('people_things')}</h3>
      <p class="numbers">
        {sayCount('people_exhibitCount', exhibits.length)} {sayCount('people_incidentCount', incidents.length)}
      </p>
      <Span exhibits={exhibits} incidents={incidents} />
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {taken ? (
        <UndoMessage
          label={say('people_takeBack')}
          onUndo={() => {
            setTaken(undefined);
            void act(putExhibit(store, person.id, taken.exhibitId, {basis: taken.basis, why: taken.why}));
          }}
        >
          {say('people_wasTakenOff')}
        </UndoMessage>
      ) : null}
      <ul class="own">
        {exhibits.slice(0, SHOWN).map((own) => (
          <ExhibitOf
            key={own.row.id}
            own={own}
            onTake={(why) => {
              setTaken({...why, exhibitId: own.row.id});
              void act(takeExhibit(store, person.id, own.row.id));
            }}
          />
        ))}
        {incidents.slice(0, SHOWN).map((row) => (
          <li key={row.id} class="own__one">
            <a href={routeAddress({panel: 'diary', query: '', open: row.id})}>
              {say('people_incidentNumber', row.ordinal)}
            </a>{' '}
            <span class="small quiet numbers">{toldTimeText(row.happened)}</span>
          </li>
        ))}
      </ul>
      {exhibits.length + incidents.length > 0 ? (
        <p>
          <a href={all}>{sayCount('people_seeAll', exhibits.length + incidents.length)}</a>
        </p>
      ) : null}
    </section>
  );
}

function ExhibitOf({own, onTake}: {own: OwnExhibit; onTake(why: Belonging & {how: 'hand'}): void}): JSX.Element {
  const {row, why} = own;
  return (
    <li class="own__one">
      <a href={routeAddress({panel: 'everything', query: '', open: row.id})}>
        <Who row={row} />
      </a>
      <div class="small quiet">
        <PageText text={placeOf(row)} />{' '}
        <span class="numbers">{dateAndTime(knownTime(row), deviceOffset(knownTime(row)))}</span>
      </div>
      <div class="small">
        <WhyHere why={why} />
      </div>
      {why.how === 'hand' ? (
        <div>
          <Button small kind="plain" icon="close" onPress={() => onTake(why)}>
            {say('people_takeOff')}
            <span class="only-read"> {whoText(row)}</span>
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** Why an exhibit stands with a person: by an account of theirs, or because the keeper put it there. */
export function WhyHere({why}: {why: Belonging}): JSX.Element {
  const veil = useVeil();
  if (why.how === 'account') {
    return (
      <span>
        {say('people_byAccount')} <PageText text={accountText(why.account)} /> ({basisText(why.account.basis)})
      </span>
    );
  }
  return (
    <span>
      {say('people_byHand')} ({basisText(why.basis)}){' '}
      <VeiledText veil={veil} name="why" label={say('veil_reason')} text={why.why} />
    </span>
  );
}

type SpanProps = {exhibits: readonly OwnExhibit[]; incidents: readonly IncidentRow[]};

/** From the first to the last of which a time is known. */
function Span({exhibits, incidents}: SpanProps): JSX.Element | null {
  const times: Instant[] = [
    ...exhibits.map(({row}) => knownTime(row)),
    ...incidents.flatMap(({sortFrom, sortTo}) => [sortFrom, sortTo].filter((at) => at !== null)),
  ].sort();
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return null;
  return <p class="small quiet numbers">{daysText(first, last)}</p>;
}
