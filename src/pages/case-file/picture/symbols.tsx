import type {JSX} from 'preact';
import type {Happening} from '../../../core/picture/happening.ts';

const SHAPES: {readonly [kind in Happening['kind']]: JSX.Element} = {
  captured: <circle cx="8" cy="8" r="5.5" />,
  imported: <rect x="3" y="3" width="10" height="10" />,
  incident: <path d="M8 1.5 14.5 8 8 14.5 1.5 8z" />,
};

/** The sign of a kind of record, told apart by its shape. `hollow`: when it happened is not known. */
export function KindSign({kind, hollow = false}: {kind: Happening['kind']; hollow?: boolean}): JSX.Element {
  return (
    <svg class={hollow ? 'sign sign--hollow' : 'sign'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[kind]}
    </svg>
  );
}

/** The sign of a mark: an exclamation mark in a triangle for a threat, steps that rise for getting worse, a star for any other. */
export function MarkSign({mark}: {mark: string}): JSX.Element {
  const path =
    mark === 'threat'
      ? 'M8 2 15 14H1zM8 6v4M8 12v.01'
      : mark === 'escalation'
        ? 'M1.5 14V11H6V7H10V3H14.5'
        : 'M8 2v12M3 5l10 6M13 5 3 11';
  return (
    <svg class="sign sign--mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
