import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {PLAIN_PREFIX, prefixFrom} from '../../../core/pack/numbering.ts';
import {type GivenOut, givenOut} from '../../../store/given-out.ts';
import type {Store} from '../../../store/open-store.ts';
import {Message} from '../../shared/message.tsx';
import {whenRead} from '../../shared/when-read.ts';
import {say, sayCount} from '../../shared/words.ts';

/** What the numbers look like under these initials, and a plain warning where packs with other numbers were made already. */
export function InitialsNote({store, initials}: {store: Store; initials: string}): JSX.Element | null {
  const [given, setGiven] = useState<GivenOut>();
  useEffect(() => whenRead(givenOut(store), setGiven), [store]);
  const prefix = prefixFrom(initials);
  if (initials.trim() !== '' && prefix === undefined)
    return <Message kind="plain">{say('steps_initialsRefused')}</Message>;
  const now = prefix ?? PLAIN_PREFIX;
  const last = given?.prefixes.at(-1);
  return (
    <>
      <p class="small">{say('steps_numbersLook', `${now}/1`, `${now}/2`)}</p>
      {given && last !== undefined && !given.prefixes.includes(now) ? (
        <Message kind="warn">
          <p>{sayCount('steps_initialsGiven', given.packs, `${last}/1`, `${now}/1`)}</p>
          <p>{say('steps_initialsRevision')}</p>
        </Message>
      ) : null}
    </>
  );
}
