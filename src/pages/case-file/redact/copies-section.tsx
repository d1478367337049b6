import './redact.css';
import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Exhibit, Part} from '../../../core/capture/exhibit.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {redactionNames} from '../../../store/redaction-names.ts';
import {deleteRedaction, listRedactions, openRedaction, putBackRedaction} from '../../../store/redactions.ts';
import type {StoredRedaction} from '../../../store/schema.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {usePartPicture} from '../../shared/use-picture.ts';
import {circumstances, tellOthers, useChanges} from '../../shared/use-store.ts';
import {VeiledPicture, type VeilState, veilName} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {howKept} from '../part-words.ts';
import {routeAddress} from '../route.ts';

type Props = {store: Store; exhibit: Exhibit; veil: VeilState};
type State = {copies: StoredRedaction[]; names: ReadonlyMap<string, string>};

/** Giving this one thing to somebody: as it is, or as a copy with parts hidden; and the copies that there are. */
export function CopiesSection({store, exhibit, veil}: Props): JSX.Element {
  const {version} = useChanges();
  const [state, setState] = useState<State | 'failed'>();
  const [deleted, setDeleted] = useState<Uuid>();
  const read = () =>
    Promise.all([listRedactions(store, exhibit.id), redactionNames(store)]).then(
      ([copies, names]) => setState({copies, names}),
      () => setState('failed'),
    );
  useEffect(() => void read(), [store, exhibit.id, version]);
  const change = async (id: Uuid, how: typeof deleteRedaction) => {
    try {
      const done = await how(store, exhibit.id, id, await circumstances());
      setDeleted(how === deleteRedaction && done ? id : undefined);
      tellOthers();
      await read();
    } catch (error) {
      console.warn('copies', error);
      setState('failed');
    }
  };
  const copies = typeof state === 'object' ? state.copies.filter(({removedAt}) => !removedAt) : [];
  return (
    <section class="stack">
      <h3>{say('redact_giveHeading')}</h3>
      <div class="row-of-buttons">
        <a class="button" href={routeAddress({panel: 'pack', ids: [exhibit.id]})}>
          {say('redact_giveThis')}
        </a>
        <a class="button" href={routeAddress({panel: 'hide', id: exhibit.id})}>
          {say('redact_hide')}
        </a>
      </div>
      {state === 'failed' ? <FailureMessage code="unexpected" /> : null}
      {deleted ? (
        <UndoMessage label={say('people_putBack')} onUndo={() => void change(deleted, putBackRedaction)}>
          {say('redact_deleted')}
        </UndoMessage>
      ) : null}
      {typeof state === 'object' && copies.length > 0 ? (
        <>
          <h4>{say('redact_copies')}</h4>
          <ul class="copies stack">
            {copies.map((copy) => (
              <CopyLine
                key={copy.id}
                {...{store, exhibit, copy, veil, name: state.names.get(copy.id) ?? ''}}
                onDelete={() => void change(copy.id, deleteRedaction)}
              />
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

type LineProps = Props & {copy: StoredRedaction; name: string; onDelete(): void};

function CopyLine({store, exhibit, copy, name, veil, onDelete}: LineProps): JSX.Element {
  const {madeAt, parts, saysWhy} = openRedaction(copy);
  const pictures = parts.filter(({mediaType}) => mediaType.startsWith('image/'));
  const what = say('redact_copyNumber', copy.number);
  return (
    <li class="copies__one stack">
      <div>
        <strong>{what}</strong> {name === '' ? null : <PageText text={say('redact_copyFor', name)} />}
        <div class="small quiet numbers">
          {dateAndTime(madeAt.at, madeAt.offsetMinutes)} · {sayCount('redact_copyPictures', pictures.length)}
        </div>
        {saysWhy === '' ? null : <PageText text={saysWhy} as="block" />}
      </div>
      {pictures.map((part) => (
        <CopyPicture key={part.path} {...{store, id: exhibit.id, part, veil}} />
      ))}
      <div class="row-of-buttons">
        <a class="button button--small" href={routeAddress({panel: 'pack', ids: undefined, copies: [copy.id]})}>
          {say('redact_giveCopy')} <span class="only-read">{what}</span>
        </a>
        <Button small kind="plain" icon="trash" onPress={onDelete}>
          {say('redact_deleteCopy')} <span class="only-read">{what}</span>
        </Button>
      </div>
    </li>
  );
}

/** The copy itself, as it lies in the pack: what is hidden is in no byte of it. */
function CopyPicture({store, id, part, veil}: {store: Store; id: Uuid; part: Part; veil: VeilState}): JSX.Element {
  const src = usePartPicture(store, id, part.path, part.mediaType);
  return (
    <VeiledPicture
      veil={veil}
      name={veilName(id, part.path)}
      label={say('caseFile_showPicture', howKept(part))}
      class="shown__picture copies__picture"
      src={src}
      alt={howKept(part)}
      width={part.width}
      height={part.height}
    />
  );
}
