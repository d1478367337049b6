import type {ComponentChildren, JSX} from 'preact';
import {Button} from './button.tsx';
import {Message} from './message.tsx';

type Props = {children: ComponentChildren; label: string; onUndo(): void};

/** Says what was done, with the way back beside it. */
export function UndoMessage({children, label, onUndo}: Props): JSX.Element {
  return (
    <Message kind="good">
      <div class="heading-with-button">
        <span>{children}</span>
        <Button small icon="again" onPress={onUndo}>
          {label}
        </Button>
      </div>
    </Message>
  );
}
