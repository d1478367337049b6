import type {JSX} from 'preact';
import {CopyText} from '../../shared/copy-text.tsx';
import {Message} from '../../shared/message.tsx';
import {say} from '../../shared/words.ts';
import type {Locked} from './lock-pack.ts';

/** What opens the pack that was just locked, and how it gets to the reader. It stands here once and is kept nowhere. */
export function LockedReady({locked}: {locked: Locked}): JSX.Element {
  return locked.kind === 'passphrase' ? (
    <WithWords passphrase={locked.passphrase} />
  ) : (
    <section class="stack">
      <h2>{say('lock_readyKeyHeading')}</h2>
      <p>{say('lock_readyKey')}</p>
      <CopyText text={locked.recipient} label={say('lock_key')} group={5} />
      <p class="small quiet">{say('lock_readyKeyHow')}</p>
    </section>
  );
}

function WithWords({passphrase}: {passphrase: string}): JSX.Element {
  return (
    <section class="stack">
      <h2>{say('lock_readyWordsHeading')}</h2>
      <p>{say('lock_readyWords')}</p>
      {/* One space at the end of each word but the last: who copies by hand gets what the button copies. */}
      <p class="lock-words" lang="en" dir="ltr">
        {passphrase.split(' ').map((word, index, all) => (
          <span key={index}>{index < all.length - 1 ? `${word} ` : word}</span>
        ))}
      </p>
      <div class="lock-copy">
        <CopyText text={passphrase} label={say('lock_words')} group={passphrase.length} />
      </div>
      <Message kind="warn" live={false}>
        {say('lock_readyOnce')}
      </Message>
      <ol class="next-steps">
        <li>{say('lock_readyTell1')}</li>
        <li>{say('lock_readyTell2')}</li>
        <li>{say('lock_readyTell3')}</li>
      </ol>
    </section>
  );
}
