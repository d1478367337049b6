import type {ComponentChildren, JSX} from 'preact';
import {useId} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import type {NotPlaced} from '../../../core/picture/counting.ts';
import {Button} from '../../shared/button.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {SourcesList} from './sources-list.tsx';
import type {Opening} from './use-opened.ts';
import type {PictureData} from './use-picture-data.ts';

type Props = {
  /** Name of the section, in code. */
  place: string;
  title: string;
  /** How it is counted, in words. */
  how: string;
  data: PictureData;
  opening: Opening;
  children: ComponentChildren;
};

/** One question of the patterns: what it shows, how that is counted, and under it the list behind whatever was opened. */
export function PatternSection({place, title, how, data, opening, children}: Props): JSX.Element {
  const heading = useId();
  const {opened, close} = opening;
  return (
    <section class="pattern" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p class="small quiet">{how}</p>
      {children}
      {opened?.place === place ? (
        <SourcesList level="h3" title={opened.title} ids={opened.ids} data={data} onClose={close} />
      ) : null}
    </section>
  );
}

type OpenProps = {title: string; ids: readonly Uuid[]; place: string; opening: Opening};

/** Opens the list under its section. */
export function openIn({title, ids, place, opening}: OpenProps): void {
  opening.open({place, title, ids: [...ids]});
}

type NotPlacedProps = {
  notPlaced: NotPlaced;
  /** Why something does not fit into one place of this count. */
  crossing: string;
  place: string;
  opening: Opening;
};

/** What a count leaves out, and why: nothing disappears. */
export function NotPlacedLine({notPlaced, crossing, place, opening}: NotPlacedProps): JSX.Element | null {
  const parts = [
    {title: crossing, ids: notPlaced.crossing},
    {title: say('picture_seenOnly'), ids: notPlaced.seenOnly},
    {title: say('picture_undated'), ids: notPlaced.undated},
  ].filter(({ids}) => ids.length > 0);
  if (parts.length === 0) return null;
  return (
    <div class="not-placed small">
      <p>{say('picture_notCounted')}</p>
      <ul class="row-of-buttons">
        {parts.map(({title, ids}) => (
          <li key={title}>
            <Button small onPress={() => openIn({title, ids, place, opening})}>
              {title} · {sayCount('picture_things', ids.length)}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
