import type {JSX} from 'preact';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {dateAndTime} from './dates.ts';
import {Icon} from './icon.tsx';
import {ImportedMark} from './imported-mark.tsx';
import {PageText} from './page-text.tsx';
import {useThumbnail} from './use-picture.ts';
import {VeiledPicture, type VeilState, veilName, WordsUnderVeil} from './veil.tsx';
import {placeOf, Who, whoText} from './who.tsx';
import {say, sayCount} from './words.ts';

type Props = {
  store: Store;
  row: ExhibitRow;
  veil: VeilState;
  href: string;
  /** Opens in a tab of its own (from the popup). */
  newTab?: boolean;
  ticked: boolean;
  onTick(ticked: boolean): void;
  /** In reach of the Tab key: of a long list, one line is. */
  inReach?: boolean;
  /** Its details are open beside the list. */
  current?: boolean;
};

/** One kept thing in a list: tick box, veiled picture, who, where, when, first words, and a mark if something is missing. */
export function ExhibitLine(props: Props): JSX.Element {
  const {store, row, veil, href, newTab, ticked, onTick, inReach = true, current = false} = props;
  const picture = useThumbnail(store, row.id);
  const name = veilName(row.id);
  const shown = veil.showsWords(name);
  const reach = inReach ? {} : {tabIndex: -1};
  return (
    <div class={current ? 'line line--current' : 'line'}>
      <label class="line__tick">
        <input type="checkbox" checked={ticked} onChange={(event) => onTick(event.currentTarget.checked)} {...reach} />
        <span class="only-read">{say('common_tick', row.ordinal, whoText(row))}</span>
      </label>
      <VeiledPicture
        veil={veil}
        name={name}
        label={say('common_veilPicture', row.ordinal, whoText(row))}
        class="line__picture"
        src={picture}
        alt={say('common_pictureAlt', row.ordinal, whoText(row))}
        inReach={inReach}
      />
      <div class="line__words">
        <a
          class="line__link"
          href={href}
          aria-current={current ? 'true' : undefined}
          onKeyDown={(event) => {
            if (event.key !== ' ') return;
            event.preventDefault();
            veil.toggle(name, 'pictures');
          }}
          {...(newTab ? {target: '_blank'} : {})}
          {...reach}
        >
          <Who row={row} />
        </a>
        <div class="line__facts small quiet">
          <span class="line__place">
            {row.origin === 'imported' ? <ImportedMark /> : <PageText text={placeOf(row)} as="line" />}
          </span>
          <span class="numbers">
            <span class="only-read">{say('common_saved')} </span>
            {dateAndTime(row.sealedAt, row.offsetMinutes)}
          </span>
        </div>
        <div class="line__first small" aria-live="polite">
          {shown ? (
            <PageText text={row.firstWords} as="block" />
          ) : (
            <WordsUnderVeil length={row.firstWords.length} lines={1} />
          )}
        </div>
        {row.problems > 0 ? (
          <span class="tag tag--warn">
            <Icon name="warning" />
            {sayCount('common_problems', row.problems)}
          </span>
        ) : null}
      </div>
    </div>
  );
}
