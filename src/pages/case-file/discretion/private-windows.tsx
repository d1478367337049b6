import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {isAllowedInPrivate} from '../../../browser/private-windows.ts';
import {say} from '../../shared/words.ts';

/** What becomes of what is saved from a private window, and whether we are let into one. */
export function PrivateWindows(): JSX.Element {
  const [allowed, setAllowed] = useState<boolean>();
  useEffect(() => void isAllowedInPrivate().then(setAllowed), []);
  return (
    <div class="stack">
      <h3>{say('discretion_privateHeading')}</h3>
      <p>
        {say('discretion_privateText')}{' '}
        {allowed === undefined ? null : say(allowed ? 'discretion_privateAllowed' : 'discretion_privateNotAllowed')}
      </p>
    </div>
  );
}
