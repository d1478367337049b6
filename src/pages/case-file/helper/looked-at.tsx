import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import {Button} from '../../shared/button.tsx';
import {dateAndTime, deviceOffset} from '../../shared/dates.ts';
import {PageText} from '../../shared/page-text.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {countLabels, type Looked} from './look-at-labels.ts';

type Props = {looked: Looked; onTake(instead: readonly Uuid[]): void; onLeave(): void};

/** What a file would bring, before anything of it is taken. */
export function LookedAt({looked, onTake, onLeave}: Props): JSX.Element {
  const {file, matched, before, sameName, standing} = looked;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [looked]);
  const count = countLabels(matched.things);
  const remarks = matched.things.filter(({remark}) => remark !== '').length;
  const people = matched.things.filter(({person}) => person !== undefined).length;
  const used = [...new Set(matched.things.flatMap(({labels}) => labels))].sort();
  return (
    <section class="stack helper__looked" aria-labelledby="helper-looked">
      <h3 id="helper-looked" ref={heading} tabIndex={-1}>
        {say('helper_from')} <PageText text={file.name} />
      </h3>
      <ul class="stack helper__facts">
        <li class="numbers">
          {sayCount('helper_labels', count.labels)} · {sayCount('helper_onThings', count.things)}
        </li>
        {remarks > 0 ? <li class="numbers">{sayCount('helper_remarks', remarks)}</li> : null}
        {people > 0 ? <li class="numbers">{sayCount('helper_people', people)}</li> : null}
        {matched.order.length > 0 ? <li class="numbers">{sayCount('helper_ordered', matched.order.length)}</li> : null}
        <li class="numbers">{say('helper_madeAt', dateAndTime(file.madeAt, deviceOffset(file.madeAt)))}</li>
        {matched.gone > 0 ? <li class="numbers">{sayCount('helper_gone', matched.gone)}</li> : null}
        {matched.differing > 0 ? <li class="numbers">{sayCount('helper_differing', matched.differing)}</li> : null}
        {matched.packKnown ? null : <li>{say('helper_packNotKnown')}</li>}
        {standing === 'same' ? <li>{say('helper_same')}</li> : null}
        {standing === 'older' ? <li>{say('helper_older')}</li> : null}
        {standing === 'new' && before ? <li>{say('helper_replaces')}</li> : null}
        {sameName.length > 0 ? <li>{say('helper_sameName')}</li> : null}
      </ul>
      {used.length > 0 ? (
        <ul class="chips">
          {used.slice(0, MOST_SHOWN).map((label) => (
            <li key={label} class="chip small">
              <PageText text={label} />
            </li>
          ))}
        </ul>
      ) : null}
      <div class="row-of-buttons">
        {standing === 'same' ? null : (
          <Button kind="main" onPress={() => onTake(sameName.map(({helperId}) => helperId))}>
            {say(sameName.length > 0 ? 'helper_takeInstead' : 'helper_take')}
          </Button>
        )}
        {sameName.length > 0 ? <Button onPress={() => onTake([])}>{say('helper_takeBeside')}</Button> : null}
        <Button onPress={onLeave}>{say('helper_leave')}</Button>
      </div>
    </section>
  );
}

/** Of very many labels the first give an idea. */
const MOST_SHOWN = 60;
