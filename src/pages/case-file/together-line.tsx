import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import type {Together} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import {allRows} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import type {ExhibitRow} from '../../store/rows.ts';
import {Icon, type IconName} from '../shared/icon.tsx';
import {say, sayNumber} from '../shared/words.ts';
import {routeAddress} from './route.ts';
import {savedTogether} from './together.ts';

type Props = {store: Store; id: Uuid; together: Together};

/** Where this one stands among those that were saved at once, and the way to the others. */
export function TogetherLine({store, id, together}: Props): JSX.Element | null {
  const [rows, setRows] = useState<ExhibitRow[]>();
  const {group} = together;
  useEffect(() => {
    allRows(store).then(
      (all) => setRows(savedTogether(all, group)),
      // The details stand without it.
      (error: unknown) => console.error('together', error),
    );
  }, [store, group]);
  if (!rows) return null;
  const at = rows.findIndex((row) => row.id === id);
  return (
    <div class="together small">
      <p>
        <span class="numbers">{say('caseFile_together', sayNumber(at + 1), sayNumber(rows.length))}</span>{' '}
        <span class="quiet">{say(`caseFile_together_${together.relation}`)}</span>
      </p>
      <div class="row-of-buttons">
        <Step to={rows[at - 1]} group={group} icon="back" label={say('caseFile_togetherBefore')} />
        <Step to={rows[at + 1]} group={group} icon="forward" label={say('caseFile_togetherAfter')} />
        <a
          class="button button--plain button--small"
          href={routeAddress({panel: 'everything', query: '', open: id, with: group})}
        >
          <span>{say('caseFile_togetherAll')}</span>
        </a>
      </div>
    </div>
  );
}

type StepProps = {to: ExhibitRow | undefined; group: Uuid; icon: IconName; label: string};

function Step({to, group, icon, label}: StepProps): JSX.Element | null {
  if (!to) return null;
  return (
    <a
      class="button button--plain button--small"
      href={routeAddress({panel: 'everything', query: '', open: to.id, with: group})}
    >
      <Icon name={icon} />
      <span>{label}</span>
    </a>
  );
}
