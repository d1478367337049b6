import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {known} from '../../core/facts/facts.ts';
import type {Uuid} from '../../core/ids.ts';
import {deleteExhibit, type OpenedExhibit, openExhibit} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {AskInPlace} from '../shared/ask-in-place.tsx';
import {Button} from '../shared/button.tsx';
import {dateAndTime} from '../shared/dates.ts';
import {Icon} from '../shared/icon.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {NoteBox} from '../shared/note-box.tsx';
import {PageText} from '../shared/page-text.tsx';
import {circumstances, tellOthers} from '../shared/use-store.ts';
import {placeOf, Who} from '../shared/who.tsx';
import {say} from '../shared/words.ts';
import {caseFileAddress} from './case-file-link.ts';

type Props = {store: Store; id: Uuid; onDone: () => void};
type Kept = {row: ExhibitRow; opened: OpenedExhibit};

/** After a save: what was kept, from whom, what is missing, and the way back. */
export function SavedView({store, id, onDone}: Props): JSX.Element {
  const [kept, setKept] = useState<Kept | 'gone' | 'failed'>();
  const [noting, setNoting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    readKept(store, id).then(
      (found) => setKept(found ?? 'gone'),
      () => setKept('failed'),
    );
  }, [store, id]);
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

  if (kept === undefined) return <div class="popup__view" aria-busy="true" />;
  if (kept === 'gone' || kept === 'failed') {
    return (
      <div class="popup__view">
        {kept === 'gone' ? <Message kind="plain">{say('popup_undone')}</Message> : <FailureMessage code="saveFailed" />}
        <div class="row-of-buttons">
          <Button onPress={onDone}>{say('popup_back')}</Button>
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
        <p class="small quiet">{say('popup_onlyHere')}</p>
      </div>
      <Missing opened={kept.opened} />
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
        <Button small onPress={onDone}>
          {say('popup_back')}
        </Button>
      </div>
      <AskInPlace
        label={say('popup_undo')}
        question={say('popup_undoQuestion')}
        yes={say('common_deleteIt')}
        no={say('common_keepIt')}
        onYes={() => void undo()}
      />
    </div>
  );
}

async function readKept(store: Store, id: Uuid): Promise<Kept | undefined> {
  const [row, opened] = await Promise.all([store.get('rows', id), openExhibit(store, id)]);
  return row && opened ? {row, opened} : undefined;
}

/** What the record itself says is missing or doubtful, while the page is still there. */
function Missing({opened}: {opened: OpenedExhibit}): JSX.Element {
  const sentences = missingFrom(opened);
  if (sentences.length === 0) return <Message kind="good">{say('popup_nothingMissing')}</Message>;
  return (
    <Message kind="warn">
      <p>{say('popup_somethingMissing')}</p>
      <ul class="bullets">
        {sentences.map((sentence) => (
          <li key={sentence}>
            <PageText text={sentence} />
          </li>
        ))}
      </ul>
    </Message>
  );
}

function missingFrom({exhibit, facts}: OpenedExhibit): string[] {
  const sentences = [...exhibit.problems, ...(facts?.doubts ?? [])].map(({sentence}) => sentence);
  if (!facts) return [...new Set(sentences)];
  const {author, permalink} = facts.item;
  if (!known(author.displayName) && !known(author.handle)) sentences.push(say('popup_missingName'));
  if (!known(facts.postedAt.exact)) sentences.push(say('popup_missingTime'));
  if (!known(permalink)) sentences.push(say('popup_missingAddress'));
  return [...new Set(sentences)];
}
