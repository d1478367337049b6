import type {JSX} from 'preact';
import {useCallback, useEffect, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {Icon} from './icon.tsx';
import {useVeilSetting} from './use-veil-setting.ts';

/** What may be looked at: words, or pictures. */
type Kind = 'words' | 'pictures';

/** What is unveiled now: one thing at a time, or nothing, unless the person's setting says otherwise. */
export type VeilState = {
  /** What was asked for. */
  shown: string | undefined;
  show(key: string): void;
  veil(): void;
  /** Whether words lie open: asked for, or by the setting. */
  showsWords(key: string): boolean;
  showsPicture(key: string): boolean;
  /** Whether pictures lie open by the setting. */
  picturesOpen: boolean;
  /** Lifts the veil or lowers it; where the setting has none, hides this one thing. */
  toggle(key: string, kind?: Kind): void;
};

// What is shown now on this page, wherever on it: whatever is shown next veils it.
let lower: (() => void) | undefined;
// Places of this page that hold something which can be veiled.
let places = 0;

/** Whether something that was kept or written stands on this page now. */
export function hasThings(): boolean {
  return places > 0;
}

/**
 * One veil for a place of the page. Looking away (another window, another tab, another page) veils again, and so does
 * looking at something elsewhere, except at what lies inside of what is shown (`inside`).
 */
export function useVeil({inside = false}: {inside?: boolean} = {}): VeilState {
  const {veiled} = useVeilSetting();
  const [shown, setShown] = useState<string>();
  const [hidden, setHidden] = useState<string>();
  const veil = useCallback(() => {
    setShown(undefined);
    setHidden(undefined);
  }, []);
  const show = useCallback(
    (key: string) => {
      if (!inside) {
        if (lower !== veil) lower?.();
        lower = veil;
      }
      setShown(key);
    },
    [inside, veil],
  );
  useEffect(() => {
    places += 1;
    return () => {
      places -= 1;
      if (lower === veil) lower = undefined;
    };
  }, [veil]);
  useLookingAway(veil);
  const open = {words: veiled !== 'all', pictures: veiled === 'nothing'};
  const shows = (key: string, kind: Kind) => hidden !== key && (open[kind] || shown === key);
  return {
    shown,
    show,
    veil,
    showsWords: (key) => shows(key, 'words'),
    showsPicture: (key) => shows(key, 'pictures'),
    picturesOpen: open.pictures,
    toggle: (key, kind = 'words') => {
      if (open[kind]) setHidden(hidden === key ? undefined : key);
      else if (shown === key) veil();
      else show(key);
    },
  };
}

function useLookingAway(veil: () => void): void {
  useEffect(() => {
    const gone = () => {
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
    document.addEventListener('visibilitychange', gone);
    return () => {
      window.removeEventListener('blur', blurred);
      window.removeEventListener('hashchange', veil);
      document.removeEventListener('visibilitychange', gone);
    };
  }, [veil]);
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
  const shown = veil.showsPicture(name);
  return (
    <button
      type="button"
      class={`veil ${style}`}
      aria-pressed={shown}
      aria-label={label}
      {...pressToLook(veil, name)}
      onContextMenu={(event) => event.preventDefault()}
      onDragStart={(event) => event.preventDefault()}
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
  if (veil.picturesOpen) return {onClick: () => veil.toggle(name, 'pictures')};
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
      if (event.detail === 0) veil.toggle(name, 'pictures');
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
