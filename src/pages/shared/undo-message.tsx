import type {ComponentChildren, JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {Button} from './button.tsx';
import {Message} from './message.tsx';

type Props = {children: ComponentChildren; label: string; onUndo(): void};

/** Says what was done, with the way back beside it. */
export function UndoMessage({children, label, onUndo}: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // What was pressed is often gone with what it was pressed for; the keyboard then goes on from here.
    if (document.activeElement === document.body) box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <Message kind="good">
      <div class="heading-with-button" ref={box}>
        <span>{children}</span>
        <Button small icon="again" onPress={onUndo}>
          {label}
        </Button>
      </div>
    </Message>
  );
}
