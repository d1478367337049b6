import type {JSX} from 'preact';
import {ownAddress} from '../../browser/api.ts';
import {hideWords} from './address-words.ts';
import {Button} from './button.tsx';
import {Message} from './message.tsx';
import type {Losses} from './use-losses.ts';
import {say, sayCount} from './words.ts';

/** Says how many things are gone without anybody having deleted them, and where they may still be. */
export function LossMessage({losses, understood}: Losses): JSX.Element | null {
  const last = losses.at(-1);
  if (!last) return null;
  const gone = losses.reduce((sum, {kept}) => sum + kept, 0);
  const written = losses.reduce((sum, loss) => sum + (loss.written ?? 0), 0);
  return (
    <Message kind="warn">
      {gone > 0 ? <p>{sayCount('common_gone', gone, last.lastNumber)}</p> : null}
      {written > 0 ? <p>{sayCount('backup_goneEntries', written)}</p> : null}
      {losses.some(({key}) => key) ? <p>{say('backup_goneKey')}</p> : null}
      <p>{say('common_goneWhy')}</p>
      <p>{say('common_goneWhat')}</p>
      <div class="row-of-buttons">
        <a class="button button--small" {...wayToCopies()}>
          {say('backup_lossBring')}
        </a>
        <Button small onPress={understood}>
          {say('common_goneUnderstood')}
        </Button>
      </div>
    </Message>
  );
}

const FULL_PAGE = 'src/pages/page/index.html';

/** Where a copy is brought back: on this page, or in a tab of its own from the small window. */
function wayToCopies(): {href: string; target?: string} {
  const place = hideWords('#/safety');
  return location.pathname.endsWith(FULL_PAGE)
    ? {href: place}
    : {href: `${ownAddress(FULL_PAGE)}${place}`, target: '_blank'};
}
