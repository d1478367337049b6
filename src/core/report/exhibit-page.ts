import {known, valueIn} from '../facts/facts.ts';
import {exhibitLabel, type PackExhibit, printedParts, type ReportContext} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {circumstances, partsTable, seams, seenGroup, steps} from './exhibit-circumstances.ts';
import {doubtsSection} from './exhibit-doubts.ts';
import {
  otherGroup,
  passedOnGroup,
  placesGroup,
  postedGroup,
  referenceGroups,
  whereGroup,
  whoGroup,
} from './exhibit-facts.ts';
import {importedGroups, importedSections} from './exhibit-imported.ts';
import {listTables} from './exhibit-lists.ts';
import {exhibitPictures} from './exhibit-picture.ts';
import {redactionNote} from './exhibit-redaction.ts';
import {type FactGroup, factTable} from './fact-table.ts';
import {html, type Markup, nothing} from './html.ts';
import {fileKindName} from './import-words.ts';
import {kindName} from './kind-names.ts';
import {namedByLine} from './named-by-line.ts';
import {platformName} from './platform-name.ts';
import {notShown, quotedBlock} from './quoted.ts';
import {seenAt} from './timeline.ts';
import {togetherGroup} from './together-group.ts';
import {liftable} from './veil.ts';

/** One exhibit, from a new page on: picture, words, who, when, where, what failed, how it was done, its files, label. */
export function exhibitPage(one: PackExhibit, context: ReportContext): Markup {
  const {say} = context.input;
  const {facts, exhibit} = one;
  const label = exhibitLabel(context.input, one.ordinal);
  return html`<article class="exhibit" id="exhibit-${one.ordinal}">
<h2>${say('report_exhibitTitle', label)} <span class="kind">${subtitle(one, say)}</span></h2>
${redactionNote(one, say)}${namedByLine(one, context)}${exhibit.origin === 'imported' && printedParts(one).length === 0 ? nothing : exhibitPictures(one, context)}
${
  exhibit.origin === 'imported'
    ? html`<p>${say('report_import_whatItIs')}</p>`
    : html`<h3>${say(one.redaction ? 'report_wordsLeft' : 'report_words')}</h3>
${words(one, label, say)}`
}
${factTable(say('report_factsOf', label), groupsOf(one, context), say)}
${facts ? listTables(facts, say) : nothing}${importedSections(one, context)}
<h3>${say('report_doubtsTitle')}</h3>
${doubtsSection(one, say)}
<h3>${say('report_circumstancesTitle')}</h3>
${circumstances(exhibit, say)}${steps(exhibit, say)}${seams(exhibit, say)}${partsTable(one, context.input)}
<h3>${say('report_exhibitLimitsTitle')}</h3>
${limits(one, say)}
${signatureLabel(label, say)}
</article>
`;
}

function groupsOf(one: PackExhibit, context: ReportContext): FactGroup[] {
  const {say} = context.input;
  const {facts} = one;
  const seen = seenGroup(one, say);
  const together = togetherGroup(one, context);
  if (!facts) return [...importedGroups(one, context), seen, ...together];
  return [
    whoGroup(facts, say),
    ...passedOnGroup(facts, say),
    postedGroup(facts, seenAt(one).zone, say),
    seen,
    ...together,
    whereGroup(facts, say),
    placesGroup(facts, say),
    otherGroup(facts, say),
    ...referenceGroups(facts, say),
  ];
}

function subtitle({facts, reading}: PackExhibit, say: Say): string {
  if (reading) return say('report_kindImported', fileKindName(reading.fileKind, say));
  const platform = facts && valueIn(facts.item.platform);
  return platform === undefined
    ? kindName(facts, say)
    : say('report_kindOnPlatform', kindName(facts, say), platformName(platform));
}

function words({facts, redaction}: PackExhibit, label: string, say: Say): Markup {
  if (!facts) return html`<p class="missing">${say(redaction ? 'report_keeperHid' : 'report_noFacts')}</p>`;
  const {text, language} = facts.item;
  return known(text)
    ? liftable(say('report_showWords', label), quotedBlock(text.value, valueIn(language), say))
    : html`<p>${notShown(text.missing, say)}</p>`;
}

/** Only what follows from how this exhibit was made. */
function limits({exhibit}: PackExhibit, say: Say): Markup {
  const hows = new Set(exhibit.parts.map((part) => part.how));
  const shows =
    exhibit.origin === 'imported'
      ? [say('report_showsImported')]
      : [
          ...(hows.has('browserPixels') || hows.has('cut') || hows.has('stitched') || hows.has('browserPage')
            ? [say('report_showsPixels')]
            : []),
          ...(hows.has('read') ? [say('report_showsFacts')] : []),
        ];
  const not = [
    ...(exhibit.origin === 'captured' ? [say('report_showsNotSent')] : []),
    say('report_showsNotWriter'),
    ...(hows.has('rendering') ? [say('report_showsNotRendering')] : []),
    ...(hows.has('stitched') ? [say('report_showsNotJoined')] : []),
    ...(hows.has('safeCopy') || hows.has('mhtml') ? [say('report_showsNotCopy')] : []),
    say('report_showsNotClock'),
  ];
  return html`<p class="limits">${[...shows, ...not].map((sentence) => html`${sentence} `)}</p>`;
}

function signatureLabel(label: string, say: Say): Markup {
  return html`<div class="label"><p>${say('report_labelWords', label)}</p>
<div class="lines"><span>${say('report_labelName')}</span><span>${say('report_labelSigned')}</span><span>${say('report_labelDate')}</span></div></div>`;
}
