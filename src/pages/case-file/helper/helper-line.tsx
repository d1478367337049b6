import type {JSX} from 'preact';
import type {StoredHelperLabels} from '../../../store/schema.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {countLabels} from './look-at-labels.ts';

type Props = {labels: StoredHelperLabels; onMakeMine(): void; onRemove(): void};

/** One helper: whose labels are here, how many and since when, and what can be done with all of them. */
export function HelperLine({labels: {name, madeAt, things}, onMakeMine, onRemove}: Props): JSX.Element {
  const count = countLabels(things);
  return (
    <li class="helper__line">
      <div>
        <strong>
          <PageText text={name} />
        </strong>
        <p class="small quiet numbers">
          {sayCount('helper_labels', count.labels)} · {sayCount('helper_onThings', count.things)} ·{' '}
          {dateAndTime(madeAt, deviceOffset(madeAt))}
        </p>
      </div>
      <div class="row-of-buttons">
        <Button small onPress={onMakeMine}>
          {say('helper_makeMine')}
        </Button>
        <Button small onPress={onRemove}>
          {say('helper_remove')}
        </Button>
      </div>
    </li>
  );
}
