import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {Icon} from '../../shared/icon.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {SearchField} from '../../shared/search-field.tsx';
import {searchRows} from '../../shared/search-rows.ts';
import {useChanges} from '../../shared/use-store.ts';
import {say, sayCount} from '../../shared/words.ts';
import {LongList} from '../long-list.tsx';
import {RemovedHere} from '../removed-here.tsx';
import {goTo, type Route, routeAddress} from '../route.ts';
import {AccountsSeen} from './accounts-seen.tsx';
import {AddPerson} from './add-person.tsx';
import {PersonDetail} from './person-detail.tsx';
import {PersonLine} from './person-line.tsx';
import {type People, usePeople} from './use-people.ts';

type Props = {store: Store; route: Route & {panel: 'people'}};

const LINE_PX = 68;

/** Who is behind it, known or not: the people of the case in one list, and beside it one of them. */
export function PeoplePanel({store, route}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const people = usePeople(store, version);
  const [added, setAdded] = useState<Uuid>();
  if (people === undefined) return <div aria-busy="true" />;
  if (people === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code="storeUnavailable" />
      </div>
    );
  }
  const open = (id: Uuid) => {
    setAdded(id);
    changed();
    goTo({panel: 'people', query: '', open: id});
  };
  const beside = route.open !== undefined || route.view !== undefined;
  return (
    <div class={beside ? 'two two--open' : 'two'}>
      <h1 class="only-read">{say('caseFile_place_people')}</h1>
      <section class="two__list" aria-label={say('caseFile_place_people')}>
        <div class="two__head">
          <SearchField value={route.query} onInput={(query) => goTo({...route, query}, 'instead')} />
          <div class="two__count">
            <AddPerson store={store} onAdded={open} />
            {people.unclaimed.length > 0 ? (
              <a
                class="button button--plain button--small"
                href={routeAddress({panel: 'people', query: '', open: undefined, view: 'accounts'})}
                aria-current={route.view === 'accounts' ? 'true' : undefined}
              >
                {sayCount('people_unclaimed', people.unclaimed.length)}
              </a>
            ) : null}
          </div>
        </div>
        <PersonList people={people} route={route} />
      </section>
      <section class="two__detail" aria-label={say('caseFile_details')}>
        <Beside store={store} people={people} route={route} added={added} onChanged={changed} />
      </section>
    </div>
  );
}

function PersonList({people, route}: {people: People; route: Props['route']}): JSX.Element {
  const listed = people.subjectRows.filter(({mergedInto}) => mergedInto === null);
  const found = searchRows(listed, route.query);
  if (listed.length === 0) {
    return (
      <div class="empty">
        <p>{say('people_emptyWhat')}</p>
        <p>{say('people_emptyHow')}</p>
      </div>
    );
  }
  if (found.length === 0) return <p class="empty">{say('common_nothingFound')}</p>;
  return (
    <LongList
      rows={found}
      label={say('caseFile_place_people')}
      open={route.open}
      estimate={LINE_PX}
      onScroll={() => undefined}
      line={(row, inReach) => (
        <PersonLine
          row={row}
          things={(people.exhibitsOf.get(row.id)?.length ?? 0) + (people.incidentsOf.get(row.id)?.length ?? 0)}
          href={routeAddress({panel: 'people', query: route.query, open: row.id})}
          inReach={inReach}
          current={row.id === route.open}
        />
      )}
    />
  );
}

type BesideProps = {
  store: Store;
  people: People;
  route: Props['route'];
  added: Uuid | undefined;
  onChanged(): void;
};

function Beside({store, people, route, added, onChanged}: BesideProps): JSX.Element {
  const back = routeAddress({panel: 'people', query: route.query, open: undefined});
  if (route.view === 'accounts')
    return <AccountsSeen store={store} people={people} back={back} onChanged={onChanged} />;
  const {open} = route;
  if (!open) return <p class="empty">{say('people_chooseOne')}</p>;
  const person = people.subjects.find(({id}) => id === open);
  return (
    <div class="detail">
      <a class="button button--plain button--small detail__back" href={back}>
        <Icon name="back" />
        <span>{say('caseFile_backToList')}</span>
      </a>
      {person ? (
        <PersonDetail
          key={open}
          store={store}
          person={person}
          people={people}
          changing={added === open}
          onChanged={onChanged}
        />
      ) : (
        <RemovedHere key={open} store={store} id={open} onBack={onChanged} />
      )}
    </div>
  );
}
