import type {Say} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';

/** How a page of ours is looked at: a file on its own, or inside another page, which may run nothing of it. */
export type ShownAs = 'file' | 'preview';

/** The policy of a page of ours: nothing loads but pictures beside it, and nothing runs but the script of its button. */
export const POLICY = {
  // 'self' is enough for pictures beside the file, in Chromium and Firefox, from file:// too.
  file: html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; script-src 'sha256-vw8+nq/Y0VMMKhuYSU88+qQESeDEGg4JPIYmXD6yszA='; base-uri 'none'; form-action 'none'">`,
  preview: html`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
} as const;

/** Shown by the script alone, so that there is no button that does nothing; the keys are said besides. */
export function printButton(as: ShownAs, say: Say): Markup {
  if (as === 'preview') return nothing;
  return html`<p class="print"><button type="button" id="print" hidden>${say('report_printButton')}</button> <span class="small">${say('report_printHow')}</span></p>
`;
}

/** The one script of a page of ours. Its hash stands in the policy; a test compares them. */
export function printScript(as: ShownAs): Markup {
  if (as === 'preview') return nothing;
  return html`<script>for (const button of document.querySelectorAll('#print')) { button.hidden = false; button.addEventListener('click', () => print()); }</script>`;
}
