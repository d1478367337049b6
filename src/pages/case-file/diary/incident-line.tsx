import type {JSX} from 'preact';
import {behaviourMessage, markMessage} from '../../../core/diary/behaviours.ts';
import type {IncidentRow} from '../../../store/diary-rows.ts';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {type VeilState, WordsUnderVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';

type Props = {
  row: IncidentRow;
  /** Names of those involved. */
  people: readonly string[];
  veil: VeilState;
  href: string;
  inReach: boolean;
  current: boolean;
};

/** One entry in the list: when, who, what kind, the first words under a veil, and what is marked. */
export function IncidentLine({row, people, veil, href, inReach, current}: Props): JSX.Element {
  const shown = veil.showsWords(row.id);
  const kinds = row.kinds.map((kind) => nameOf(kind, behaviourMessage(kind)));
  return (
    <div class={current ? 'line line--words line--current' : 'line line--words'}>
      <div class="line__words">
        <a
          class="line__link numbers"
          href={href}
          aria-current={current ? 'true' : undefined}
          {...(inReach ? {} : {tabIndex: -1})}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            veil.toggle(row.id);
          }}
        >
          {toldTimeText(row.happened)}
        </a>
        <WhenWritten row={row} />
        {people.length > 0 ? (
          <div class="small">
            <PageText text={people.join(', ')} as="line" />
          </div>
        ) : null}
        {kinds.length > 0 ? <div class="small quiet line__kinds">{kinds.join(', ')}</div> : null}
        <div class="line__first small" aria-live="polite">
          {shown ? (
            <PageText text={row.firstWords} as="block" />
          ) : (
            <WordsUnderVeil length={row.firstWords.length} lines={2} />
          )}
        </div>
        <div class="line__tags">
          {row.marks.map((mark) => (
            <span key={mark} class="tag tag--warn">
              <Icon name="warning" />
              {nameOf(mark, markMessage(mark))}
            </span>
          ))}
          {row.exhibitIds.length > 0 ? (
            <span class="tag">
              <Icon name="box" />
              {sayCount('diary_keptCount', row.exhibitIds.length)}
            </span>
          ) : null}
          {row.tags.map((tag) => (
            <span key={tag} class="tag">
              <PageText text={tag} />
            </span>
          ))}
        </div>
      </div>
      <button
        type="button"
        class="button button--plain button--small line__eye"
        aria-pressed={shown}
        aria-label={say('diary_showWordsOf', row.ordinal)}
        {...(inReach ? {} : {tabIndex: -1})}
        onClick={() => veil.toggle(row.id)}
      >
        <Icon name="eye" />
      </button>
    </div>
  );
}

/** When it was written down, and how long after it happened; that it was changed since. */
function WhenWritten({row}: {row: IncidentRow}): JSX.Element {
  const {writtenAt, writtenDaysAfter, changedAt} = row;
  const after = writtenDaysAfter ?? 0;
  return (
    <div class="small quiet numbers">
      {after > 0
        ? sayCount('diary_writtenAfter', after, dateAndTime(writtenAt, deviceOffset(writtenAt)))
        : say('diary_writtenOn', dateAndTime(writtenAt, deviceOffset(writtenAt)))}
      {changedAt ? ` · ${say('diary_wasChanged')}` : ''}
    </div>
  );
}

function nameOf(id: string, message: Parameters<typeof say>[0] | undefined): string {
  return message ? say(message) : id;
}
