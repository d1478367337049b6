import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {valueIn} from '../../core/facts/facts.ts';
import type {Uuid} from '../../core/ids.ts';
import {type OpenedExhibit, openExhibit} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {deleteExhibit} from '../../store/removed.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {hideWords} from '../shared/address-words.ts';
import {BelongsTo} from '../shared/belongs-to.tsx';
import {DeleteSection} from '../shared/delete-section.tsx';
import {Icon} from '../shared/icon.tsx';
import {ImportedMark} from '../shared/imported-mark.tsx';
import {FailureMessage, Message} from '../shared/message.tsx';
import {NoteBox} from '../shared/note-box.tsx';
import {PageText} from '../shared/page-text.tsx';
import {circumstances, tellOthers} from '../shared/use-store.ts';
import {useVeil} from '../shared/veil.tsx';
import {Who} from '../shared/who.tsx';
import {say} from '../shared/words.ts';
import {ImportedDetail} from './bring/imported-detail.tsx';
import {StopLink} from './care/stop-link.tsx';
import {ExhibitTags} from './exhibit-tags.tsx';
import {FactsTable} from './facts-table.tsx';
import {FilesList} from './files-list.tsx';
import {HelperSaid} from './helper/helper-said.tsx';
import {HowTable} from './how-table.tsx';
import {KeptDocuments} from './kept-documents.tsx';
import {KeptMedia} from './kept-media.tsx';
import {FromWhom} from './people/from-whom.tsx';
import {CopiesSection} from './redact/copies-section.tsx';
import {RemovedHere} from './removed-here.tsx';
import {ShownPictures} from './shown-pictures.tsx';
import {TimesTable} from './times-table.tsx';
import {TogetherLine} from './together-line.tsx';
import {VeiledWords} from './veiled-words.tsx';

type Props = {store: Store; id: Uuid; rows: readonly ExhibitRow[]; back: string; onChanged(): void};
/** As in case-file.css. */
const ONE_COLUMN = '(max-width: 1000px)';

type State = OpenedExhibit | 'absent' | 'failed' | undefined;

/** Everything that is known of one kept thing. */
export function ExhibitDetail({store, id, rows, back, onChanged}: Props): JSX.Element {
  const [state, setState] = useState<State>();
  const read = () =>
    openExhibit(store, id).then(
      (found) => setState(found ?? 'absent'),
      () => setState('failed'),
    );
  useEffect(() => void read(), [store, id]);
  const remove = async () => {
    try {
      await deleteExhibit(store, id, await circumstances());
      setState('absent');
      tellOthers();
      onChanged();
    } catch {
      setState('failed');
    }
  };
  return (
    <div class="detail">
      <a class="button button--plain button--small detail__back" href={back}>
        <Icon name="back" />
        <span>{say('caseFile_backToList')}</span>
      </a>
      {state === undefined ? null : state === 'absent' ? (
        <RemovedHere
          store={store}
          id={id}
          onBack={() => {
            void read();
            onChanged();
          }}
        />
      ) : state === 'failed' ? (
        <FailureMessage code="unexpected" />
      ) : (
        <Opened store={store} opened={state} rows={rows} onRemove={() => void remove()} />
      )}
    </div>
  );
}

type OpenedProps = {store: Store; opened: OpenedExhibit; rows: readonly ExhibitRow[]; onRemove(): void};

function Opened({store, opened, rows, onRemove}: OpenedProps): JSX.Element {
  const {exhibit, facts} = opened;
  const veil = useVeil();
  const heading = useRef<HTMLHeadingElement>(null);
  const author = facts?.item.author;
  useEffect(() => {
    // Where the details stand in the list's place, the link that led here is gone.
    if (matchMedia(ONE_COLUMN).matches) heading.current?.focus();
  }, []);
  return (
    <article class="stack stack--wide">
      <header class="stack">
        <h2 ref={heading} tabIndex={-1}>
          <Who
            row={{
              name: nameOf(opened),
              handle: (author && valueIn(author.handle)) ?? '',
            }}
          />
        </h2>
        <p class="small quiet numbers">
          {say('caseFile_number', exhibit.ordinal)} {exhibit.origin === 'imported' ? <ImportedMark /> : null}
        </p>
        <TogetherLine rows={rows} id={exhibit.id} />
      </header>
      {exhibit.problems.length > 0 ? (
        <Message kind="warn" live={false}>
          <p>{say('popup_somethingMissing')}</p>
          <ul class="bullets">
            {exhibit.problems.map((problem) => (
              <li key={`${problem.code} ${problem.partPath ?? ''} ${problem.sentence}`}>
                <PageText text={problem.sentence} />
              </li>
            ))}
          </ul>
        </Message>
      ) : null}
      <ShownPictures store={store} exhibit={exhibit} veil={veil} />
      <KeptMedia store={store} exhibit={exhibit} veil={veil} />
      {facts ? <VeiledWords facts={facts} veil={veil} /> : null}
      <KeptDocuments store={store} exhibit={exhibit} veil={veil} />
      {exhibit.origin === 'imported' && opened.reading ? (
        <ImportedDetail store={store} exhibit={exhibit} record={opened.reading} veil={veil} />
      ) : null}
      <section class="stack">
        <h3>{say('diary_inDiary')}</h3>
        <BelongsTo store={store} exhibitId={exhibit.id} address={hideWords} />
      </section>
      <FromWhom store={store} id={exhibit.id} caseId={exhibit.caseId} rows={rows} />
      <CopiesSection store={store} exhibit={exhibit} veil={veil} />
      <ExhibitTags store={store} id={exhibit.id} />
      <HelperSaid store={store} id={exhibit.id} />
      <NoteBox store={store} id={exhibit.id} />
      <TimesTable exhibit={exhibit} facts={facts} />
      {facts ? <FactsTable facts={facts} /> : null}
      <FilesList exhibit={exhibit} digest={opened.digest} />
      <HowTable exhibit={exhibit} />
      <DeleteSection
        heading={say('caseFile_deleteHeading')}
        label={say('caseFile_delete')}
        question={say('caseFile_deleteQuestion')}
        onDelete={onRemove}
      >
        <StopLink about={exhibit.id} />
      </DeleteSection>
    </article>
  );
}

/** Who it is from, as the page shows it; a file from elsewhere stands under its own name. */
function nameOf({exhibit, facts}: OpenedExhibit): string {
  if (exhibit.origin === 'imported') return exhibit.imported.originalName;
  return (facts && valueIn(facts.item.author.displayName)) ?? '';
}
