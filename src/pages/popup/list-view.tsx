import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {allRows, countExhibits, latestRows} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {FirstRunLine} from '../shared/care/offers.tsx';
import {ExhibitLine} from '../shared/exhibit-line.tsx';
import {LossMessage} from '../shared/loss-message.tsx';
import {moveBetweenLines} from '../shared/move-between-lines.ts';
import {SearchField} from '../shared/search-field.tsx';
import {searchRows} from '../shared/search-rows.ts';
import {useLosses} from '../shared/use-losses.ts';
import {useChanges} from '../shared/use-store.ts';
import {useVeil} from '../shared/veil.tsx';
import {whenRead} from '../shared/when-read.ts';
import {say, sayCount} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';
import {PopupFoot} from './popup-foot.tsx';

const LATEST = 6;
/** More finds than this are better looked at on the full page. */
const FOUND_SHOWN = 30;

/** What there is: the last few, or what a search finds. Every row is read only once something is searched for. */
export function ListView({store}: {store: Store | undefined}): JSX.Element {
  const {version} = useChanges();
  const [latest, setLatest] = useState<ExhibitRow[]>();
  const [count, setCount] = useState<number>();
  const [query, setQuery] = useState('');
  const found = useFound(store, query, version);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const veil = useVeil();
  const losses = useLosses(store, version);

  // `version` says that the rows changed
  useEffect(() => {
    if (!store) return;
    whenRead(latestRows(store, LATEST), setLatest);
    whenRead(countExhibits(store), setCount);
  }, [store, version]);

  const searching = query.trim() !== '';
  const rows = searching ? found?.slice(0, FOUND_SHOWN) : latest;
  const tick = (id: string, on: boolean) => setTicked((before) => withTick(before, id, on));
  return (
    <>
      <div class="popup__middle" onScroll={veil.veil}>
        {count ? (
          <div class="popup__search">
            <SearchField value={query} onInput={setQuery} />
          </div>
        ) : null}
        <FirstRunLine address={caseFileAddress} />
        <LossMessage {...losses} />
        {count === 0 && losses.losses.length === 0 ? <EmptyList /> : null}
        {searching && found ? <FoundLine found={found.length} query={query} /> : null}
        {!searching && count ? <p class="popup__order small quiet">{say('popup_order')}</p> : null}
        {store && rows && rows.length > 0 ? (
          <ul aria-label={searching ? say('popup_found') : say('popup_latest')} onKeyDown={moveBetweenLines}>
            {rows.map((row) => (
              <li key={row.id}>
                <ExhibitLine
                  store={store}
                  row={row}
                  veil={veil}
                  href={caseFileAddress(`#/exhibit/${row.id}`)}
                  newTab
                  ticked={ticked.has(row.id)}
                  onTick={(on) => tick(row.id, on)}
                />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <PopupFoot store={store} count={count} ticked={ticked} version={version} />
    </>
  );
}

function EmptyList(): JSX.Element {
  return (
    <div class="empty">
      <p>{say('popup_emptyWhat')}</p>
      <p>{say('popup_emptyHow')}</p>
    </div>
  );
}

function FoundLine({found, query}: {found: number; query: string}): JSX.Element {
  return (
    <p class="popup__search small quiet" role="status">
      {found === 0 ? say('common_nothingFound') : sayCount('common_found', found)}{' '}
      {found > FOUND_SHOWN ? (
        <a href={caseFileAddress(`#/?q=${encodeURIComponent(query)}`)} target="_blank" rel="noreferrer">
          {say('popup_seeAllFound')}
        </a>
      ) : null}
    </p>
  );
}

/** All rows that the query finds; undefined until the first search has read them. */
function useFound(store: Store | undefined, query: string, version: number): readonly ExhibitRow[] | undefined {
  const [rows, setRows] = useState<{version: number; rows: ExhibitRow[]}>();
  const reading = useRef(-1);
  const wanted = query.trim() !== '';
  useEffect(() => {
    if (!store || !wanted || reading.current === version) return;
    reading.current = version;
    whenRead(allRows(store), (all) => setRows({version, rows: all}));
  }, [store, wanted, version]);
  return rows && wanted ? searchRows(rows.rows, query) : undefined;
}

function withTick(before: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const after = new Set(before);
  if (on) after.add(id);
  else after.delete(id);
  return after;
}
