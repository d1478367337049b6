import type {JSX} from 'preact';
import type {IncidentRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {Icon} from '../../shared/icon.tsx';
import {say} from '../../shared/words.ts';
import {goTo, type Route, routeAddress} from '../route.ts';
import type {Things} from '../use-things.ts';
import {OpenFacts} from './open-facts.tsx';
import {SortDesk} from './sort-desk.tsx';
import type {Sorting} from './use-sorting.ts';

type EverythingRoute = Route & {panel: 'everything'};

type Props = {
  store: Store;
  route: EverythingRoute;
  all: Things;
  ticked: ReadonlySet<string>;
  labels: readonly string[];
  sorting: Sorting;
  onAdded(): void;
};

/** Beside the list of facts: the ways to sort, and what is known of the one that is open. */
export function FactsBeside({store, route, all, ticked, labels, sorting, onAdded}: Props): JSX.Element {
  const open = all.things.find(({id}) => id === route.open);
  const marked = all.things.filter(({id}) => ticked.has(id));
  const chosen = marked.length > 0 ? marked : open ? [open] : [];
  const entries = all.things.flatMap((thing): IncidentRow[] => (thing.kind === 'incident' ? [thing.row] : []));
  const {facts, ...whole} = route;
  return (
    <>
      {route.open ? (
        <a class="button button--plain button--small detail__back" href={routeAddress(closed(route))}>
          <Icon name="back" />
          <span>{say('caseFile_backToList')}</span>
        </a>
      ) : null}
      <SortDesk
        {...{store, sorting, chosen, labels, onAdded}}
        subjects={all.subjectRows}
        entries={newestFirst(entries)}
        brief={open !== undefined}
      />
      {open && !sorting.form ? (
        <div class="detail">
          <OpenFacts store={store} thing={open} whole={routeAddress(whole)} />
        </div>
      ) : null}
    </>
  );
}

function closed({isEntry, ...route}: EverythingRoute): EverythingRoute {
  return {...route, open: undefined};
}

function newestFirst(rows: readonly IncidentRow[]): IncidentRow[] {
  return rows.toSorted((a, b) => b.ordinal - a.ordinal);
}

/** Over the list of everything: to facts alone, and back. */
export function FactsOnly({route}: {route: EverythingRoute}): JSX.Element {
  const {facts, ...without} = route;
  return (
    <div>
      <Button small pressed={facts === true} onPress={() => goTo(facts ? without : {...without, facts: true})}>
        {say(facts ? 'veil_factsLeave' : 'veil_factsOnly')}
      </Button>
    </div>
  );
}
