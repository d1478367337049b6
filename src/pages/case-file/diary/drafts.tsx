import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {parseDraft} from '../../../core/diary/draft.ts';
import type {Uuid} from '../../../core/ids.ts';
import {cutText} from '../../../core/text.ts';
import {dropDraft, listDrafts, saveDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {UndoMessage} from '../../shared/undo-message.tsx';
import {tellOthers, useChanges} from '../../shared/use-store.ts';
import {useVeil, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {DiaryWork} from './use-diary-work.ts';

type Props = {
  store: Store;
  work: DiaryWork;
  besides?: Uuid;
  /** No more than this many stand here; the others in the diary. */
  most?: number;
};

/** What was begun and is not in the diary yet: go on with it, or throw it away, which can be taken back. */
export function Drafts({
  store,
  work: {thrown, setThrown},
  besides,
  most = Number.POSITIVE_INFINITY,
}: Props): JSX.Element | null {
  const {version, changed} = useChanges();
  const [drafts, setDrafts] = useState<StoredDraft[]>([]);
  const [failed, setFailed] = useState(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    let gone = false;
    listDrafts(store).then(
      (found) => gone || setDrafts(found.filter(({kind, id}) => kind === 'incident' && id !== besides)),
      () => gone || setFailed(true),
    );
    return () => {
      gone = true;
    };
  }, [store, version, besides]);
  const after = (work: Promise<void>, now: StoredDraft | undefined) => {
    work.then(
      () => {
        setThrown(now);
        setFailed(false);
        tellOthers();
        changed();
        // What was pressed is gone: the place of the keyboard stays here.
        box.current?.focus();
      },
      () => setFailed(true),
    );
  };
  if (drafts.length === 0 && !thrown && !failed) return null;
  return (
    <section ref={box} tabIndex={-1} class="drafts stack" aria-label={say('diary_drafts')}>
      {failed ? <FailureMessage code="saveFailed" /> : null}
      {thrown ? (
        <UndoMessage label={say('diary_takeBackThrown')} onUndo={() => after(saveDraft(store, thrown), undefined)}>
          {say('diary_thrownAway')}
        </UndoMessage>
      ) : null}
      {drafts.slice(0, most).map((draft) => (
        <OneDraft key={draft.id} draft={draft} onThrow={() => after(dropDraft(store, draft.id), draft)} />
      ))}
      {drafts.length > most ? (
        <a class="small" href={routeAddress({panel: 'diary', query: '', open: undefined})}>
          {sayCount('diary_moreDrafts', drafts.length - most)}
        </a>
      ) : null}
    </section>
  );
}

const FIRST_WORDS = 160;

function OneDraft({draft, onThrow}: {draft: StoredDraft; onThrow(): void}): JSX.Element {
  const {id, about, startedAt, content} = draft;
  const veil = useVeil();
  const {words} = parseDraft(content, startedAt.zone).telling;
  const shown = veil.showsWords(id);
  const when = dateAndTime(startedAt.at, startedAt.offsetMinutes);
  return (
    <div class="message message--plain drafts__one">
      <p>{about ? say('diary_begunChange', when) : say('diary_begun', when)}</p>
      <div class="small" aria-live="polite">
        {shown ? (
          <PageText text={cutText(words, FIRST_WORDS)} as="block" />
        ) : (
          <WordsUnderVeil length={Math.min(words.length, FIRST_WORDS)} lines={1} />
        )}
      </div>
      <div class="row-of-buttons">
        <a
          class="button button--small"
          href={routeAddress({panel: 'write', about: about ?? undefined, draft: id, with: []})}
        >
          <span>{say('diary_goOn')}</span>
        </a>
        <Button small kind="plain" icon="eye" pressed={shown} onPress={() => veil.toggle(id)}>
          {say('diary_showBeginning')}
        </Button>
        <Button small kind="plain" icon="trash" onPress={onThrow}>
          {say('diary_throwItAway')}
        </Button>
      </div>
    </div>
  );
}
