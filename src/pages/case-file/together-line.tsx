import type {JSX} from 'preact';
import {type Placed, savedTogether} from '../../core/capture/together.ts';
import type {Uuid} from '../../core/ids.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {Icon, type IconName} from '../shared/icon.tsx';
import {say, sayNumber} from '../shared/words.ts';
import {routeAddress} from './route.ts';

/** Where this one stands among those that were saved at once, and the way to the others; nothing if it was saved alone. */
export function TogetherLine({rows, id}: {rows: readonly ExhibitRow[]; id: Uuid}): JSX.Element | null {
  const all = savedTogether(rows, id);
  const at = all.findIndex(({one}) => one.id === id);
  const own = all[at];
  if (!own) return null;
  return (
    <div class="together small">
      <p>
        <span class="numbers">{say('caseFile_together', sayNumber(at + 1), sayNumber(all.length))}</span>{' '}
        <span class="quiet">{say(`caseFile_together_${own.relation}`)}</span>
      </p>
      <div class="row-of-buttons">
        <Step to={all[at - 1]} icon="back" label={say('caseFile_togetherBefore')} />
        <Step to={all[at + 1]} icon="forward" label={say('caseFile_togetherAfter')} />
        <a class="button button--plain button--small" href={addressOf(id)}>
          <span>{say('caseFile_togetherAll')}</span>
        </a>
      </div>
    </div>
  );
}

function Step({
  to,
  icon,
  label,
}: {
  to: Placed<ExhibitRow> | undefined;
  icon: IconName;
  label: string;
}): JSX.Element | null {
  if (!to) return null;
  return (
    <a class="button button--plain button--small" href={addressOf(to.one.id)}>
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
}

/** Its details, beside the list of those that were saved with it. */
function addressOf(id: Uuid): string {
  return routeAddress({panel: 'everything', query: '', open: id, with: id});
}
