import type {JSX} from 'preact';
import {useEffect, useId, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {allRows} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {searchRows} from '../../shared/search-rows.ts';
import {placeOf, whoText} from '../../shared/who.tsx';
import {say} from '../../shared/words.ts';

const SHOWN_AT_ONCE = 6;

type Props = {store: Store; label: string; ids: readonly Uuid[]; most?: number; onIds(ids: Uuid[]): void};

/** Which of the kept things show it: found by a word, put there one by one. */
export function PickExhibits({store, label, ids, most = Number.POSITIVE_INFINITY, onIds}: Props): JSX.Element {
  const id = useId();
  const [rows, setRows] = useState<ExhibitRow[]>([]);
  const [query, setQuery] = useState('');
  const [choosing, setChoosing] = useState(false);
  useEffect(() => void allRows(store).then(setRows, () => setRows([])), [store]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const offered = choosing
    ? searchRows(rows, query)
        .filter((row) => !ids.includes(row.id))
        .slice(0, SHOWN_AT_ONCE)
    : [];
  const begin = () => {
    setChoosing(true);
    requestAnimationFrame(() => document.getElementById(id)?.focus());
  };
  return (
    <fieldset class="when">
      <legend>{label}</legend>
      {ids.length > 0 ? (
        <ul class="stack">
          {ids.map((one) => (
            <li key={one} class="picked">
              <ExhibitName row={byId.get(one)} />
              <Button small kind="plain" icon="close" onPress={() => onIds(ids.filter((other) => other !== one))}>
                {say('steps_takeOut')} <span class="only-read">{byId.get(one)?.ordinal ?? ''}</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {ids.length >= most ? null : choosing ? (
        <div class="stack">
          <div class="field">
            <label for={id}>{say('steps_findThing')}</label>
            <input
              id={id}
              type="search"
              class="field__input"
              dir="auto"
              autocomplete="off"
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
          {offered.length > 0 ? (
            <ul class="stack" aria-label={say('steps_found')}>
              {offered.map((row) => (
                <li key={row.id} class="picked">
                  <ExhibitName row={row} />
                  <Button
                    small
                    icon="add"
                    onPress={() => {
                      onIds([...ids, row.id]);
                      requestAnimationFrame(() => document.getElementById(id)?.focus());
                    }}
                  >
                    {say('steps_putHere')} <span class="only-read">{row.ordinal}</span>
                  </Button>
                </li>
              ))}
            </ul>
          ) : (
            <p class="small quiet" role="status">
              {say('common_nothingFound')}
            </p>
          )}
        </div>
      ) : (
        <div>
          <Button small icon="add" onPress={begin}>
            {say('steps_chooseThings')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** Number, who, where and when: enough to know it by, and none of its words. */
function ExhibitName({row}: {row: ExhibitRow | undefined}): JSX.Element {
  if (!row) return <span class="quiet">{say('steps_thingGone')}</span>;
  return (
    <span>
      {say('steps_thing', row.ordinal)} · <PageText text={whoText(row)} /> · <PageText text={placeOf(row)} /> ·{' '}
      <span class="numbers">{dateAndTime(row.sealedAt, row.offsetMinutes)}</span>
    </span>
  );
}
