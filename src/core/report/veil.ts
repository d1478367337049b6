import type {MessageName, Say} from '../words.ts';
import {html, type Markup} from './html.ts';

/*
 * On a screen, words that may hurt are grey until the box of their place, or the one box at the top, is ticked, and for
 * as long as they are pressed. A page that runs no script can offer no more. Grey words take their room, so that nothing
 * moves when they are shown, and are hidden from those who hear the page too. Paper has no veils.
 */

/** Words under the veil of the place (`.lifts`) that they stand in. */
export function veiled(words: Markup): Markup {
  return html`<span class="veiled"><span>${words}</span></span>`;
}

/** The same for whole blocks. */
export function veiledBlock(words: Markup): Markup {
  return html`<div class="veiled">${words}</div>`;
}

/** The box that lifts the veil of its place. */
export function liftBox(label: string): Markup {
  return html`<label class="lift"><input type="checkbox" autocomplete="off"><span>${label}</span></label>`;
}

/** The same where there is no room for words: they are read out. */
export function smallLiftBox(label: string): Markup {
  return html`<span class="lift"><input type="checkbox" autocomplete="off" aria-label="${label}"></span>`;
}

/** A block of words with its box over it. */
export function liftable(label: string, words: Markup): Markup {
  return html`<div class="lifts">${liftBox(label)}${veiledBlock(words)}</div>
`;
}

/** Words among facts, with their box before them; `what` says what they are. */
export function liftableWords(what: MessageName, words: Markup, say: Say): Markup {
  return html`<span class="lifts">${smallLiftBox(say('report_showWords', say(what)))}${veiled(words)}</span>`;
}

/** The box that lifts every veil of the page, at its top. */
export function showAll(say: Say): Markup {
  return html`<p class="show-all"><input type="checkbox" id="show-all" autocomplete="off"><label for="show-all">${say('report_showAll')}</label> <span class="small">${say('report_showAllHow')}</span></p>
`;
}

/** Rules of the veils. A browser that does not know `:has` (before 2023) shows the words: they could not be lifted there. */
export const VEIL_STYLE = `
@media print { .veil, .lift, .show-all { display: none; } }
@media screen {
  .show-all { position: sticky; top: 0; z-index: 1; max-width: none; margin: 0 calc(-1 * var(--side)) 8mm; padding: 8px var(--side); background: #fff; border-bottom: 1px solid #767676; }
  .show-all label { font-weight: 600; }
  .veil { margin: 0 0 6px; }
  .veil input, .lift input, .show-all input { inline-size: 20px; block-size: 20px; margin: 0; vertical-align: middle; accent-color: #000; }
  .veil label, .show-all label { display: inline-block; padding: 6px 10px; vertical-align: middle; cursor: pointer; }
  label.lift { display: inline-flex; align-items: center; gap: 10px; min-block-size: 32px; font-size: 14px; cursor: pointer; }
  span.lift { display: inline-block; padding-block: 2px; padding-inline-end: 8px; } th > span.lift { display: block; padding-block: 6px 2px; }
  @supports selector(:has(a)) {
    .veiled { border-radius: 2px; background: repeating-linear-gradient(#d2d2d2 0 .95em, #fff .95em 1.42em); cursor: pointer; user-select: none; -webkit-user-select: none; }
    span.veiled { display: inline-block; max-inline-size: 100%; min-inline-size: 3em; vertical-align: bottom; }
    .veiled > * { visibility: hidden; }
    div.veiled { font-size: 11pt; margin: 0 0 3mm; } div.veiled > .words { max-block-size: 12.78em; font-size: inherit; margin: 0; padding-block: 0; }
    .veiled:active > *, .lifts:has(.lift input:checked) .veiled > *, body:has(#show-all:checked) .veiled > * { visibility: visible; }
    .veiled:active, .lifts:has(.lift input:checked) .veiled, body:has(#show-all:checked) .veiled { background: none; cursor: auto; user-select: auto; -webkit-user-select: auto; }
    div.veiled:active > .words, .lifts:has(.lift input:checked) .veiled > .words, body:has(#show-all:checked) .veiled > .words { max-block-size: none; }
  }
  .veil:has(input:not(:checked)) ~ .frame img, .veil:has(input:not(:checked)) ~ .stretch img { filter: blur(28px); }
  body:has(#show-all:checked) .frame img { filter: none !important; }
}
`;
