import type {ComponentChildren, JSX} from 'preact';
import type {FailureCode} from '../../core/errors.ts';
import {Icon} from './icon.tsx';
import {say} from './words.ts';

type Props = {kind: 'good' | 'warn' | 'plain'; children: ComponentChildren; live?: boolean};

/** Says how something stands: an icon, the words, and a border; never by colour alone. */
export function Message({kind, children, live = true}: Props): JSX.Element {
  return (
    <div class={`message message--${kind}`} role={live ? 'status' : undefined}>
      <Icon name={kind === 'good' ? 'done' : kind === 'warn' ? 'warning' : 'note'} />
      <div>{children}</div>
    </div>
  );
}

/** What went wrong, and what to do. */
export function FailureMessage({code}: {code: FailureCode}): JSX.Element {
  return <Message kind="warn">{say(`error_${code}`)}</Message>;
}
