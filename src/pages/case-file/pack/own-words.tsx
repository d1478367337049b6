import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {readPrivateWords, savePrivateWords} from '../../../store/private-words.ts';
import {FailureMessage} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';

const AFTER_TYPING_MS = 800;

/** The person's own list of words that they never want to give out. Kept while they write; never part of a pack. */
export function OwnWords({store, onKept}: {store: Store; onKept(): void}): JSX.Element {
  const [text, setText] = useState<string>();
  const [state, setState] = useState<'still' | 'kept' | 'failed'>('still');
  const waiting = useRef<{text: string; timer: ReturnType<typeof setTimeout>}>(undefined);
  useEffect(() => {
    readPrivateWords(store).then(
      (words) => setText(words.join('\n')),
      () => setState('failed'),
    );
  }, [store]);
  const flush = () => {
    const held = waiting.current;
    if (!held) return;
    clearTimeout(held.timer);
    waiting.current = undefined;
    savePrivateWords(store, held.text.toWellFormed().split('\n')).then(
      () => {
        setState('kept');
        onKept();
      },
      () => setState('failed'),
    );
  };
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const write = (words: string) => {
    setText(words);
    clearTimeout(waiting.current?.timer);
    waiting.current = {text: words, timer: setTimeout(flush, AFTER_TYPING_MS)};
  };
  return (
    <details class="found">
      <summary>{say('pack_ownHeading')}</summary>
      <div class="stack">
        {text === undefined ? null : (
          <TextField label={say('pack_ownLabel')} hint={say('pack_ownHint')} lines={4} value={text} onInput={write} />
        )}
        <div class="small" role="status">
          {state === 'kept' ? say('common_noteKept') : ''}
        </div>
        {state === 'failed' ? <FailureMessage code="saveFailed" /> : null}
      </div>
    </details>
  );
}
