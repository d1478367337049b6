import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {captureCheck} from '../../core/capture/capture-check.ts';
import {valueIn} from '../../core/facts/facts.ts';
import type {Uuid} from '../../core/ids.ts';
import {type OpenedExhibit, openExhibit} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {deleteExhibit, putBack} from '../../store/removed.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {AskInPlace} from '../shared/ask-in-place.tsx';
import {BelongsTo} from '../shared/belongs-to.tsx';
import {Button} from '../shared/button.tsx';
import {StopSignOnce} from '../shared/care/offers.tsx';
import {dateAndTime} from '../shared/dates.ts';
import {Icon} from '../shared/icon.tsx';
import {FailureMessage} from '../shared/message.tsx';
import {NoteBox} from '../shared/note-box.tsx';
import {PageText} from '../shared/page-text.tsx';
import {UndoMessage} from '../shared/undo-message.tsx';
import {circumstances, tellOthers} from '../shared/use-store.ts';
import {VaultOffer} from '../shared/vault/vault-offer.tsx';
import {placeOf, Who} from '../shared/who.tsx';
import {say} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';
import {CheckLine} from './check-line.tsx';
import {MoreOfSame} from './more-of-same.tsx';
import type {SavingWork} from './use-saving.ts';

type Props = {store: Store; id: Uuid; tabId: number; work: SavingWork};
type Kept = {row: ExhibitRow; opened: OpenedExhibit};

/** After a save: what was kept, from whom, what is missing, and the way back. */
export function SavedView({store, id, tabId, work}: Props): JSX.Element {
  const [kept, setKept] = useState<Kept | 'gone' | 'failed'>();
  const [noting, setNoting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const read = () =>
    readKept(store, id).then(
      (found) => setKept(found ?? 'gone'),
      () => setKept('failed'),
    );
  useEffect(() => void read(), [store, id]);
  useEffect(() => heading.current?.focus(), [kept]);

  const undo = async () => {
    try {
      await deleteExhibit(store, id, await circumstances());
      tellOthers();
      setKept('gone');
    } catch {
      setKept('failed');
    }
  };

  const back = async () => {
    try {
      await putBack(store, id, await circumstances());
      tellOthers();
      await read();
    } catch {
      setKept('failed');
    }
  };

  if (kept === undefined) return <div class="popup__view" aria-busy="true" />;
  if (kept === 'gone' || kept === 'failed') {
    return (
      <div class="popup__view">
        {kept === 'gone' ? (
          <UndoMessage label={say('people_putBack')} onUndo={() => void back()}>
            {say('popup_undone')}
          </UndoMessage>
        ) : (
          <FailureMessage code="saveFailed" />
        )}
        <div class="row-of-buttons">
          <Button onPress={work.dismiss}>{say('popup_back')}</Button>
        </div>
      </div>
    );
  }
  return (
    <div class="popup__view popup__view--scroll">
      <div class="saved">
        <h2 ref={heading} tabIndex={-1} class="saved__title">
          <Icon name="done" />
          {say('common_saved')}
        </h2>
        <Who row={kept.row} />
        <div class="line__facts small quiet">
          <PageText text={placeOf(kept.row)} as="line" />
          <span class="numbers">{dateAndTime(kept.row.sealedAt, kept.row.offsetMinutes)}</span>
        </div>
        <p class="small quiet">{say(isFromPrivate(kept.opened) ? 'discretion_savedFromPrivate' : 'popup_onlyHere')}</p>
      </div>
      <StopSignOnce address={caseFileAddress} />
      <CheckLine
        findings={captureCheck(kept.opened.exhibit, kept.opened.facts)}
        onAgain={() => work.saveAgain(id, tabId)}
      />
      {noting ? <NoteBox store={store} id={id} focus /> : null}
      <div class="row-of-buttons">
        {noting ? null : (
          <Button icon="note" small onPress={() => setNoting(true)}>
            {say('popup_saySomething')}
          </Button>
        )}
        <a class="button button--small" href={caseFileAddress(`#/exhibit/${id}`)} target="_blank" rel="noreferrer">
          <span>{say('popup_open')}</span>
        </a>
        <AskInPlace
          label={say('popup_undo')}
          question={say('popup_undoQuestion')}
          yes={say('common_deleteIt')}
          no={say('common_keepIt')}
          onYes={() => void undo()}
        />
      </div>
      <BelongsTo store={store} exhibitId={id} address={caseFileAddress} newTab />
      {isOneOfMany(kept.opened) ? (
        <MoreOfSame onAround={() => work.saveAround(id, tabId)} onAll={() => work.saveAll(tabId)} />
      ) : null}
      <VaultOffer address={caseFileAddress('#/safety')} />
      <div>
        <Button small icon="back" onPress={work.dismiss}>
          {say('popup_back')}
        </Button>
      </div>
    </div>
  );
}

async function readKept(store: Store, id: Uuid): Promise<Kept | undefined> {
  const [row, opened] = await Promise.all([store.get('rows', id), openExhibit(store, id)]);
  return row && opened ? {row, opened} : undefined;
}

function isFromPrivate({exhibit}: OpenedExhibit): boolean {
  return exhibit.origin === 'captured' && exhibit.capture.privateWindow;
}

/** A post, comment or message has others around it; a whole page or screen has not. */
function isOneOfMany({exhibit, facts}: OpenedExhibit): boolean {
  if (exhibit.origin !== 'captured' || !facts) return false;
  return valueIn(facts.item.itemKind) !== 'page';
}
