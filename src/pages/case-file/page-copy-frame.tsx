import type {JSX} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import type {VeilState} from '../shared/veil.tsx';

const LOOK_MS = 500;

/** Put after the page, so that nothing in it comes later: pictures, films and grounds of every kind are blurred or gone. */
const VEIL =
  '<style>img,picture,video,svg,canvas,object,embed,input[type=image]{filter:blur(24px) saturate(.35)!important;clip-path:inset(0)!important}*,*::before,*::after{background-image:none!important;border-image:none!important;list-style-image:none!important}</style>';

type Props = {
  html: string;
  veil: VeilState;
  title: string;
  /** Of a copy that has no veils of its own. */
  picturesVeiled?: boolean;
};

/**
 * A page that is none of ours to run (a copy of a page, a document for a reader), shown where it can do nothing. Three fences, each enough by itself: the sandbox (no script, no form,
 * no new window, an origin of its own), the policy of this page, which the frame inherits and which lets nothing load
 * and nowhere be gone to, and the policy that it brings.
 */
export function PageCopyFrame({html, veil, title, picturesVeiled = false}: Props): JSX.Element {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    // While the frame has the focus, this window is not told when the person looks away: it is looked after.
    const watch = setInterval(() => {
      if (document.activeElement === frame.current && !document.hasFocus()) veil.veil();
    }, LOOK_MS);
    return () => clearInterval(watch);
  }, [veil.veil]);
  return (
    <iframe
      ref={frame}
      class="page-copy"
      title={title}
      sandbox=""
      referrerpolicy="no-referrer"
      srcdoc={picturesVeiled ? html + VEIL : html}
    />
  );
}
