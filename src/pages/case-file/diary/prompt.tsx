import type {ComponentChildren, JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {Icon} from '../../shared/icon.tsx';
import {say} from '../../shared/words.ts';
import {useKeptFocus} from './use-kept-focus.ts';

type Props = {
  question: string;
  /** Something was said here. */
  filled: boolean;
  children: ComponentChildren;
};

/** One question that may be skipped: closed until it is wanted, and drawn only then. */
export function Prompt({question, filled, children}: Props): JSX.Element {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  useKeptFocus(place, summary);
  return (
    <details ref={place} class="prompt" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={summary}>
        <span class="prompt__question">{question}</span>
        {filled ? (
          <span class="tag">
            <Icon name="done" />
            {say('diary_filled')}
          </span>
        ) : null}
      </summary>
      {open ? <div class="prompt__inside stack">{children}</div> : null}
    </details>
  );
}
