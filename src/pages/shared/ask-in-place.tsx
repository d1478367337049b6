import type {JSX} from 'preact';
import {useEffect, useRef, useState} from 'preact/hooks';
import {Button} from './button.tsx';
import type {IconName} from './icon.tsx';

type Props = {
  /** The button that starts it. */
  label: string;
  icon?: IconName;
  /** What would happen, and what would stay. */
  question: string;
  /** The button that does it, and the one that does not. */
  yes: string;
  no: string;
  onYes: () => void;
  /** `harm`: cannot be taken back. `main`: takes long, and can be stopped. */
  kind?: 'harm' | 'main';
  /** How loud the button is that starts it. */
  button?: 'usual' | 'plain';
};

/** Asks once more, where it stands, with the way back first. */
export function AskInPlace(props: Props): JSX.Element {
  const {label, icon, question, yes, no, onYes, kind = 'harm', button = 'usual'} = props;
  const [asking, setAsking] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    if (asking !== wasAsking.current) box.current?.querySelector('button')?.focus();
    wasAsking.current = asking;
  }, [asking]);
  return (
    <div ref={box} class="ask">
      {asking ? (
        <fieldset class="ask__question">
          <legend>{question}</legend>
          <div class="row-of-buttons">
            <Button onPress={() => setAsking(false)}>{no}</Button>
            <Button
              kind={kind}
              onPress={() => {
                setAsking(false);
                onYes();
              }}
            >
              {yes}
            </Button>
          </div>
        </fieldset>
      ) : (
        <Button kind={button} small {...(icon ? {icon} : {})} onPress={() => setAsking(true)}>
          {label}
        </Button>
      )}
    </div>
  );
}
