import type {JSX} from 'preact';
import type {FailureCode} from '../../../core/errors.ts';
import {MOST_COPIED} from '../../../core/import/import-draft.ts';
import {fileKindName} from '../../../core/report/import-words.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {Button} from '../../shared/button.tsx';
import {visibleText} from '../../shared/hidden-characters.ts';
import {FailureMessage, Message} from '../../shared/message.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {Progress} from '../../shared/progress.tsx';
import type {VeilState} from '../../shared/veil.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import {routeAddress} from '../route.ts';
import type {BringFailure, BringItem, Found} from './bring-item.ts';
import type {BringQueue} from './bring-queue.ts';
import {DateQuestion} from './date-question.tsx';
import {FactsInside} from './facts-inside.tsx';
import {FilePreview} from './file-preview.tsx';
import {Findings} from './findings.tsx';
import {SayWhatItIs} from './say-what-it-is.tsx';
import {WhatIsInside} from './what-is-inside.tsx';

/** A fifth of what a pack can hold. */
const LARGE = 100_000_000;

type Props = {item: BringItem; queue: BringQueue; veil: VeilState};

/** One file on the way in: what it is, what stands in it, and how it stands with it. */
export function FileCard(props: Props): JSX.Element {
  const {item, queue} = props;
  const {file, state, found, key} = item;
  const open = state.kind !== 'kept';
  return (
    <article class="bring-card" aria-labelledby={`bring-${key}`}>
      <header class="bring-card__head">
        {open && found ? (
          <label class="bring-card__tick">
            <input
              type="checkbox"
              checked={item.ticked}
              onChange={(event) => queue.tick(key, event.currentTarget.checked)}
            />
            <span class="only-read">{say('bring_tickFile', visibleText(file.name))}</span>
          </label>
        ) : null}
        <div class="bring-card__name">
          <h2 id={`bring-${key}`}>
            <PageText text={file.name} />
          </h2>
          <p class="small quiet numbers">
            {found
              ? say('bring_size', fileKindName(found.reading.kind, say), sayBytes(file.size))
              : sayBytes(file.size)}
          </p>
        </div>
        {open && state.kind !== 'keeping' ? (
          <Button small kind="plain" icon="close" onPress={() => queue.remove(key)}>
            {say('bring_remove')}
          </Button>
        ) : null}
      </header>
      <State {...props} />
      {open && found ? <Inside {...props} found={found} /> : null}
    </article>
  );
}

function State({item, queue}: Props): JSX.Element | null {
  const {state, file, key} = item;
  switch (state.kind) {
    case 'waiting':
      return <p class="small quiet">{say('bring_waiting')}</p>;
    case 'looking':
      return (
        <div class="stack">
          <Progress label={say('bring_looking', visibleText(file.name))} done={state.read} total={state.of} />
          <div>
            <Button small onPress={() => queue.stop(key)}>
              {say('bring_stopLooking')}
            </Button>
          </div>
        </div>
      );
    case 'looked':
      return null;
    case 'keeping':
      return <p class="small quiet">{say('bring_keepingOne')}</p>;
    case 'kept':
      return <Kept row={state.row} messages={state.messages} size={file.size} />;
    case 'failed':
      return (
        <div class="stack">
          <WhyFailed why={state.why} />
          <div>
            <Button small icon="again" onPress={() => queue.tryAgain(key)}>
              {say('bring_tryAgain')}
            </Button>
          </div>
        </div>
      );
  }
}

function Kept({row, messages, size}: {row: ExhibitRow; messages: number; size: number}): JSX.Element {
  const address = routeAddress({panel: 'everything', query: '', open: row.id});
  return (
    <Message kind="good">
      <p>{size > MOST_COPIED ? say('bring_keptNoted', row.ordinal) : say('bring_kept', row.ordinal, sayBytes(size))}</p>
      <p class="row-of-buttons">
        <a href={address}>{messages > 0 ? say('bring_chooseMessages') : say('bring_openKept', row.ordinal)}</a>
      </p>
    </Message>
  );
}

function WhyFailed({why}: {why: BringFailure}): JSX.Element {
  return isOurs(why) ? <Message kind="warn">{say(`bring_fail_${why}`)}</Message> : <FailureMessage code={why} />;
}

function isOurs(why: BringFailure): why is Exclude<BringFailure, FailureCode> {
  return why === 'unreadable' || why === 'changed' || why === 'lookFailed';
}

function Inside({item, queue, veil, found}: Props & {found: Found}): JSX.Element {
  const {key, said, file} = item;
  const {reading} = found;
  return (
    <>
      <Already found={found} />
      {file.size > MOST_COPIED ? (
        <Message kind="warn" live={false}>
          {say('bring_large', sayBytes(MOST_COPIED))}
        </Message>
      ) : file.size > LARGE ? (
        <p class="small quiet">{say('bring_largePack')}</p>
      ) : null}
      <FilePreview file={file} fileName={file.name} shows={reading} veil={veil} name={`bring-${key}`} />
      <WhatIsInside reading={reading} />
      <DateQuestion
        name={`bring-${key}`}
        reading={reading}
        chosen={item.dateOrder}
        onAnswer={(order) => queue.order(key, order)}
      />
      <FactsInside
        facts={reading.facts}
        modified={item.pasted ? null : file.lastModified}
        consent={said.consent}
        onConsent={(consent) => queue.say(key, {consent})}
      />
      <Findings findings={reading.findings} notUnderstood={reading.notUnderstood} />
      <SayWhatItIs said={said} onSaid={(change) => queue.say(key, change)} />
    </>
  );
}

/** What is here already: this very file, or pictures like it. */
function Already({found: {known, twice, twins}}: {found: Found}): JSX.Element | null {
  if (!known && !twice && twins.length === 0) return null;
  const address = (id: ExhibitRow['id']) => routeAddress({panel: 'everything', query: '', open: id});
  return (
    <Message kind="plain" live={false}>
      {known ? (
        <p>
          <a href={address(known.id)}>
            {say(known.origin === 'imported' ? 'bring_sameAs' : 'bring_sameLoaded', known.ordinal)}
          </a>
        </p>
      ) : null}
      {twice ? <p>{say('bring_sameTwice')}</p> : null}
      {twins.length > 0 ? (
        <p>
          {say('bring_twins')}{' '}
          {twins.slice(0, 5).map((row) => (
            <span key={row.id}>
              <a href={address(row.id)}>{say('bring_twinsNumber', row.ordinal)}</a>{' '}
            </span>
          ))}
        </p>
      ) : null}
    </Message>
  );
}
