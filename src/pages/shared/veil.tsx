import type {JSX} from 'preact';
import {useCallback, useEffect, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {Icon} from './icon.tsx';

/** What is unveiled now: one thing at a time, or nothing. */
export type VeilState = {shown: string | undefined; show(key: string): void; veil(): void};

/** Looking away (another window, another tab, another page) veils again. */
export function useVeil(): VeilState {
  const [shown, setShown] = useState<string>();
  const veil = useCallback(() => setShown(undefined), []);
  useEffect(() => {
    const hidden = () => {
      if (document.visibilityState === 'hidden') veil();
    };
    // A frame of this page that takes the focus is no looking away; who it is, is known a moment after the event.
    const blurred = () => {
      setTimeout(() => {
        if (document.activeElement?.localName !== 'iframe') veil();
      });
    };
    window.addEventListener('blur', blurred);
    window.addEventListener('hashchange', veil);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', blurred);
      window.removeEventListener('hashchange', veil);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [veil]);
  return {shown, show: setShown, veil};
}

/** A press that lasts longer is a look while it lasts; a shorter one stays until the next. */
const HOLD_MS = 350;

type Props = {
  veil: VeilState;
  /** Of the list: which thing this is. */
  name: string;
  /** What is behind the veil, for those who hear it: "the picture from Mara". */
  label: string;
  class?: string;
  src: string | undefined;
  alt: string;
  width?: number | undefined;
  height?: number | undefined;
  /** In reach of the Tab key. */
  inReach?: boolean;
};

/** A picture behind a veil. Press and hold to look, or press shortly (or Space) to lift the veil and lower it again. */
export function VeiledPicture({
  veil,
  name,
  label,
  class: style = '',
  src,
  alt,
  width,
  height,
  inReach = true,
}: Props): JSX.Element {
  const shown = veil.shown === name;
  return (
    <button
      type="button"
      class={`veil ${style}`}
      aria-pressed={shown}
      aria-label={label}
      {...pressToLook(veil, name)}
      onContextMenu={(event) => event.preventDefault()}
      {...(inReach ? {} : {tabIndex: -1})}
    >
      {src ? (
        <img class="veil__picture" src={src} alt={shown ? alt : ''} width={width} height={height} draggable={false} />
      ) : (
        <span class="veil__none">
          <Icon name="picture" />
        </span>
      )}
      {src && !shown ? (
        <span class="veil__hint" aria-hidden="true">
          <Icon name="eye" />
        </span>
      ) : null}
    </button>
  );
}

/** Handlers that make a button lift the veil of `name`. What a press began with is kept on the button, across redraws. */
function pressToLook(veil: VeilState, name: string) {
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return;
      const {dataset} = event.currentTarget as HTMLElement;
      dataset.pressedAt = String(event.timeStamp);
      dataset.wasShown = String(veil.shown === name);
      veil.show(name);
    },
    onPointerUp: (event: PointerEvent) => {
      const {dataset} = event.currentTarget as HTMLElement;
      const held = event.timeStamp - Number(dataset.pressedAt ?? 0) > HOLD_MS;
      if (held || dataset.wasShown === 'true') veil.veil();
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.buttons !== 0) veil.veil();
    },
    onPointerCancel: veil.veil,
    // Keyboard and assistive tools: a click without a pointer.
    onClick: (event: MouseEvent) => {
      if (event.detail !== 0) return;
      if (veil.shown === name) veil.veil();
      else veil.show(name);
    },
  };
}

/** Grey bars in the place of words: under the veil the words are not on the page at all. */
export function WordsUnderVeil({length, lines}: {length: number; lines: number}): JSX.Element {
  const bars = Math.max(1, Math.min(lines, Math.ceil(length / 40)));
  return (
    <span class="veiled-words" aria-hidden="true">
      {Array.from({length: bars}, (_, line) => (
        <span key={line} style={{inlineSize: line === bars - 1 ? `${35 + (length % 40)}%` : '100%'}} />
      ))}
    </span>
  );
}

/** Name under which an exhibit's veil is known in lists. */
export function veilName(id: Uuid, part = ''): string {
  return `${id}/${part}`;
}
