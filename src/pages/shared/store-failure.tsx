import type {JSX} from 'preact';
import {ownAddress, tabs} from '../../browser/api.ts';
import {openOwnPage} from '../../browser/own-tabs.ts';
import type {FailureCode} from '../../core/errors.ts';
import {Button} from './button.tsx';
import {FailureMessage, Message} from './message.tsx';
import {usePrivateWindow} from './use-private-window.ts';
import {say} from './words.ts';

/** Says why what is kept cannot be shown. Firefox opens no database to a page in a private window, and nothing is wrong then. */
export function StoreFailure({code}: {code: FailureCode}): JSX.Element {
  const isPrivate = usePrivateWindow();
  if (isPrivate && code === 'storeUnavailable') {
    return (
      <Message kind="plain">
        <div class="stack">
          <p>{say('common_privateNoList')}</p>
          <div>
            <Button small onPress={() => void openOutside()}>
              {say('discretion_privateOpen')}
            </Button>
          </div>
        </div>
      </Message>
    );
  }
  return <FailureMessage code={code} />;
}

const FULL_PAGE = 'src/pages/page/index.html';

/** The same place of the full page where it can be read; this one goes, so that nobody waits before it. */
async function openOutside(): Promise<void> {
  await openOwnPage(`${ownAddress(FULL_PAGE)}${location.pathname.endsWith(FULL_PAGE) ? location.hash : ''}`);
  const own = await tabs.getCurrent();
  if (own?.id === undefined) window.close();
  else await tabs.remove(own.id);
}
