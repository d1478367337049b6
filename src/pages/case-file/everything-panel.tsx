import type {ComponentChildren, JSX} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import {savedTogether} from '../../core/capture/together.ts';
import type {Uuid} from '../../core/ids.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {LossMessage} from '../shared/loss-message.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {SearchField} from '../shared/search-field.tsx';
import {searchRows} from '../shared/search-rows.ts';
import {personFinder} from '../shared/subject-name.ts';
import {type Losses, useLosses} from '../shared/use-losses.ts';
import {tellOthers, useChanges} from '../shared/use-store.ts';
import {say, sayCount} from '../shared/words.ts';
import {IncidentDetail} from './diary/incident-detail.tsx';
import type {DiaryWork} from './diary/use-diary-work.ts';
import {ExhibitDetail} from './exhibit-detail.tsx';
import {FilterChips} from './filter-chips.tsx';
import {FilterFields} from './filter-fields.tsx';
import {type Filters, isNarrowed, withFilter} from './filters.ts';
import {LabelTicked} from './label-ticked.tsx';
import {BrokenOff} from './pack/broken-off.tsx';
import {goTo, type Route, routeAddress} from './route.ts';
import {ThingList} from './thing-list.tsx';
import {choicesOf, narrowed, type Thing} from './things.ts';
import {JustDeleted, TickedWays} from './ticked-ways.tsx';
import {type Things, useThings} from './use-things.ts';
import {FactsBeside, FactsOnly} from './veil/facts-beside.tsx';
import {FactsList} from './veil/facts-list.tsx';
import {useSorting} from './veil/use-sorting.ts';

type EverythingRoute = Route & {panel: 'everything'};

type Props = {
  store: Store;
  route: EverythingRoute;
  diary: DiaryWork;
  ticked: ReadonlySet<string>;
  onTicked(change: (ticked: ReadonlySet<string>) => ReadonlySet<string>): void;
};

const NO_FILTERS: Filters = {};
/** Labels that a key has. */
const DIGITS = 9;

/** Everything there is, kept or written down, in one list, and beside it the details of one. */
export function EverythingPanel({store, route, diary, ticked, onTicked}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const all = useThings(store, version);
  const losses = useLosses(store, version);
  const [deleted, setDeleted] = useState<readonly Uuid[]>([]);
  const filters = route.filters ?? NO_FILTERS;
  const found = useMemo(
    () => (typeof all === 'object' ? foundIn(all, route) : []),
    // The filters are read from the address anew each time: their text says whether they changed.
    [all, route.query, route.with, JSON.stringify(filters)],
  );
  const choices = useMemo(() => choicesOf(typeof all === 'object' ? all.things : []), [all]);
  const labels = choices.tags.slice(0, DIGITS);
  const chosen = typeof all === 'object' ? all.things.filter(({id}) => ticked.has(id)) : [];
  const sorting = useSorting({store, chosen, labels, onChanged: changed});
  if (all === undefined) return <div aria-busy="true" />;
  if (all === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code="storeUnavailable" />
      </div>
    );
  }
  const justDeleted = (ids: readonly Uuid[]) => {
    setDeleted(ids);
    tellOthers();
    changed();
  };
  const undo = <JustDeleted store={store} ids={deleted} onBack={() => justDeleted([])} />;
  if (all.things.length === 0 && !route.open) return <NothingYet losses={losses}>{undo}</NothingYet>;
  // Of two presses before the page is drawn, the second builds on the first.
  const tick = (id: Uuid, on: boolean) =>
    onTicked((before) => new Set([...[...before].filter((one) => one !== id), ...(on ? [id] : [])]));
  const tickAll = () => onTicked((before) => new Set([...before, ...found.map(({id}) => id)]));
  const setFilters = (next: Filters) => goTo({...without(route), ...(hasAny(next) ? {filters: next} : {})}, 'instead');
  return (
    <div class={`two${route.open || sorting.form ? ' two--open' : ''}${route.facts ? ' two--facts' : ''}`}>
      <h1 class="only-read">{say('caseFile_place_everything')}</h1>
      <section class="two__list" aria-label={say('caseFile_place_everything')}>
        <div class="two__head">
          <LossMessage {...losses} />
          <BrokenOff store={store} />
          <SearchField value={route.query} onInput={(query) => goTo({...route, query}, 'instead')} />
          <details class="narrow">
            <summary class="narrow__head">{say('caseFile_narrow')}</summary>
            <FilterFields
              {...{filters, choices}}
              subjects={all.subjectRows}
              orders={all.helperOrders ?? []}
              onFilters={setFilters}
            />
          </details>
          <FactsOnly route={route} />
          <FilterChips filters={filters} subjects={all.subjectRows} onFilters={setFilters} />
          <p class="small quiet numbers" role="status">
            {countText(all, found, route)}
          </p>
          <TickedWays store={store} things={all.things} ticked={ticked} onTicked={onTicked} onDeleted={justDeleted} />
          <LabelTicked store={store} chosen={chosen} known={choices.tags} onChanged={changed} />
          {undo}
          {route.with ? <GroupWays route={route} onTickAll={tickAll} /> : null}
        </div>
        {found.length === 0 ? (
          <p class="empty">{say('common_nothingFound')}</p>
        ) : route.facts ? (
          <FactsList
            things={found}
            all={all.things}
            subjects={all.subjectRows}
            {...{route, ticked, sorting}}
            onTick={tick}
          />
        ) : (
          <ThingList
            store={store}
            things={found}
            subjects={all.subjectRows}
            route={route}
            ticked={ticked}
            onTick={tick}
          />
        )}
      </section>
      <section class="two__detail" aria-label={say('caseFile_details')}>
        {route.facts ? (
          <FactsBeside {...{store, route, all, ticked, labels, sorting}} onAdded={changed} />
        ) : (
          <Beside store={store} route={route} all={all} diary={diary} version={version} onChanged={changed} />
        )}
      </section>
    </div>
  );
}

function without({filters, ...route}: EverythingRoute): EverythingRoute {
  return route;
}

function hasAny(filters: Filters): boolean {
  return Object.keys(filters).length > 0;
}

/** What the list shows: everything or what was saved together, less what the filters and a search do not find. */
function foundIn({things, rows, subjectRows, helperOrders}: Things, route: EverythingRoute): readonly Thing[] {
  const filters = route.filters ?? NO_FILTERS;
  // An older address may name somebody who was since taken to be somebody else.
  const who = filters.who && (personFinder(subjectRows)(filters.who)?.id ?? filters.who);
  const left = route.with
    ? group(things, rows, route.with)
    : narrowed(things, withFilter(filters, 'who', who), helperOrders);
  return searchRows(left, route.query);
}

/** Those that were saved together, in the order of the page. */
function group(things: readonly Thing[], rows: Things['rows'], id: Uuid): Thing[] {
  const byId = new Map(things.map((thing) => [thing.id, thing]));
  return savedTogether(rows, id).flatMap(({one}) => byId.get(one.id) ?? []);
}

function countText(all: Things, found: readonly Thing[], route: EverythingRoute): string {
  if (route.with && !route.query) return sayCount('caseFile_togetherCount', found.length);
  const isPart = route.query !== '' || isNarrowed(route.filters ?? NO_FILTERS);
  if (isPart) return sayCount('common_found', found.length);
  return all.partly ? say('caseFile_reading') : sayCount('caseFile_kept', all.things.length);
}

type BesideProps = {
  store: Store;
  route: EverythingRoute;
  all: Things;
  diary: DiaryWork;
  version: number;
  onChanged(): void;
};

function Beside({store, route, all, diary, version, onChanged}: BesideProps): JSX.Element {
  const {open, isEntry, ...rest} = route;
  const back = routeAddress({...rest, open: undefined});
  if (!open) return <p class="empty">{say('caseFile_chooseOne')}</p>;
  if (isEntry) {
    return (
      <IncidentDetail
        key={open}
        store={store}
        id={open}
        version={version}
        subjects={all.subjectRows}
        work={diary}
        back={back}
        onChanged={onChanged}
      />
    );
  }
  return <ExhibitDetail key={open} store={store} id={open} rows={all.rows} back={back} onChanged={onChanged} />;
}

/** Of those that were saved together: ticked all at once, or back to all there is. */
function GroupWays({route, onTickAll}: {route: EverythingRoute; onTickAll(): void}): JSX.Element {
  return (
    <div class="row-of-buttons">
      <Button small onPress={onTickAll}>
        {say('caseFile_tickAll')}
      </Button>
      <a
        class="button button--plain button--small"
        href={routeAddress({panel: 'everything', query: '', open: route.open})}
      >
        <span>{say('caseFile_backToEverything')}</span>
      </a>
    </div>
  );
}

function NothingYet({losses, children}: {losses: Losses; children: ComponentChildren}): JSX.Element {
  return (
    <div class="panel">
      <h1>{say('caseFile_place_everything')}</h1>
      <LossMessage {...losses} />
      {children}
      {losses.losses.length > 0 ? null : (
        <div class="empty empty--page">
          <p>{say('popup_emptyWhat')}</p>
          <p>{say('popup_emptyHow')}</p>
        </div>
      )}
    </div>
  );
}
