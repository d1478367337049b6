import type {JSX} from 'preact';
import type {FailureCode} from '../../core/errors.ts';
import {FailureMessage, Message} from './message.tsx';
import {usePrivateWindow} from './use-private-window.ts';
import {say} from './words.ts';

/** Says why what is kept cannot be shown. Firefox opens no database to a page in a private window, and nothing is wrong then. */
export function StoreFailure({code}: {code: FailureCode}): JSX.Element {
  const isPrivate = usePrivateWindow();
  if (isPrivate && code === 'storeUnavailable') return <Message kind="plain">{say('common_privateNoList')}</Message>;
  return <FailureMessage code={code} />;
}
