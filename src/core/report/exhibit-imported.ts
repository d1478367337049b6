import type {Imported} from '../capture/exhibit.ts';
import type {FileFact} from '../import/reading.ts';
import type {ReadingRecord} from '../import/reading-record.ts';
import {exhibitLabel, type PackExhibit, type ReportContext} from '../pack/pack-input.ts';
import type {Say} from '../words.ts';
import {canMean} from './can-mean.ts';
import {utcText} from './dates.ts';
import {type FactGroup, type FactRow, plainRow} from './fact-table.ts';
import {hash} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';
import {factName, fileKindName, findingPieces, formatName, orderName, thingName} from './import-words.ts';
import {mailGroup, mailHeaders} from './imported-mail.ts';
import {importedMessages} from './imported-messages.ts';
import {quoted} from './quoted.ts';
import {seenAt} from './timeline.ts';
import {liftable, liftableWords} from './veil.ts';

/** What the keeper says of a file from elsewhere, what it is, and what a camera or program wrote into it. */
export function importedGroups({exhibit, reading, ...one}: PackExhibit, context: ReportContext): FactGroup[] {
  if (exhibit.origin !== 'imported' || !reading) return [];
  const {say} = context.input;
  const {zone} = seenAt({...one, exhibit});
  return [
    {title: 'report_import_keeperSays', rows: saidRows(exhibit.imported, context)},
    {title: 'report_import_file', rows: fileRows(exhibit.imported, reading, say)},
    mailGroup(reading, zone, say),
    {title: 'report_import_inside', rows: insideRows(reading, zone, say)},
  ];
}

function saidRows({saysWhat, whatItIs, whenCame, whereKept, cameWith}: Imported, {input}: ReportContext): FactRow[] {
  const {say} = input;
  const words = (label: Parameters<typeof plainRow>[0], text: string | undefined) =>
    text ? [plainRow(label, quoted(text, say), say, 'report_fromKeeper')] : [];
  const parent = cameWith && input.exhibits.find(({id}) => id === cameWith.exhibitId);
  return [
    ...(whatItIs ? [plainRow('report_import_thing', html`${thingName(whatItIs, say)}`, say, 'report_fromKeeper')] : []),
    ...(saysWhat
      ? [
          plainRow(
            'report_saysWhat',
            liftableWords('report_saysWhat', quoted(saysWhat, say), say),
            say,
            'report_fromKeeper',
          ),
        ]
      : []),
    ...words('bring_whenCame', whenCame),
    ...words('bring_whereKept', whereKept),
    ...(cameWith
      ? [
          plainRow(
            'bring_cameWith',
            html`${parent ? exhibitLabel(input, parent.ordinal) : say('report_import_notInPack')}: ${quoted(cameWith.name, say)}<br>${hash(cameWith.sha256)}`,
            say,
          ),
        ]
      : []),
  ];
}

function fileRows({originalName, fileModifiedAt, notCopied}: Imported, reading: ReadingRecord, say: Say): FactRow[] {
  const {of, fileKind, formats, dateOrder} = reading;
  const order = dateOrder?.by === 'person' && dateOrder.order;
  return [
    plainRow('report_originalName', quoted(originalName, say), say),
    plainRow('report_import_kind', html`${fileKindName(fileKind, say)}`, say, 'report_import_byContent'),
    plainRow('report_import_size', html`${say('report_bytes', of.bytes)}`, say),
    plainRow('bring_fileHash', hash(of.sha256), say),
    plainRow(
      'report_fileModified',
      html`${fileModifiedAt === null ? say('report_notKnown') : utcText(fileModifiedAt)}`,
      say,
    ),
    ...(formats.length > 0
      ? [plainRow('report_import_formats', html`${formats.map((format) => formatName(format, say)).join(', ')}`, say)]
      : []),
    ...(order ? [plainRow('report_import_order', html`${orderName(order, say)}`, say, 'report_fromKeeper')] : []),
    ...(notCopied ? [plainRow('report_import_notCopied', html`${say('report_import_notCopiedWhy')}`, say)] : []),
  ];
}

/** Every fact with the words of the file; a time also as what it can mean. */
function insideRows({facts, factsWithheld}: ReadingRecord, zone: string, say: Say): FactRow[] {
  const rows = facts.map(
    (fact): FactRow => ({
      label: factName(fact.name, say),
      value: factValue(fact, zone, say),
      how: html`${say('report_import_byFile')}`,
    }),
  );
  if (factsWithheld.length === 0) return rows;
  const names = factsWithheld.map((name) => factName(name, say)).join(', ');
  return [...rows, plainRow('report_import_withheld', html`${names}`, say, 'report_fromKeeper')];
}

/** Words that somebody wrote into a file. */
const WORDS: readonly FileFact['name'][] = ['description', 'comment', 'textChunk'];

function factValue({name, value, time}: FileFact, zone: string, say: Say): Markup {
  const words = quoted(value, say);
  return html`${WORDS.includes(name) ? liftableWords('report_words', words, say) : words}${time ? canMean(time, zone, say) : nothing}`;
}

/** The messages, the head of a mail, what is in an archive, and what is doubtful about the file. */
export function importedSections({exhibit, reading, ...one}: PackExhibit, {input}: ReportContext): Markup {
  if (exhibit.origin !== 'imported' || !reading) return nothing;
  const {say} = input;
  const {zone} = seenAt({...one, exhibit});
  return html`${importedMessages(reading, zone, say)}${mailHeaders(reading, say)}${filesInside(reading, say)}${notUnderstood(reading, say)}`;
}

function filesInside({files, filesLeftOut}: ReadingRecord, say: Say): Markup {
  if (files.length === 0) return nothing;
  return html`<h3>${say('report_import_files', files.length + filesLeftOut)}</h3>
<ul class="steps">${files.map(({path, bytes}) => html`<li>${quoted(path, say)}, ${say('report_bytes', bytes)}</li>\n`)}${
    filesLeftOut > 0 ? html`<li>${say('report_leftOut', filesLeftOut)}</li>` : nothing
  }</ul>
`;
}

function notUnderstood({notUnderstood: lines}: ReadingRecord, say: Say): Markup {
  if (lines.length === 0) return nothing;
  return html`<h3>${say('report_import_notUnderstood')}</h3>
${liftable(
  say('report_showWords', say('report_import_notUnderstood')),
  html`<ul class="steps">${lines.map(({text}) => html`<li>${quoted(text, say)}</li>\n`)}</ul>`,
)}`;
}

/** What is doubtful about a file or good to know, a line each; words of the file set apart. */
export function importedFindings({reading}: PackExhibit, say: Say): Markup[] {
  return (reading?.findings ?? []).map((finding) => {
    const pieces = findingPieces(finding, say).map((piece) =>
      'ours' in piece ? html`${piece.ours}` : quoted(piece.quoted, say),
    );
    return finding.path ? html`${quoted(finding.path, say)}: ${pieces}` : html`${pieces}`;
  });
}
