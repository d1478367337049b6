import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {deleteIncident} from '../../store/incidents.ts';
import type {Store} from '../../store/open-store.ts';
import {deleteExhibits, putBack} from '../../store/removed.ts';
import {AskInPlace} from '../shared/ask-in-place.tsx';
import {Button} from '../shared/button.tsx';
import {Icon} from '../shared/icon.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {UndoMessage} from '../shared/undo-message.tsx';
import {circumstances, tellOthers} from '../shared/use-store.ts';
import {say, sayCount} from '../shared/words.ts';
import {idsOf} from './label-things.ts';
import {routeAddress} from './route.ts';
import type {Thing} from './things.ts';

type Props = {
  store: Store;
  things: readonly Thing[];
  ticked: ReadonlySet<string>;
  onTicked(change: () => ReadonlySet<string>): void;
  /** What was deleted, so that it can be put back. */
  onDeleted(ids: readonly Uuid[]): void;
};

/** What can be done with what is ticked: into one pack, deleted in one press, or ticked no more. */
export function TickedWays({store, things, ticked, onTicked, onDeleted}: Props): JSX.Element {
  const [failed, setFailed] = useState(false);
  const chosen = things.filter(({id}) => ticked.has(id));
  const exhibits = idsOf(chosen, 'exhibit');
  const incidents = idsOf(chosen, 'incident');
  const remove = async () => {
    const gone: Uuid[] = [];
    try {
      setFailed(false);
      const when = await circumstances();
      gone.push(...(await deleteExhibits(store, exhibits, when)));
      for (const id of incidents) if (await deleteIncident(store, id, when)) gone.push(id);
      onTicked(() => new Set());
    } catch (error) {
      console.warn('not all of it was deleted:', error);
      setFailed(true);
    }
    // What is gone can be put back, though the rest could not be deleted.
    onDeleted(gone);
  };
  return (
    <>
      <div class="row-of-buttons">
        <PackLink exhibits={exhibits} incidents={incidents} />
        {chosen.length > 0 ? (
          <>
            <AskInPlace
              label={sayCount('caseFile_deleteTicked', chosen.length)}
              icon="trash"
              button="plain"
              question={sayCount('caseFile_deleteTickedQuestion', chosen.length)}
              yes={sayCount('caseFile_deleteTickedYes', chosen.length)}
              no={say('caseFile_keepTicked')}
              onYes={() => void remove()}
            />
            <Button small kind="plain" onPress={() => onTicked(() => new Set())}>
              {say('caseFile_tickNone')}
            </Button>
          </>
        ) : null}
      </div>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </>
  );
}

type DeletedProps = {store: Store; ids: readonly Uuid[]; onBack(): void};

/** How many were deleted just now, and the way back. */
export function JustDeleted({store, ids, onBack}: DeletedProps): JSX.Element | null {
  const [failed, setFailed] = useState(false);
  if (ids.length === 0) return null;
  const back = async () => {
    try {
      const when = await circumstances();
      for (const id of ids) await putBack(store, id, when);
      tellOthers();
      onBack();
    } catch (error) {
      console.warn('not all of it was put back:', error);
      setFailed(true);
    }
  };
  return (
    <>
      <UndoMessage label={say('people_putBack')} onUndo={() => void back()}>
        {sayCount('caseFile_deletedTicked', ids.length)}
      </UndoMessage>
      {failed ? <FailureMessage code="saveFailed" /> : null}
    </>
  );
}

function PackLink({exhibits, incidents}: {exhibits: Uuid[]; incidents: Uuid[]}): JSX.Element {
  const count = exhibits.length + incidents.length;
  const ticked = count > 0 ? {ids: exhibits, ...(incidents.length > 0 ? {incidents} : {})} : {ids: undefined};
  return (
    <a class="button button--small" href={routeAddress({panel: 'pack', ...ticked})}>
      <Icon name="box" />
      <span>{count > 0 ? sayCount('common_packTicked', count) : say('common_makePack')}</span>
    </a>
  );
}
