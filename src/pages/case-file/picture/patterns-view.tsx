import type {JSX} from 'preact';
import type {Happening} from '../../../core/picture/happening.ts';
import type {PictureState} from './picture-state.ts';
import type {Opening} from './use-opened.ts';
import type {PictureData} from './use-picture-data.ts';

type Props = {
  data: PictureData;
  happenings: readonly Happening[];
  state: PictureState;
  onState(state: PictureState): void;
  opening: Opening;
};

export function PatternsView(_: Props): JSX.Element {
  return <div />;
}
