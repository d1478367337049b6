import type {JSX} from 'preact';
import type {Rect} from '../../../core/capture/exhibit.ts';
import {Button} from '../../shared/button.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {inWords} from './picture-mask.tsx';

/** Id of a box on the page. */
export function boxId(path: string, index: number): string {
  return `box-${path.replace(/[^a-z0-9]/gi, '-')}-${index}`;
}

type Props = {path: string; rects: readonly Rect[]; onRemove(index: number): void};

/** The boxes beside their picture: which there are, and the way to take one away. */
export function BoxList({path, rects, onRemove}: Props): JSX.Element {
  const remove = (index: number) => {
    onRemove(index);
    const next = Math.min(index, rects.length - 2);
    setTimeout(() => document.getElementById(next < 0 ? headingId(path) : `${boxId(path, next)}-remove`)?.focus());
  };
  return (
    <div class="mask__list stack">
      <p class="small numbers" role="status" id={headingId(path)} tabIndex={-1}>
        {sayCount('redact_boxes', rects.length)}
      </p>
      <ol>
        {rects.map((rect, index) => (
          <li key={index} class="mask__line small numbers">
            <span>{say('redact_box', index + 1, ...inWords(rect))}</span>
            <Button small kind="plain" icon="close" id={`${boxId(path, index)}-remove`} onPress={() => remove(index)}>
              {say('redact_removeBox')} <span class="only-read">{index + 1}</span>
            </Button>
          </li>
        ))}
      </ol>
      <p id={`${boxId(path, 0)}-keys`} class="small quiet">
        {say('redact_boxKeys')}
      </p>
    </div>
  );
}

function headingId(path: string): string {
  return `${boxId(path, 0)}-heading`;
}
