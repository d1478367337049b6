import type {JSX} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {allRows} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {searchRows} from '../../shared/search-rows.ts';
import {TextField} from '../../shared/text-field.tsx';
import {useThumbnail} from '../../shared/use-picture.ts';
import {VeiledPicture, type VeilState, veilName} from '../../shared/veil.tsx';
import {Who, whoText} from '../../shared/who.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';

type Props = {
  store: Store;
  rows: readonly ExhibitRow[];
  chosen: readonly Uuid[];
  veil: VeilState;
  onAdd(id: Uuid): void;
};

const OFFERED = 6;

/** Finds something that is kept, by search; the newest are offered first. */
export function ExhibitPicker({store, rows, chosen, veil, onAdd}: Props): JSX.Element {
  const [query, setQuery] = useState('');
  const free = useMemo(() => rows.filter(({id}) => !chosen.includes(id)), [rows, chosen]);
  const found = searchRows(free, query);
  return (
    <div class="stack">
      <TextField label={say('diary_keptFind')} hint={say('diary_keptFindHint')} value={query} onInput={setQuery} />
      <p class="small quiet" role="status">
        {found.length === 0 ? say('common_nothingFound') : sayCount('common_found', found.length)}
      </p>
      <ul class="some-kept">
        {found.slice(0, OFFERED).map((row) => (
          <li key={row.id}>
            <KeptLine store={store} row={row} veil={veil}>
              <Button small icon="add" onPress={() => onAdd(row.id)}>
                {say('diary_keptAdd')}
                <span class="only-read"> {whoText(row)}</span>
              </Button>
            </KeptLine>
          </li>
        ))}
      </ul>
    </div>
  );
}

type LineProps = {store: Store; row: ExhibitRow; veil: VeilState; children?: JSX.Element};

/** One kept thing in few words: veiled picture, who, when, and what can be done with it. */
export function KeptLine({store, row, veil, children}: LineProps): JSX.Element {
  const picture = useThumbnail(store, row.id);
  const who = whoText(row);
  return (
    <div class="kept-line">
      <VeiledPicture
        veil={veil}
        name={veilName(row.id)}
        label={say('common_veilPicture', row.ordinal, who)}
        class="kept-line__picture"
        src={picture}
        alt={say('common_pictureAlt', row.ordinal, who)}
      />
      <div class="kept-line__words">
        <a class="line__link" href={routeAddress({panel: 'everything', query: '', open: row.id})}>
          <Who row={row} />
        </a>
        <span class="small quiet numbers">
          {say('diary_keptNumber', row.ordinal)} · {dateAndTime(row.sealedAt, row.offsetMinutes)}
        </span>
      </div>
      {children}
    </div>
  );
}

/** Rows of all that is kept; `version` says that they changed. */
export function useExhibitRows(store: Store, version: number): readonly ExhibitRow[] | undefined {
  const [rows, setRows] = useState<readonly ExhibitRow[]>();
  useEffect(() => {
    let gone = false;
    allRows(store).then(
      (read) => gone || setRows(read),
      (error: unknown) => console.warn('what is kept could not be read:', error),
    );
    return () => {
      gone = true;
    };
  }, [store, version]);
  return rows;
}
