import type {CaptureRecord, Exhibit, Part, Step} from '../capture/exhibit.ts';
import {partPath} from '../pack/names.ts';
import type {PackExhibit} from '../pack/pack-input.ts';
import type {Moment} from '../time.ts';
import type {Say} from '../words.ts';
import {momentText, utcText} from './dates.ts';
import {type FactRow, plainRow, plainTable} from './fact-table.ts';
import {howObtained} from './how-obtained.ts';
import {html, type Markup, nothing} from './html.ts';
import {TRIGGER} from './kind-names.ts';
import {quoted, shownFact} from './quoted.ts';

/** When it was seen and sealed, by the device's clock; kept apart from what the page claims. */
export function seenTable({exhibit}: PackExhibit, say: Say): Markup {
  const moment = (label: 'report_started' | 'report_finished' | 'report_sealed' | 'report_picked', at: Moment) =>
    plainRow(label, bothClocks(at), say);
  const rows =
    exhibit.origin === 'captured'
      ? [
          moment('report_started', exhibit.capture.startedAt),
          moment('report_finished', exhibit.capture.finishedAt),
          moment('report_sealed', exhibit.sealedAt),
          serverRow(exhibit.capture, say),
        ]
      : [moment('report_picked', exhibit.imported.pickedAt), moment('report_sealed', exhibit.sealedAt)];
  return plainTable(say('report_tableSeen'), rows);
}

function bothClocks(moment: Moment): Markup {
  return html`<span class="time">${utcText(moment.at)}</span> <span class="time">= ${momentText(moment)}</span>`;
}

function serverRow(capture: CaptureRecord, say: Say): FactRow {
  return plainRow(
    'report_serverDate',
    shownFact(capture.serverDate, (value) => quoted(value, say), say),
    say,
  );
}

/** Under which circumstances it was captured, or where an imported file came from. */
export function circumstancesTable(exhibit: Exhibit, say: Say): Markup {
  const rows = exhibit.origin === 'captured' ? captureRows(exhibit.capture, say) : importRows(exhibit.imported, say);
  const made = exhibit.madeBy;
  return plainTable(say('report_tableCircumstances'), [
    ...rows,
    plainRow('report_madeBy', html`${made.product} ${made.version}`, say),
    ...(made.buildSha256 === null ? [] : [plainRow('report_build', hash(made.buildSha256), say)]),
    plainRow('report_deviceKey', hash(exhibit.deviceKeyId), say),
  ]);
}

function captureRows(capture: CaptureRecord, say: Say): FactRow[] {
  const {viewport, scroll, browser, system, adapter, monotonicMs} = capture;
  return [
    plainRow('report_trigger', html`${say(TRIGGER[capture.trigger])}`, say),
    plainRow('report_browser', html`${browser.name} ${browser.version}`, say),
    plainRow('report_system', html`${system.name} ${system.version ?? say('report_versionUnknown')}`, say),
    plainRow('report_browserLanguage', html`${capture.language}`, say),
    plainRow('report_viewport', html`${say('report_pixels', viewport.width, viewport.height)}`, say),
    plainRow('report_scale', html`${thousandths(capture.scaleThousandths)}`, say),
    plainRow('report_zoom', html`${say('report_percent', percent(capture.zoomThousandths))}`, say),
    plainRow('report_scroll', html`${say('report_scrolled', scroll.x, scroll.y)}`, say),
    plainRow('report_private', html`${say(capture.privateWindow ? 'report_yes' : 'report_no')}`, say),
    plainRow('report_took', html`${say('report_milliseconds', monotonicMs.end - monotonicMs.start)}`, say),
    plainRow('report_adapter', html`${adapter.id} ${adapter.version}`, say),
  ];
}

function importRows(imported: Extract<Exhibit, {origin: 'imported'}>['imported'], say: Say): FactRow[] {
  const {fileModifiedAt, originalName, saysWhat} = imported;
  return [
    plainRow('report_originalName', quoted(originalName, say), say),
    plainRow(
      'report_fileModified',
      html`${fileModifiedAt === null ? say('report_notKnown') : utcText(fileModifiedAt)}`,
      say,
    ),
    plainRow('report_saysWhat', quoted(saysWhat, say), say),
  ];
}

/** What was done for the capture, step by step, and how each step went. */
export function stepsTable(exhibit: Exhibit, say: Say): Markup {
  if (exhibit.origin !== 'captured' || exhibit.capture.steps.length === 0) return nothing;
  return html`<table class="steps">
<caption>${say('report_tableSteps')}</caption>
<thead><tr><th scope="col">${say('report_headStep')}</th><th scope="col">${say('report_headStepAt')}</th><th scope="col">${say('report_headOutcome')}</th></tr></thead>
<tbody>
${exhibit.capture.steps.map((step) => stepRow(step, say))}</tbody></table>
`;
}

function stepRow(step: Step, say: Say): Markup {
  const outcome = {
    done: say('report_outcomeDone'),
    skipped: say('report_outcomeSkipped'),
    failed: say('report_outcomeFailed'),
  }[step.outcome];
  const why = step.why === undefined ? nothing : html`: <bdi dir="auto">${step.why}</bdi>`;
  return html`<tr><td>${step.name}</td><td><span class="time">${utcText(step.at)}</span>, ${say('report_milliseconds', step.tookMs)}</td><td>${outcome}${why}</td></tr>\n`;
}

/** Every file of the exhibit with how it was obtained and its whole SHA-256. The record itself comes first. */
export function partsTable({exhibit, ordinal, digest}: PackExhibit, say: Say): Markup {
  return html`<table class="parts">
<caption>${say('report_tableParts')}</caption>
<thead><tr><th scope="col">${say('report_headFile')}</th><th scope="col">${say('report_headHow')}</th></tr></thead>
<tbody>
<tr><td>exhibit.json</td><td>${say('report_howRecord')}<br>${hash(digest)}</td></tr>
${exhibit.parts.map((part) => partRow(part, ordinal, exhibit, say))}</tbody></table>
`;
}

function partRow(part: Part, ordinal: number, exhibit: Exhibit, say: Say): Markup {
  const size =
    part.width === undefined || part.height === undefined
      ? nothing
      : html`<br>${say('report_pixels', part.width, part.height)}`;
  const refused = partPath(ordinal, part.path) === undefined ? html`<br>${say('report_nameRefused')}` : nothing;
  return html`<tr><td>${part.path}${size}<br>${say('report_bytes', part.bytes)}${refused}</td><td>${howObtained(part, say)}${origin(part, exhibit, say)}<br>${hash(part.sha256)}</td></tr>\n`;
}

function origin(part: Part, exhibit: Exhibit, say: Say): Markup {
  if (part.derivedFrom === undefined) return nothing;
  const source = exhibit.parts.find((one) => one.sha256 === part.derivedFrom);
  return html` ${say('report_madeFrom', source?.path ?? part.derivedFrom)}`;
}

/** A SHA-256, whole. */
export function hash(digest: string): Markup {
  return html`<code class="hash">${digest}</code>`;
}

function thousandths(value: number): string {
  return String(value / 1000);
}

function percent(value: number): string {
  return String(value / 10);
}
