import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import type {IncidentRow} from '../../../store/diary-rows.ts';
import type {Store} from '../../../store/open-store.ts';
import {Icon} from '../../shared/icon.tsx';
import {FailureMessage} from '../../shared/message.tsx';
import {SearchField} from '../../shared/search-field.tsx';
import {searchRows} from '../../shared/search-rows.ts';
import {personFinder, subjectName} from '../../shared/subject-name.ts';
import {useDiaryRows} from '../../shared/use-diary-rows.ts';
import {useChanges} from '../../shared/use-store.ts';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {LongList} from '../long-list.tsx';
import {goTo, type Route, routeAddress} from '../route.ts';
import {Drafts} from './drafts.tsx';
import {inOrder} from './in-order.ts';
import {IncidentDetail} from './incident-detail.tsx';
import {IncidentLine} from './incident-line.tsx';
import type {DiaryWork} from './use-diary-work.ts';

type Props = {store: Store; route: Route & {panel: 'diary'}; work: DiaryWork};

/** Every entry in one list, and beside it all that one tells. */
export function DiaryPanel({store, route, work}: Props): JSX.Element {
  const {version, changed} = useChanges();
  const rows = useDiaryRows(store, version);
  const read = typeof rows === 'object' ? rows : undefined;
  const incidents = useMemo(() => inOrder(read?.incidents ?? []), [read]);
  const found = useMemo(() => searchRows(incidents, route.query), [incidents, route.query]);
  if (rows === undefined) return <div aria-busy="true" />;
  if (rows === 'failed') {
    return (
      <div class="panel">
        <FailureMessage code="storeUnavailable" />
      </div>
    );
  }
  return (
    <div class={route.open ? 'two two--open' : 'two'}>
      <h1 class="only-read">{say('caseFile_place_diary')}</h1>
      <section class="two__list" aria-label={say('caseFile_place_diary')}>
        <div class="two__head">
          <a
            class="button button--main"
            aria-keyshortcuts="n"
            href={routeAddress({panel: 'write', about: undefined, draft: undefined, with: []})}
          >
            <Icon name="write" />
            <span>{say('diary_write')}</span>
          </a>
          <Drafts store={store} work={work} />
          {incidents.length > 0 ? (
            <>
              <SearchField value={route.query} onInput={(query) => goTo({...route, query}, 'instead')} />
              <p class="small quiet numbers" role="status">
                {route.query ? sayCount('common_found', found.length) : sayCount('diary_count', incidents.length)}{' '}
                {say('diary_order')}
              </p>
            </>
          ) : null}
        </div>
        {incidents.length === 0 ? (
          <NothingYet />
        ) : found.length === 0 ? (
          <p class="empty">{say('common_nothingFound')}</p>
        ) : (
          <IncidentList rows={found} subjects={rows.subjects} route={route} />
        )}
      </section>
      <section class="two__detail" aria-label={say('caseFile_details')}>
        {route.open ? (
          <IncidentDetail
            key={route.open}
            store={store}
            id={route.open}
            version={version}
            subjects={rows.subjects}
            work={work}
            back={routeAddress({...route, open: undefined})}
            onChanged={changed}
          />
        ) : incidents.length > 0 ? (
          <p class="empty">{say('diary_chooseOne')}</p>
        ) : null}
      </section>
    </div>
  );
}

type ListProps = {
  rows: readonly IncidentRow[];
  subjects: Parameters<typeof personFinder>[0];
  route: Route & {panel: 'diary'};
};

const LINE_PX = 132;

function IncidentList({rows, subjects, route}: ListProps): JSX.Element {
  const veil = useVeil();
  const find = useMemo(() => personFinder(subjects), [subjects]);
  return (
    <LongList
      rows={rows}
      label={say('caseFile_place_diary')}
      open={route.open}
      estimate={LINE_PX}
      onScroll={veil.veil}
      line={(row, inReach) => (
        <IncidentLine
          row={row}
          people={row.subjectIds.map(find).flatMap((one) => (one ? [subjectName(one)] : []))}
          veil={veil}
          href={routeAddress({...route, open: row.id})}
          inReach={inReach}
          current={row.id === route.open}
        />
      )}
    />
  );
}

function NothingYet(): JSX.Element {
  return (
    <div class="empty">
      <p>{say('diary_emptyWhat')}</p>
      <p>{say('diary_emptyHow')}</p>
    </div>
  );
}
