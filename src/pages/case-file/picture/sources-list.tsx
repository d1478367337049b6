import type {JSX} from 'preact';
import {useLayoutEffect, useRef, useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {Button} from '../../shared/button.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {HappeningLine} from './happening-line.tsx';
import type {PictureData} from './use-picture-data.ts';

const AT_ONCE = 20;

type Props = {
  /** What was opened, in words. */
  title: string;
  ids: readonly Uuid[];
  data: PictureData;
  onClose(): void;
  /** Under a heading of the page, or under one of a section. */
  level?: 'h2' | 'h3';
};

/** Everything that a number or a mark stands for, each with a way to its record. Takes the focus when it opens. */
export function SourcesList({title, ids, data, onClose, level: Heading = 'h2'}: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [most, setMost] = useState(AT_ONCE);
  const veil = useVeil();
  const found = ids.flatMap((id) => data.byId.get(id) ?? []);
  useLayoutEffect(() => {
    setMost(AT_ONCE);
    heading.current?.focus();
  }, [ids]);
  return (
    <section class="sources" aria-label={say('picture_sources')}>
      <div class="heading-with-button">
        <Heading ref={heading} tabIndex={-1} class="plain-heading">
          {title} · {sayCount('picture_things', found.length)}
        </Heading>
        <Button small icon="close" onPress={onClose}>
          {say('picture_closeList')}
        </Button>
      </div>
      {found.length < ids.length ? <p class="small quiet">{say('picture_someGone')}</p> : null}
      <ul class="sources__list">
        {found.slice(0, most).map((one) => (
          <li key={one.id}>
            <HappeningLine one={one} data={data} veil={veil} />
          </li>
        ))}
      </ul>
      {found.length > most ? (
        <div>
          <Button onPress={() => setMost(most + AT_ONCE * 5)}>{say('picture_showMore')}</Button>
        </div>
      ) : null}
    </section>
  );
}
