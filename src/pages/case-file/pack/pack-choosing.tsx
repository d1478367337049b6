import type {JSX} from 'preact';
import {useEffect, useMemo, useState} from 'preact/hooks';
import {isForPart} from '../../../core/pack/choosing.ts';
import {prefixFrom} from '../../../core/pack/numbering.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {useChanges} from '../../shared/use-store.ts';
import {say, sayCount, sayNumber} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import {InitialsNote} from '../steps/initials-note.tsx';
import {
  type Brought,
  begunWith,
  type Choosing,
  caseGoesIn,
  countsOf,
  firstChoice,
  stillStands,
  storeChoice,
} from './choice-state.ts';
import {ChooseThings} from './choose-things.tsx';
import {type PackContents, readPackContents} from './contents.ts';
import {ForTools} from './for-tools.tsx';
import {ForWhom} from './for-whom.tsx';
import {HiddenStillShown} from './hidden-still-shown.tsx';
import {HowGiven, lockOf, useTypedKey} from './how-given.tsx';
import {PackPreview} from './pack-preview.tsx';
import {PrivateWords} from './private-words.tsx';
import type {PackWork} from './use-pack.ts';

type Props = {store: Store; brought: Brought; work: PackWork};

/** For whom it is, what goes in, what to look at before it is given away, and what the reader would see. */
export function PackChoosing({store, brought, work}: Props): JSX.Element | null {
  const {version} = useChanges();
  const [contents, setContents] = useState<PackContents | 'failed'>();
  // `version` says that something changed
  useEffect(() => {
    readPackContents(store).then(setContents, () => setContents('failed'));
  }, [store, version]);
  if (contents === undefined) return null;
  if (contents === 'failed') return <FailureMessage code="storeUnavailable" />;
  if (contents.things.length === 0 && contents.caseRevisions.length < 2) return <p>{say('pack_empty')}</p>;
  return <Choice {...{store, brought, work, contents}} />;
}

function Choice({store, brought, work, contents}: Props & {contents: PackContents}): JSX.Element {
  const address = begunWith(brought);
  const first = useMemo(() => firstChoice(brought, contents), [address, contents]);
  const choosing = stillStands(work.choosing, brought, first) ? work.choosing : first;
  const choose = (next: Choosing) => work.choose(next);
  const common = {choosing, contents, onChoosing: choose};
  const choice = useMemo(() => storeChoice(choosing, contents), [choosing, contents]);
  const {madeFor} = choosing;
  const typedKey = useTypedKey(choosing.lock.way === 'key' ? choosing.lock.typed : '');
  const lock = lockOf(choosing, typedKey);
  const isEmpty = choosing.scope === 'chosen' && choosing.ticked.size === 0 && !choosing.withCase;
  return (
    <div class="stack stack--wide">
      <ForWhom {...common} />
      <HowGiven choosing={choosing} typed={typedKey} onChoosing={choose} />
      <fieldset class="choices">
        <legend>
          <h2>{say('caseFile_packWhat')}</h2>
        </legend>
        <label>
          <input
            type="radio"
            name="what"
            checked={choosing.scope === 'whole'}
            onChange={() => choose({...choosing, scope: 'whole', wasWhole: false})}
          />
          <span>{everything(contents)}</span>
        </label>
        <label>
          <input
            type="radio"
            name="what"
            checked={choosing.scope === 'chosen'}
            onChange={() => choose({...choosing, scope: 'chosen'})}
          />
          <span>{say('pack_chosen')}</span>
        </label>
      </fieldset>
      {choosing.scope === 'chosen' ? <ChooseThings {...common} /> : null}
      {choosing.scope === 'whole' && isForPart(madeFor.kind) ? (
        <Message kind="plain">{say('pack_wholeForPart')}</Message>
      ) : null}
      <WhatIsIn {...common} />
      <Initials store={store} {...common} />
      <ForTools choosing={choosing} onChoosing={choose} />
      <PrivateWords store={store} {...common} />
      <HiddenStillShown store={store} {...common} />
      <PackPreview store={store} choice={choice} madeFor={madeFor} />
      {isEmpty ? <p role="status">{say('pack_nothingTicked')}</p> : null}
      {lock ? null : <p role="status">{say('lock_keyMissing')}</p>}
      <div class="main-bar">
        <Button
          kind="main"
          icon="box"
          resting={isEmpty || !lock}
          onPress={() => {
            choose(choosing);
            const {initials, forTools} = choosing;
            if (lock) work.make(store, {choice, madeFor, initials, forTools, lock});
          }}
        >
          {say('common_makePack')}
        </Button>
      </div>
    </div>
  );
}

type Part = {choosing: Choosing; contents: PackContents; onChoosing(choosing: Choosing): void};

/** Names all there is. */
function everything({things, caseRevisions}: PackContents): string {
  if (things.length === 0) return say('pack_wholeSteps');
  return sayCount(caseRevisions.length > 1 ? 'pack_whole' : 'pack_wholeThings', things.length);
}

const SUMS = [
  ['exhibit', 'pack_in_exhibit'],
  ['incident', 'pack_in_incident'],
  ['subject', 'pack_in_subject'],
] as const;

/** What goes in and what stays out, in numbers. */
function WhatIsIn({choosing, contents}: Part): JSX.Element {
  const counts = countsOf(choosing, contents);
  return (
    <section class="stack pack-sums" role="status" aria-label={say('pack_sums')}>
      <ul class="stack">
        {SUMS.filter(([kind]) => counts[kind].inside + counts[kind].outside > 0).map(([kind, sum]) => (
          <li key={kind} class="numbers">
            {sayCount(sum, counts[kind].inside)}
            {counts[kind].outside > 0 ? (
              <span class="quiet"> · {say('pack_out', sayNumber(counts[kind].outside))}</span>
            ) : null}
          </li>
        ))}
        {contents.caseRevisions.length > 1 ? (
          <li>{say(caseGoesIn(choosing) ? 'pack_caseIn' : 'pack_caseOut')}</li>
        ) : null}
        <li>{say('caseFile_packNotes')}</li>
      </ul>
    </section>
  );
}

const MOST_INITIALS = 10;

/** Letters before the numbers: those of the case, or a field for them where it has none. */
function Initials({store, choosing, contents, onChoosing}: Part & {store: Store}): JSX.Element {
  const prefix = prefixFrom(contents.caseRevisions.at(-1)?.record.keeper.initials ?? '');
  if (prefix !== undefined) {
    return (
      <p class="small quiet">
        {say('pack_numbers', `${prefix}/1`)} <a href={routeAddress({panel: 'steps'})}>{say('pack_numbersWhere')}</a>
      </p>
    );
  }
  return (
    <div class="field short-field">
      <label for="initials">{say('caseFile_initials')}</label>
      <input
        id="initials"
        class="field__input"
        autocomplete="off"
        maxLength={MOST_INITIALS}
        aria-describedby="initials-hint"
        value={choosing.initials}
        onInput={(event) => onChoosing({...choosing, initials: event.currentTarget.value})}
      />
      <p id="initials-hint" class="small quiet">
        {say('caseFile_initialsHint')}
      </p>
      {choosing.initials.trim() === '' ? null : <InitialsNote store={store} initials={choosing.initials} />}
    </div>
  );
}
