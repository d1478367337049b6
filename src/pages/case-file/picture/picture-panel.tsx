import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {countedOnce} from '../../../core/picture/counting.ts';
import {filtered} from '../../../core/picture/filter.ts';
import type {Store} from '../../../store/open-store.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {type Route, routeAddress} from '../route.ts';
import {ConductView} from './conduct-view.tsx';
import {Filters} from './filters.tsx';
import {PatternsView} from './patterns-view.tsx';
import {type PictureState, parseState, stateQuery} from './picture-state.ts';
import {QuestionsView} from './questions-view.tsx';
import {TimelineView} from './timeline-view.tsx';
import {useOpened} from './use-opened.ts';
import {type PictureData, usePictureData} from './use-picture-data.ts';

type Props = {store: Store; route: Route & {panel: 'picture'}};

const VIEWS = ['timeline', 'patterns', 'conduct', 'questions'] as const;
type View = (typeof VIEWS)[number];

/** Everything together, over time: a time line, patterns, what makes one course of it, and questions that are asked of it. */
export function PicturePanel({store, route}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const data = usePictureData(store, version);
  const view = VIEWS.find((one) => one === route.view) ?? 'timeline';
  return (
    <div class="panel picture">
      <div class="stack">
        <h1>{say('caseFile_place_picture')}</h1>
        <Views here={view} query={route.query} />
      </div>
      {data === undefined ? (
        <div aria-busy="true" />
      ) : data === 'failed' ? (
        <FailureMessage code="storeUnavailable" />
      ) : view === 'conduct' ? (
        <ConductView store={store} data={data} onChanged={changed} />
      ) : view === 'questions' ? (
        <QuestionsView store={store} data={data} onChanged={changed} />
      ) : data.happenings.length === 0 ? (
        <div class="empty empty--page">
          <p>{say('picture_empty')}</p>
          <p>
            {say('picture_emptyHow')}{' '}
            <a href={routeAddress({panel: 'write', about: undefined, draft: undefined, with: []})}>
              {say('picture_emptyWrite')}
            </a>
          </p>
        </div>
      ) : (
        <OverTime key={view} view={view} data={data} query={route.query ?? ''} />
      )}
    </div>
  );
}

function Views({here, query}: {here: View; query: string | undefined}): JSX.Element {
  return (
    <nav aria-label={say('picture_views')}>
      <ul class="views">
        {VIEWS.map((view) => (
          <li key={view}>
            <a
              class="views__link"
              href={routeAddress({panel: 'picture', view, ...(query ? {query} : {})})}
              aria-current={view === here ? 'page' : undefined}
            >
              {say(`picture_view_${view}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type OverTimeProps = {view: 'timeline' | 'patterns'; data: PictureData; query: string};

function OverTime({view, data, query}: OverTimeProps): JSX.Element {
  const state = useMemo(() => parseState(query), [query]);
  const opening = useOpened();
  const {filter} = state;
  const happenings = useMemo(() => {
    const found = filtered(data.happenings, filter, data.zone);
    return filter.each ? found : countedOnce(found).counted;
  }, [data, JSON.stringify(filter)]);
  const onState = (next: PictureState) => {
    const set = stateQuery(next);
    // What is open stays open: it stands in the same step of the history.
    history.replaceState(history.state, '', routeAddress({panel: 'picture', view, ...(set ? {query: set} : {})}));
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  };
  const View = view === 'timeline' ? TimelineView : PatternsView;
  return (
    <div class="stack stack--wide">
      <div class="stack">
        <p class="small quiet">{say('picture_zone', data.zone)}</p>
        <Filters
          data={data}
          filter={filter}
          found={happenings.length}
          onFilter={(next) => {
            opening.close();
            onState({...state, filter: next, stretch: undefined});
          }}
        />
      </div>
      <View {...{data, happenings, state, onState, opening}} />
    </div>
  );
}
