import type {JSX} from 'preact';
import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {PrivateKind} from '../../../core/pack/private-words.ts';
import type {Store} from '../../../store/open-store.ts';
import {Message} from '../../shared/message.tsx';
import {Progress} from '../../shared/progress.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {type Choosing, caseGoesIn, goesIn} from './choice-state.ts';
import type {PackContents} from './contents.ts';
import {type FindPlace, type FoundGroup, findPrivate} from './find-private.ts';
import {FoundOne} from './found-one.tsx';
import {OwnWords} from './own-words.tsx';

type Props = {
  store: Store;
  choosing: Choosing;
  contents: PackContents;
  onChoosing(choosing: Choosing): void;
};

type State = {kind: 'looking'; done: number; total: number} | {kind: 'found'; groups: FoundGroup[]} | {kind: 'failed'};

/** What the list shows of one kind before more is asked for. */
const ORDER: readonly PrivateKind[] = [
  ...(['listed', 'children', 'home', 'personAddress', 'street', 'postcode'] as const),
  ...(['phone', 'mail', 'school', 'witness', 'place', 'pictureplace'] as const),
];

/** What tells where somebody is or how to reach them, among what goes in. It only says so, and never stands in the way. */
export function PrivateWords({store, choosing, contents, onChoosing}: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [listed, setListed] = useState(0);
  const [state, setState] = useState<State>({kind: 'looking', done: 0, total: 1});
  // `listed` says that the person's own words changed
  useEffect(() => {
    const stopper = new AbortController();
    findPrivate(store, contents, {
      copies: choosing.copies,
      signal: stopper.signal,
      onProgress: (done, total) => setState({kind: 'looking', done, total}),
    }).then(
      (groups) => stopper.signal.aborted || setState({kind: 'found', groups}),
      (error: unknown) => {
        if (stopper.signal.aborted) return;
        console.warn('not looked through:', error);
        setState({kind: 'failed'});
      },
    );
    return () => stopper.abort();
  }, [store, contents, listed, choosing.copies]);
  // The button that was pressed goes with what it left out: the keyboard's place is the heading then.
  const leaveOut = (next: Choosing) => {
    onChoosing(next);
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) heading.current?.focus();
    });
  };
  return (
    <section class="stack">
      <h2 ref={heading} tabIndex={-1}>
        {say('pack_privateHeading')}
      </h2>
      <p class="quiet">{say('pack_privateWhat')}</p>
      {state.kind === 'looking' ? (
        <Progress label={say('pack_privateLooking')} done={state.done} total={state.total} />
      ) : state.kind === 'failed' ? (
        <Message kind="warn">{say('pack_privateFailed')}</Message>
      ) : (
        <Found groups={state.groups} choosing={choosing} contents={contents} onChoosing={leaveOut} />
      )}
      <OwnWords store={store} onKept={() => setListed((before) => before + 1)} />
    </section>
  );
}

function Found({groups, choosing, contents, onChoosing}: Omit<Props, 'store'> & {groups: FoundGroup[]}): JSX.Element {
  const inside = useMemo(
    () =>
      groups
        .map((group) => ({...group, places: group.places.filter((place) => placeGoesIn(choosing, place))}))
        .filter(({places}) => places.length > 0),
    [groups, choosing.scope, choosing.ticked, choosing.withCase],
  );
  if (inside.length === 0) return <p role="status">{say('pack_privateNone')}</p>;
  return (
    <div class="stack">
      <p role="status">{sayCount('pack_privateFound', inside.length)}</p>
      {ORDER.map((kind) => ({kind, some: inside.filter(({find}) => find.kind === kind)}))
        .filter(({some}) => some.length > 0)
        .map(({kind, some}) => (
          <details key={kind} class="found">
            <summary>
              {say(`pack_found_${kind}`)} <span class="tag numbers">{some.length}</span>
            </summary>
            <p class="small quiet">{say(`pack_found_${kind}What`)}</p>
            <Some groups={some} {...{choosing, contents, onChoosing}} />
          </details>
        ))}
    </div>
  );
}

const AT_FIRST = 20;

function Some({groups, choosing, contents, onChoosing}: Omit<Props, 'store'> & {groups: FoundGroup[]}): JSX.Element {
  const [shown, setShown] = useState(AT_FIRST);
  return (
    <>
      <ul class="stack">
        {groups.slice(0, shown).map((group) => (
          <li key={group.key}>
            <FoundOne group={group} {...{choosing, contents, onChoosing}} />
          </li>
        ))}
      </ul>
      {groups.length > shown ? (
        <div>
          <button type="button" class="button button--small" onClick={() => setShown(shown + 100)}>
            {sayCount('pack_moreFound', groups.length - shown)}
          </button>
        </div>
      ) : null}
    </>
  );
}

function placeGoesIn(choosing: Choosing, {kind, id}: FindPlace): boolean {
  return kind === 'case' ? caseGoesIn(choosing) : goesIn(choosing, id);
}
