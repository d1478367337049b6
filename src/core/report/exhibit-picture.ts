import type {Part} from '../capture/exhibit.ts';
import {partPath} from '../pack/names.ts';
import {
  exhibitLabel,
  type PackExhibit,
  printedParts,
  type ReportContext,
  type ReportPicture,
} from '../pack/pack-input.ts';
import {printedSlices} from '../pack/print-slices.ts';
import type {MessageName, Say} from '../words.ts';
import {howObtained} from './how-obtained.ts';
import {html, type Markup, nothing} from './html.ts';

/** The pictures of an exhibit with how each was obtained; where one has no print copy, that is said in its place. */
export function exhibitPictures(one: PackExhibit, context: ReportContext): Markup {
  const {say} = context.input;
  const printed = context.pictures.get(one.id) ?? [];
  const parts = printedParts(one);
  if (parts.length === 0) return html`<p class="no-picture">${say('report_noPicture')}</p>`;
  const wanted = new Set(printedSlices(parts).map(({part}) => part.path));
  return html`${parts.map((part) => {
    const pictures = printed.filter((candidate) => candidate.part.path === part.path);
    const [first] = pictures;
    if (!first)
      return withoutCopy(one, part, wanted.has(part.path) ? 'report_noPrintCopy' : 'report_tooManySheets', say);
    return first.rows ? inStretches(one, part, pictures, context) : figure(one, first, context);
  })}`;
}

/*
 * On screen the picture is blurred until its box is ticked: a page without script can offer no more. The box comes
 * before the picture in the document, so that one CSS rule and the keyboard reach it. Veils do not print.
 */
function figure(one: PackExhibit, {path, part, width, height}: ReportPicture, context: ReportContext): Markup {
  const {say} = context.input;
  const file = fileName(path);
  const label = exhibitLabel(context.input, one.ordinal);
  const shape = height > width * 1.5 ? 'tall' : 'wide';
  const id = veilId(path);
  return html`<figure class="picture ${shape}">
${part.how === 'rendering' ? html`<p class="drawn">${say('report_drawnAgain')}</p>` : nothing}
<p class="veil"><input type="checkbox" autocomplete="off" id="${id}"><label for="${id}">${say('report_showPicture', label)}</label></p>
<div class="frame"><img src="pictures/${file}" width="${width}" height="${height}" alt="${say('report_pictureAlt', label)}"></div>
<figcaption>${howObtained(part, say)}${masked(part, say)} ${say('report_pictureCopy')} <bdi class="address" dir="ltr">${fileOf(one, part)}</bdi></figcaption>
</figure>
`;
}

/** A picture too tall for one sheet: one stretch a sheet on paper, one under another on the screen. */
function inStretches(one: PackExhibit, part: Part, pictures: readonly ReportPicture[], {input}: ReportContext): Markup {
  const {say, prefix} = input;
  const label = exhibitLabel({prefix}, one.ordinal);
  const last = pictures.at(-1)?.rows?.to ?? 0;
  const cut = part.height !== undefined && last < part.height;
  return html`<figure class="picture stretches">
${part.how === 'rendering' ? html`<p class="drawn">${say('report_drawnAgain')}</p>` : nothing}
<p class="veil"><input type="checkbox" autocomplete="off" id="${veilId(pictures[0]?.path ?? '')}"><label for="${veilId(pictures[0]?.path ?? '')}">${say('report_showPicture', label)}</label></p>
<figcaption>${howObtained(part, say)}${masked(part, say)} ${say('report_pictureInStretches', pictures.length)} <bdi class="address" dir="ltr">${fileOf(one, part)}</bdi>${cut ? html` ${say('report_pictureRest', last)}` : nothing}</figcaption>
${pictures.map(
  (
    picture,
  ) => html`<div class="stretch"><p class="rows">${say('report_rows', label, picture.rows?.from ?? 0, (picture.rows?.to ?? 1) - 1)}</p>
<div class="frame"><img src="pictures/${fileName(picture.path)}" width="${picture.width}" height="${picture.height}" alt="${say('report_pictureAlt', label)}"></div></div>
`,
)}</figure>
`;
}

function masked(part: Part, say: Say): Markup {
  return part.role === 'redacted' ? html` ${say('report_hiddenPicture')}` : nothing;
}

function fileName(path: string): string {
  return path.replace(/^pictures\//, '');
}

function veilId(path: string): string {
  return `show-${fileName(path).replace(/\.jpg$/, '')}`;
}

function withoutCopy(one: PackExhibit, part: Part, why: MessageName, say: Say): Markup {
  return html`<p class="no-picture">${howObtained(part, say)} ${say(why)} <bdi class="address" dir="ltr">${fileOf(one, part)}</bdi></p>`;
}

function fileOf(one: PackExhibit, part: Part): string {
  return partPath(one.ordinal, part.path) ?? part.path;
}
