import type {JSX} from 'preact';
import type {SubjectRow} from '../../../store/diary-rows.ts';
import {Icon} from '../../shared/icon.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {subjectName} from '../../shared/subject-name.ts';
import {say, sayCount} from '../../shared/words.ts';

type Props = {row: SubjectRow; things: number; href: string; inReach: boolean; current: boolean};

/** One person in the list: what they are called, whether that is known, and how much belongs to them. */
export function PersonLine({row, things, href, inReach, current}: Props): JSX.Element {
  return (
    <div class={current ? 'line line--current line--person' : 'line line--person'}>
      <Icon name="person" />
      <div class="line__words">
        <a
          class="line__link"
          href={href}
          aria-current={current ? 'true' : undefined}
          {...(inReach ? {} : {tabIndex: -1})}
        >
          <PageText text={subjectName(row)} as="line" />
        </a>
        <div class="line__facts small quiet">
          {row.unknown ? <span>{say('people_unknown')}</span> : null}
          {row.accounts > 0 ? <span class="numbers">{sayCount('people_accountCount', row.accounts)}</span> : null}
          {things > 0 ? <span class="numbers">{sayCount('people_thingCount', things)}</span> : null}
        </div>
      </div>
    </div>
  );
}
