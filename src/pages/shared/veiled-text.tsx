import type {ComponentChildren, JSX} from 'preact';
import {useId, useState} from 'preact/hooks';
import {cutText} from '../../core/text.ts';
import {Button} from './button.tsx';
import {visibleText} from './hidden-characters.ts';
import {Icon} from './icon.tsx';
import {PageText} from './page-text.tsx';
import {useVeil, type VeilState, WordsUnderVeil} from './veil.tsx';
import {say} from './words.ts';

type Props = {
  veil: VeilState;
  /** Unlike any other of this veil. */
  name: string;
  /** What the words are, for those who hear it: "Title of the page". */
  label: string;
  text: string;
  /** Shown in the place of the text, where it is more than a text. */
  children?: ComponentChildren;
};

const LONGEST_LABEL = 80;

/** Words among facts: grey until the eye beside them is pressed. */
export function VeiledText({veil, name, label, text, children}: Props): JSX.Element | null {
  if (text.trim() === '') return null;
  const shown = veil.showsWords(name);
  return (
    <span class="veiled-text">
      <button
        type="button"
        class="button button--plain button--small"
        aria-pressed={shown}
        aria-label={say('veil_showWordsOf', cutText(visibleText(label), LONGEST_LABEL))}
        onClick={() => veil.toggle(name)}
      >
        <Icon name="eye" />
      </button>
      <span class="veiled-text__words" aria-live="polite">
        {shown ? (children ?? <PageText text={text} as="block" />) : <WordsUnderVeil length={text.length} lines={2} />}
      </span>
    </span>
  );
}

type DetailsProps = {
  summary: ComponentChildren;
  class?: string;
  /** About as many characters are behind it. */
  length?: number;
  /** Made only while it is looked at. */
  children(): JSX.Element;
};

/** Something that opens, with words in it: to open it is to ask for them; looking away makes them grey again. */
export function VeiledDetails({summary, class: style, length = 160, children}: DetailsProps): JSX.Element {
  const veil = useVeil();
  const name = useId();
  const [open, setOpen] = useState(false);
  const shown = veil.showsWords(name);
  return (
    <details
      class={style}
      open={open}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now === open) return;
        setOpen(now);
        if (now) veil.show(name);
        else veil.veil();
      }}
    >
      <summary>{summary}</summary>
      {!open ? null : shown ? (
        children()
      ) : (
        <div class="stack">
          <WordsUnderVeil length={length} lines={4} />
          <div>
            <Button small icon="eye" onPress={() => veil.show(name)}>
              {say('veil_showAgain')}
            </Button>
          </div>
        </div>
      )}
    </details>
  );
}
