import type {Part} from '../capture/exhibit.ts';
import {partPath} from '../pack/names.ts';
import {
  exhibitLabel,
  type PackExhibit,
  printedParts,
  type ReportContext,
  type ReportPicture,
} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {howObtained} from './how-obtained.ts';
import {html, type Markup, nothing} from './html.ts';

/** The pictures of an exhibit with how each was obtained; where one has no print copy, that is said in its place. */
export function exhibitPictures(one: PackExhibit, context: ReportContext): Markup {
  const {say} = context.input;
  const printed = context.pictures.get(one.id) ?? [];
  const parts = printedParts(one.exhibit);
  if (parts.length === 0) return html`<p class="no-picture">${say('report_noPicture')}</p>`;
  return html`${parts.map((part) => {
    const picture = printed.find((candidate) => candidate.part.path === part.path);
    return picture ? figure(one, picture, context) : withoutCopy(one, part, say);
  })}`;
}

/*
 * On screen the picture is blurred until its box is ticked: a page without script can offer no more. The box comes
 * before the picture in the document, so that one CSS rule and the keyboard reach it. Veils do not print.
 */
function figure(one: PackExhibit, {path, part, width, height}: ReportPicture, context: ReportContext): Markup {
  const {say} = context.input;
  const file = path.replace(/^pictures\//, '');
  const label = exhibitLabel(context.input, one.ordinal);
  const shape = height > width * 1.5 ? 'tall' : 'wide';
  const id = `show-${file.replace(/\.jpg$/, '')}`;
  return html`<figure class="picture ${shape}">
${part.how === 'rendering' ? html`<p class="drawn">${say('report_drawnAgain')}</p>` : nothing}
<p class="veil"><input type="checkbox" id="${id}"><label for="${id}">${say('report_showPicture', label)}</label></p>
<div class="frame"><img src="pictures/${file}" width="${width}" height="${height}" alt="${say('report_pictureAlt', label)}"></div>
<figcaption>${howObtained(part, say)} ${say('report_pictureCopy')} <bdi class="address" dir="ltr">${fileOf(one, part)}</bdi></figcaption>
</figure>
`;
}

function withoutCopy(one: PackExhibit, part: Part, say: Say): Markup {
  return html`<p class="no-picture">${howObtained(part, say)} ${say('report_noPrintCopy')} <bdi class="address" dir="ltr">${fileOf(one, part)}</bdi></p>`;
}

function fileOf(one: PackExhibit, part: Part): string {
  return partPath(one.ordinal, part.path) ?? part.path;
}
