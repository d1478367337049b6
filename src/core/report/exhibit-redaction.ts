import {type PackExhibit, partsInPack} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';

/** Above an exhibit that is shown in part: that it is, where its original is, and what the check can show of it. */
export function redactionNote({redaction}: PackExhibit, say: Say): Markup {
  if (!redaction) return nothing;
  const {parts, saysWhy} = redaction.record;
  const proved = parts.every(({proof}) => proof);
  const why = saysWhy === '' ? nothing : html` ${say('report_hiddenWhy')} <q dir="auto">${saysWhy}</q>`;
  return html`<p class="limits redaction">${say('report_hiddenHere')} ${say(proved ? 'report_hiddenProved' : 'report_hiddenNotProved')}${why}</p>
`;
}

/** Of a file that its sealed record names, and that is withheld. */
export function withheldMark(one: PackExhibit, path: string, say: Say): Markup {
  const isHere = partsInPack(one).some((part) => part.path === path);
  return isHere ? nothing : html`<br><span class="small">${say('report_withheldPart')}</span>`;
}
