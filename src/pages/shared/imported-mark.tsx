import type {JSX} from 'preact';
import {Icon} from './icon.tsx';
import {say} from './words.ts';

/** Tells a file that was brought in from what was captured: by word, since a colour alone tells nobody. */
export function ImportedMark(): JSX.Element {
  return (
    <span class="tag">
      <Icon name="bring" />
      {say('bring_imported')}
    </span>
  );
}
