import type {ComponentChildren, JSX} from 'preact';
import {AskInPlace} from './ask-in-place.tsx';
import {say} from './words.ts';

type Props = {heading: string; label: string; question: string; onDelete(): void; children?: ComponentChildren};

/** At the foot of a thing: deletes it, after it was asked once more in the same place. */
export function DeleteSection({heading, label, question, onDelete, children}: Props): JSX.Element {
  return (
    <section class="stack">
      <h3>{heading}</h3>
      <AskInPlace
        {...{label, question}}
        icon="trash"
        yes={say('common_deleteIt')}
        no={say('common_keepIt')}
        onYes={onDelete}
      />
      {children}
    </section>
  );
}
