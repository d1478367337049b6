import type {JSX} from 'preact';
import {Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';

/** Over a form of the case: what it is, that nothing of it must be filled in, and that it was begun before. */
export function FormHead({of, begun}: {of: 'conduct' | 'questions'; begun: boolean}): JSX.Element {
  return (
    <div class="stack">
      <p>{say(`picture_${of}What`)}</p>
      <p class="quiet">{say(`picture_${of}Free`)}</p>
      {begun ? (
        <Message kind="plain" live={false}>
          {say('picture_begun')}
        </Message>
      ) : null}
    </div>
  );
}
