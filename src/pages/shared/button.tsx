import type {ComponentChildren, JSX} from 'preact';
import {Icon, type IconName} from './icon.tsx';

type Props = {
  children: ComponentChildren;
  onPress: () => void;
  kind?: 'main' | 'usual' | 'plain' | 'harm';
  icon?: IconName;
  small?: boolean;
  /** Cannot be pressed now. Stays in reach of the keyboard, so that nobody loses their place. */
  resting?: boolean;
  pressed?: boolean;
  id?: string;
};

/** A button: a verb with its object, and a small picture where it helps. */
export function Button({
  children,
  onPress,
  kind = 'usual',
  icon,
  small = false,
  resting = false,
  pressed,
  id,
}: Props): JSX.Element {
  return (
    <button
      type="button"
      id={id}
      class={`button button--${kind}${small ? ' button--small' : ''}`}
      aria-disabled={resting ? 'true' : undefined}
      aria-pressed={pressed}
      onClick={() => {
        if (!resting) onPress();
      }}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </button>
  );
}
