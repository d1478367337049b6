import type {JSX} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import {savedTogether} from '../../core/capture/together.ts';
import type {Uuid} from '../../core/ids.ts';
import {allRows, countExhibits, latestRows} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {Button} from '../shared/button.tsx';
import {Icon} from '../shared/icon.tsx';
import {LossMessage} from '../shared/loss-message.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {SearchField} from '../shared/search-field.tsx';
import {searchRows} from '../shared/search-rows.ts';
import {type Losses, useLosses} from '../shared/use-losses.ts';
import {useChanges} from '../shared/use-store.ts';
import {say, sayCount} from '../shared/words.ts';
import {ExhibitDetail} from './exhibit-detail.tsx';
import {ExhibitList} from './exhibit-list.tsx';
import {goTo, type Route, routeAddress} from './route.ts';

type Props = {
  store: Store;
  route: Route & {panel: 'everything'};
  ticked: ReadonlySet<string>;
  onTicked(ticked: ReadonlySet<string>): void;
};

/** Fills the tallest window. */
const AT_ONCE = 40;

/** Everything there is in one list, and beside it the details of one. */
export function EverythingPanel({store, route, ticked, onTicked}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const [rows, setRows] = useState<ExhibitRow[] | 'failed'>();
  const [count, setCount] = useState(0);
  const losses = useLosses(store, version);
  // `version` says that the rows changed
  useEffect(() => {
    void countExhibits(store).then(setCount);
    // The newest stand there while the rest is read; of very many that takes a moment.
    void latestRows(store, AT_ONCE).then((newest) => setRows((before) => before ?? newest));
    allRows(store).then(setRows, () => setRows('failed'));
  }, [store, version]);
  const found = useMemo(() => foundIn(rows, route), [rows, route.query, route.with]);
  if (rows === undefined) return <div aria-busy="true" />;
  if (rows === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code="storeUnavailable" />
      </div>
    );
  }
  if (rows.length === 0 && !route.open) return <NothingYet losses={losses} />;
  const tick = (id: Uuid, on: boolean) => {
    const after = new Set(ticked);
    if (on) after.add(id);
    else after.delete(id);
    onTicked(after);
  };
  const tickAll = () => onTicked(new Set([...ticked, ...found.map(({id}) => id)]));
  return (
    <div class={route.open ? 'two two--open' : 'two'}>
      <h1 class="only-read">{say('caseFile_place_everything')}</h1>
      <section class="two__list" aria-label={say('caseFile_place_everything')}>
        <div class="two__head">
          <LossMessage {...losses} />
          <SearchField value={route.query} onInput={(query) => goTo({...route, query}, 'instead')} />
          <div class="two__count">
            <p class="small quiet numbers" role="status">
              {route.with && !route.query
                ? sayCount('caseFile_togetherCount', found.length)
                : route.query
                  ? sayCount('common_found', found.length)
                  : sayCount('caseFile_kept', Math.max(count, rows.length))}
            </p>
            <PackLink ticked={ticked} />
          </div>
          {route.with ? <GroupWays open={route.open} onTickAll={tickAll} /> : null}
        </div>
        {found.length > 0 ? (
          <ExhibitList store={store} rows={found} route={route} ticked={ticked} onTick={tick} />
        ) : (
          <p class="empty">{say('common_nothingFound')}</p>
        )}
      </section>
      <section class="two__detail" aria-label={say('caseFile_details')}>
        {route.open ? (
          <ExhibitDetail
            key={route.open}
            store={store}
            id={route.open}
            rows={rows}
            back={routeAddress({...route, open: undefined})}
            onDeleted={changed}
          />
        ) : (
          <p class="empty">{say('caseFile_chooseOne')}</p>
        )}
      </section>
    </div>
  );
}

/** What the list shows: everything or what was saved together, less what a search does not find. */
function foundIn(rows: ExhibitRow[] | 'failed' | undefined, route: Props['route']): readonly ExhibitRow[] {
  if (!Array.isArray(rows)) return [];
  return searchRows(route.with ? savedTogether(rows, route.with).map(({one}) => one) : rows, route.query);
}

/** Of those that were saved together: into one pack, or back to all there is. */
function GroupWays({open, onTickAll}: {open: Uuid | undefined; onTickAll(): void}): JSX.Element {
  return (
    <div class="row-of-buttons">
      <Button small onPress={onTickAll}>
        {say('caseFile_tickAll')}
      </Button>
      <a class="button button--plain button--small" href={routeAddress({panel: 'everything', query: '', open})}>
        <span>{say('caseFile_backToEverything')}</span>
      </a>
    </div>
  );
}

function PackLink({ticked}: {ticked: ReadonlySet<string>}): JSX.Element {
  const ids = ticked.size > 0 ? ([...ticked] as Uuid[]) : undefined;
  return (
    <a class="button button--small" href={routeAddress({panel: 'pack', ids})}>
      <Icon name="box" />
      <span>{ids ? sayCount('common_packTicked', ids.length) : say('common_makePack')}</span>
    </a>
  );
}

function NothingYet({losses}: {losses: Losses}): JSX.Element {
  return (
    <div class="panel">
      <h1>{say('caseFile_place_everything')}</h1>
      <LossMessage {...losses} />
      {losses.losses.length > 0 ? null : (
        <div class="empty empty--page">
          <p>{say('popup_emptyWhat')}</p>
          <p>{say('popup_emptyHow')}</p>
        </div>
      )}
    </div>
  );
}
