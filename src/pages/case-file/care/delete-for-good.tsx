import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {areNearTwins} from '../../../core/import/picture/near-twin.ts';
import {allRows} from '../../../store/exhibits.ts';
import type {Store} from '../../../store/open-store.ts';
import {deleteExhibit, removeForGood} from '../../../store/removed.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {circumstances, tellOthers} from '../../shared/use-store.ts';
import {placeOf} from '../../shared/who.tsx';
import {say, sayNumber} from '../../shared/words.ts';

type Found = {row: ExhibitRow; same: readonly ExhibitRow[]} | 'absent' | 'failed' | undefined;
type Props = {store: Store; id: Uuid; onAddress(address: string): void};

/** Takes one thing and every copy that we have of it away for good. It is told by facts alone; its picture is never shown. */
export function DeleteForGood({store, id, onAddress}: Props): JSX.Element | null {
  const [found, setFound] = useState<Found>();
  const [gone, setGone] = useState(false);
  const [trouble, setTrouble] = useState(false);
  const done = useRef<HTMLDivElement>(null);
  const read = () =>
    findRow(store, id).then(
      (now) => setFound(now),
      () => setFound('failed'),
    );
  useEffect(() => void read(), [store, id]);
  const address = typeof found === 'object' ? found.row.address : '';
  useEffect(() => {
    if (address !== '') onAddress(address);
  }, [address]);
  useEffect(() => {
    // The button that was pressed is gone with what it was pressed for.
    if (gone) done.current?.focus();
  }, [gone]);
  const remove = async (one: Uuid) => {
    try {
      await deleteExhibit(store, one, await circumstances());
      await removeForGood(store, [one]);
      setTrouble(false);
      setGone(true);
      tellOthers();
      await read();
    } catch (error) {
      console.warn('it was not deleted:', error);
      setTrouble(true);
    }
  };
  if (found === undefined) return null;
  return (
    <div class="stack">
      {gone ? (
        <div ref={done} tabIndex={-1} class="stack">
          <Message kind="good">{say('care_stop_gone')}</Message>
          <p>{say('care_stop_stays')}</p>
          <p>{say('care_stop_elsewhere')}</p>
        </div>
      ) : null}
      {trouble || found === 'failed' ? <FailureMessage code="saveFailed" /> : null}
      {found === 'absent' && !gone ? <Message kind="plain">{say('care_stop_goneNot')}</Message> : null}
      {typeof found === 'object' ? <OneThing found={found} onRemove={(one) => void remove(one)} /> : null}
    </div>
  );
}

function OneThing({
  found,
  onRemove,
}: {
  found: Exclude<Found, string | undefined>;
  onRemove(id: Uuid): void;
}): JSX.Element {
  const {row, same} = found;
  return (
    <>
      <p>
        <strong>{factsOf(row)}</strong>
      </p>
      <p class="small quiet">{say('care_stop_addressFirst')}</p>
      <Ask row={row} label={say('care_stop_delete')} onRemove={onRemove} />
      {same.length > 0 ? (
        <>
          <p>{say('care_stop_same')}</p>
          <ul class="stack">
            {same.map((one) => (
              <li key={one.id} class="stack stack--close">
                <span>{factsOf(one)}</span>
                <Ask row={one} label={say('care_stop_deleteNumber', sayNumber(one.ordinal))} onRemove={onRemove} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

type AskProps = {row: ExhibitRow; label: string; onRemove(id: Uuid): void};

function Ask({row, label, onRemove}: AskProps): JSX.Element {
  return (
    <AskInPlace
      label={label}
      icon="trash"
      question={say('care_stop_question', sayNumber(row.ordinal))}
      yes={say('care_stop_delete')}
      no={say('common_keepIt')}
      onYes={() => onRemove(row.id)}
    />
  );
}

function factsOf(row: ExhibitRow): string {
  const place = `\u2068${placeOf(row)}\u2069`;
  return say('care_stop_this', sayNumber(row.ordinal), place, dateAndTime(row.sealedAt, row.offsetMinutes));
}

/** The thing, kept or lying among the deleted, and what else is from the same address or looks like it. */
async function findRow(store: Store, id: Uuid): Promise<Found> {
  const [kept, removed] = await Promise.all([store.get('rows', id), store.get('removed', id)]);
  const row = kept ?? (removed?.kind === 'exhibit' ? removed.row : undefined);
  if (!row) return 'absent';
  const others = (await allRows(store)).filter((one) => one.id !== id);
  return {row, same: others.filter((one) => mayBeSame(one, row))};
}

function mayBeSame(one: ExhibitRow, row: ExhibitRow): boolean {
  if (row.address !== '' && one.address === row.address) return true;
  return one.looks !== undefined && row.looks !== undefined && areNearTwins(one.looks, row.looks);
}
