import type {JSX} from 'preact';
import type {Happening} from '../../../core/picture/happening.ts';
import {say} from '../../shared/words.ts';
import {GapsSection} from './gaps-section.tsx';
import {HoursSection} from './hours-section.tsx';
import {MarksSection} from './marks-section.tsx';
import {OftenSection} from './often-section.tsx';
import {PeriodsSection} from './periods-section.tsx';
import type {PictureState} from './picture-state.ts';
import {AccountsSection, AroundSection} from './steps-section.tsx';
import type {Opening} from './use-opened.ts';
import type {PictureData} from './use-picture-data.ts';

export type PatternProps = {
  data: PictureData;
  happenings: readonly Happening[];
  state: PictureState;
  onState(state: PictureState): void;
  opening: Opening;
};

/** What repeats: counted, never judged. Each number opens what it counts. */
export function PatternsView(props: PatternProps): JSX.Element {
  return (
    <div class="patterns">
      <p>{say('picture_patternsWhat')}</p>
      <OftenSection {...props} />
      <HoursSection {...props} />
      <PeriodsSection {...props} />
      <GapsSection {...props} />
      <AroundSection {...props} />
      <AccountsSection {...props} />
      <MarksSection {...props} />
    </div>
  );
}
