import type {JSX} from 'preact';
import {behaviourMessage, markMessage} from '../../../core/diary/behaviours.ts';
import {isItemKind, itemKindName} from '../../../core/report/kind-names.ts';
import type {IncidentRow} from '../../../store/diary-rows.ts';
import type {ExhibitRow} from '../../../store/rows.ts';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {visibleText} from '../../shared/hidden-characters.ts';
import {Icon} from '../../shared/icon.tsx';
import {ImportedMark} from '../../shared/imported-mark.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {toldTimeText} from '../../shared/told-time.ts';
import {placeOf, Who, whoText} from '../../shared/who.tsx';
import {say, sayBytes, sayCount} from '../../shared/words.ts';
import type {Thing} from '../things.ts';

type Props = {
  thing: Thing;
  /** Names of those it belongs to. */
  people: readonly string[];
  /** Numbers of the diary entries that it is tied to. */
  entries: readonly number[];
  href: string;
  ticked: boolean;
  onTick(on: boolean): void;
  inReach: boolean;
  current: boolean;
};

/** One thing by what is known of it: who, where, what kind, when, how large, what is missing, how it is sorted. No word or picture of it. */
export function FactLine({thing, people, entries, href, ticked, onTick, inReach, current}: Props): JSX.Element {
  const reach = inReach ? {} : {tabIndex: -1};
  const tick =
    thing.kind === 'exhibit'
      ? say('common_tick', thing.row.ordinal, whoText(thing.row))
      : say('caseFile_tickEntry', thing.row.ordinal);
  return (
    <div class={current ? 'line line--facts line--current' : 'line line--facts'}>
      <label class="line__tick">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} {...reach} />
        <span class="only-read">{tick}</span>
      </label>
      <div class="line__words">
        <a
          id={`facts-${thing.id}`}
          class="line__link"
          href={href}
          aria-current={current ? 'true' : undefined}
          {...reach}
        >
          {thing.kind === 'exhibit' ? <Who row={thing.row} /> : say('people_incidentNumber', thing.row.ordinal)}
        </a>
        <div class="line__facts small quiet">
          {thing.kind === 'exhibit' ? <OfExhibit row={thing.row} /> : <OfEntry row={thing.row} />}
        </div>
        <div class="line__tags">
          {thing.kind === 'incident'
            ? thing.row.marks.map((mark) => <Tag key={mark} text={named(mark, markMessage(mark))} warn />)
            : null}
          {thing.kind === 'exhibit' && thing.row.problems > 0 ? (
            <Tag text={sayCount('common_problems', thing.row.problems)} warn />
          ) : null}
          {people.map((name) => (
            <Tag key={name} text={name} icon="person" />
          ))}
          {entries.map((ordinal) => (
            <Tag key={ordinal} text={say('people_incidentNumber', ordinal)} icon="note" />
          ))}
          {thing.tags.map((tag) => (
            <Tag key={tag} text={tag} />
          ))}
        </div>
      </div>
    </div>
  );
}

function OfExhibit({row}: {row: ExhibitRow}): JSX.Element {
  return (
    <>
      <span class="numbers">{say('caseFile_number', row.ordinal)}</span>
      {row.origin === 'imported' ? <ImportedMark /> : <PageText text={placeOf(row)} />}
      {row.itemKind === '' ? null : (
        <span>{isItemKind(row.itemKind) ? itemKindName(row.itemKind, say) : visibleText(row.itemKind)}</span>
      )}
      {row.postedExact ? (
        <span class="numbers">{dateAndTime(row.postedExact, deviceOffset(row.postedExact))}</span>
      ) : row.postedShown === '' ? null : (
        <PageText text={row.postedShown} />
      )}
      <span class="numbers">{say('veil_savedAt', dateAndTime(row.sealedAt, row.offsetMinutes))}</span>
      <span class="numbers">{sayBytes(row.bytes)}</span>
    </>
  );
}

function OfEntry({row}: {row: IncidentRow}): JSX.Element {
  const {happened, writtenAt, kinds, exhibitIds} = row;
  return (
    <>
      <span class="numbers">{toldTimeText(happened)}</span>
      <span class="numbers">{say('diary_writtenOn', dateAndTime(writtenAt, deviceOffset(writtenAt)))}</span>
      {kinds.length > 0 ? <span>{kinds.map((kind) => named(kind, behaviourMessage(kind))).join(', ')}</span> : null}
      {exhibitIds.length > 0 ? <span>{sayCount('diary_keptCount', exhibitIds.length)}</span> : null}
    </>
  );
}

function Tag({text, icon, warn = false}: {text: string; icon?: 'person' | 'note'; warn?: boolean}): JSX.Element {
  return (
    <span class={warn ? 'tag tag--warn' : 'tag'}>
      {warn ? <Icon name="warning" /> : icon ? <Icon name={icon} /> : null}
      <PageText text={text} />
    </span>
  );
}

function named(id: string, message: Parameters<typeof say>[0] | undefined): string {
  return message ? say(message) : visibleText(id);
}
