import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say} from '../../shared/words.ts';

const AT_ONCE = 4;

type Props = {title: string; texts: readonly string[]; value: string; onInput(value: string): void};

/** What stands elsewhere in the record and may belong here. Nothing is put in but by a press. */
export function Offers({title, texts, value, onInput}: Props): JSX.Element | null {
  const [most, setMost] = useState(AT_ONCE);
  const veil = useVeil();
  const free = [...new Set(texts)].filter((text) => text.trim() !== '' && !value.includes(text));
  if (free.length === 0) return null;
  return (
    <details class="offers">
      <summary>{title}</summary>
      <ul class="stack">
        {free.slice(0, most).map((text) => (
          <li key={text} class="offer">
            <VeiledText veil={veil} name={text} label={title} text={text} />
            <Button
              small
              icon="add"
              onPress={() => onInput(value.trim() === '' ? text : `${value.replace(/\s+$/u, '')}\n${text}`)}
            >
              {say('picture_putIn')}
            </Button>
          </li>
        ))}
      </ul>
      {free.length > most ? (
        <div>
          <Button small onPress={() => setMost(most + AT_ONCE * 3)}>
            {say('picture_showMore')}
          </Button>
        </div>
      ) : null}
    </details>
  );
}
