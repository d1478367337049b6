import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useId, useLayoutEffect, useRef, useState} from 'preact/hooks';
import {hasWords} from '../../../core/diary/write-incident.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import {readDraft} from '../../../store/drafts.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredDraft} from '../../../store/schema.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime} from '../../shared/dates.ts';
import {Message} from '../../shared/message.tsx';
import {tellOthers} from '../../shared/use-store.ts';
import {say} from '../../shared/words.ts';
import {DraftFailed} from '../drafts/draft-failed.tsx';
import type {DraftState} from '../drafts/draft-keeper.ts';
import {type JustKept, keepIncident} from './keep-incident.ts';
import {NoteLane} from './note-lane.tsx';
import {Prompts} from './prompts.tsx';
import {useDraft} from './use-draft.ts';
import type {WriteStart} from './write-start.ts';

type Props = {
  store: Store;
  start: WriteStart;
  onDraft(id: Uuid): void;
  onKept(kept: JustKept): void;
  /** With what was thrown away, if anything was kept of it. */
  onThrownAway(draft: StoredDraft | undefined): void;
  children: ComponentChildren;
};

type Trouble = {kind: 'none'} | {kind: 'noWords'} | {kind: 'failed'; code: FailureCode};

/** The person's own words first, then what they may say besides; kept as a draft while they write. */
export function WriteForm({store, start, onDraft, onKept, onThrownAway, children}: Props): JSX.Element {
  const work = useDraft(store, start, onDraft);
  const {draft, keeper} = work;
  const [trouble, setTrouble] = useState<Trouble>({kind: 'none'});
  const [keeping, setKeeping] = useState(false);
  const words = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  useLayoutEffect(() => {
    const box = words.current;
    box?.focus({preventScroll: true});
    // Going on means at the end.
    box?.setSelectionRange(box.value.length, box.value.length);
  }, []);

  const keep = async () => {
    if (keeping) return;
    if (!hasWords(draft.telling)) {
      setTrouble({kind: 'noWords'});
      words.current?.focus();
      return;
    }
    setKeeping(true);
    const isDraft = await keeper.flush();
    const kept = await keepIncident(store, keeper.place(), draft, start.base);
    if (typeof kept === 'string') {
      setKeeping(false);
      setTrouble({kind: 'failed', code: kept});
      return;
    }
    // Else it would be tried again to keep as a draft what is an entry now.
    if (!isDraft) await keeper.drop().catch((error: unknown) => console.warn('the draft was not dropped:', error));
    tellOthers();
    onKept(kept);
  };
  const latestKeep = useRef(keep);
  latestKeep.current = keep;
  // From anywhere on the page: nothing else is done here.
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void latestKeep.current();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
  const throwAway = async () => {
    await keeper.flush();
    try {
      const thrown = await readDraft(store, keeper.place().id);
      await keeper.drop();
      tellOthers();
      onThrownAway(thrown);
    } catch (error) {
      console.warn('the draft was not thrown away:', error);
      setTrouble({kind: 'failed', code: 'saveFailed'});
    }
  };

  return (
    <form class="stack stack--wide" onSubmit={(event) => event.preventDefault()}>
      <h1>{start.number === undefined ? say('diary_writeTitle') : say('diary_changeTitle', start.number)}</h1>
      {children}
      {start.fromDraft ? (
        <p class="quiet">
          {say('diary_goesOn', dateAndTime(start.place.startedAt.at, start.place.startedAt.offsetMinutes))}
        </p>
      ) : null}
      <div class="field">
        <label id={label} for={`${label}-words`}>
          {say('diary_wordsLabel')}
        </label>
        <textarea
          id={`${label}-words`}
          ref={words}
          class="field__input write__words"
          rows={10}
          dir="auto"
          value={draft.telling.words}
          aria-describedby={`${label}-hint`}
          onInput={(event) => {
            setTrouble({kind: 'none'});
            work.tell({words: event.currentTarget.value});
          }}
        />
        <div id={`${label}-hint`} class="small quiet">
          {say('diary_wordsHint')}
        </div>
      </div>
      <div class="write__bar">
        <Button kind="main" icon="done" resting={keeping} onPress={() => void keep()}>
          {start.number === undefined ? say('diary_keep') : say('diary_keepChange')}
        </Button>
        <DraftLine state={work.state} />
      </div>
      {trouble.kind === 'noWords' ? <Message kind="plain">{say('diary_noWords')}</Message> : null}
      {trouble.kind === 'failed' ? (
        <Message kind="warn">
          <p>{say(`error_${trouble.code}`)}</p>
          <p>{say('diary_stillInBox')}</p>
        </Message>
      ) : null}
      {work.state.kind === 'failed' ? <DraftFailed onAgain={() => void keeper.flush()} /> : null}
      <Prompts store={store} telling={draft.telling} tell={work.tell} />
      <NoteLane store={store} about={start.place.about} note={draft.note} onNote={work.note} />
      <div>
        <Button small kind="plain" icon="trash" onPress={() => void throwAway()}>
          {start.number === undefined ? say('diary_throwAway') : say('diary_throwChangeAway')}
        </Button>
      </div>
    </form>
  );
}

/** How the words in the box stand to what is on the disk. Read out once, not at each pause of who writes. */
function DraftLine({state}: {state: DraftState}): JSX.Element {
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    if (state.kind === 'kept') setHeard(true);
  }, [state.kind]);
  return (
    <>
      <p class="small quiet numbers">
        {state.kind === 'kept'
          ? say('diary_draftKept', dateAndTime(state.at.at, state.at.offsetMinutes))
          : state.kind === 'writing'
            ? say('diary_draftWriting')
            : state.kind === 'still'
              ? say('diary_draftStill')
              : ''}
      </p>
      <span class="only-read" role="status">
        {heard ? say('diary_draftStill') : ''}
      </span>
    </>
  );
}
