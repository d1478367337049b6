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
import {routeAddress} from './route.ts';
import type {Thing} from './things.ts';

type Props = {
  store: Store;
  things: readonly Thing[];
  ticked: ReadonlySet<string>;
  onTicked(change: () => ReadonlySet<string>): void;
  onChanged(): void;
};

/** What can be done with what is ticked: into one pack, deleted in one press with the way back, or ticked no more. */
export function TickedWays({store, things, ticked, onTicked, onChanged}: Props): JSX.Element {
  const [deleted, setDeleted] = useState<readonly Uuid[]>([]);
  const [failed, setFailed] = useState(false);
  const chosen = things.filter(({id}) => ticked.has(id));
  const exhibits = idsOf(chosen, 'exhibit');
  const incidents = idsOf(chosen, 'incident');
  const act = async (work: () => Promise<void>) => {
    try {
      setFailed(false);
      await work();
    } catch (error) {
      console.warn('not all of it was done:', error);
      setFailed(true);
    }
    tellOthers();
    onChanged();
  };
  const remove = () =>
    act(async () => {
      const when = await circumstances();
      const gone: Uuid[] = await deleteExhibits(store, exhibits, when);
      setDeleted(gone);
      for (const id of incidents) if (await deleteIncident(store, id, when)) setDeleted([...gone, id]);
      setDeleted([...gone, ...incidents]);
      onTicked(() => new Set());
    });
  const back = () =>
    act(async () => {
      const when = await circumstances();
      for (const id of deleted) await putBack(store, id, when);
      setDeleted([]);
    });
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
      {deleted.length > 0 ? (
        <UndoMessage label={say('people_putBack')} onUndo={() => void back()}>
          {sayCount('caseFile_deletedTicked', deleted.length)}
        </UndoMessage>
      ) : null}
    </>
  );
}

function idsOf(things: readonly Thing[], kind: Thing['kind']): Uuid[] {
  return things.filter((thing) => thing.kind === kind).map(({id}) => id);
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
