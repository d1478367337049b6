import type {CaptureRecord, Exhibit, Part, Step} from '../capture/exhibit.ts';
import {clockDifference} from '../facts/clock.ts';
import {known} from '../facts/facts.ts';
import {partPath} from '../pack/names.ts';
import {exhibitLabel, type PackExhibit, type PackInput} from '../pack/pack-input.ts';
import type {Moment} from '../time.ts';
import type {MessageName, Say} from '../words.ts';
import {localAndUtc} from './both-times.ts';
import {withheldMark} from './exhibit-redaction.ts';
import {type FactGroup, type FactRow, factRow, plainRow, shortList} from './fact-table.ts';
import {fingerprint, hash} from './hash.ts';
import {howObtained} from './how-obtained.ts';
import {html, type Markup, nothing} from './html.ts';
import {TRIGGER} from './kind-names.ts';
import {quoted} from './quoted.ts';

/** When it was seen and sealed, by the device's clock; kept apart from what the page claims. */
export function seenGroup({exhibit}: PackExhibit, say: Say): FactGroup {
  const row = (label: MessageName, {at, offsetMinutes, zone}: Moment) =>
    plainRow(label, localAndUtc(at, offsetMinutes, zone), say, 'report_byDeviceClock');
  const rows =
    exhibit.origin === 'captured'
      ? [
          row('report_started', exhibit.capture.startedAt),
          row('report_finished', exhibit.capture.finishedAt),
          row('report_sealed', exhibit.sealedAt),
          factRow('report_serverDate', exhibit.capture.serverDate, (value) => quoted(value, say), say),
          ...clockRows(exhibit.capture, say),
        ]
      : [row('report_picked', exhibit.imported.pickedAt), row('report_sealed', exhibit.sealedAt)];
  return {title: 'report_tableSeen', rows};
}

/** The two clocks beside each other: a difference, and never which of them is right. */
function clockRows({serverDate, serverDateAt, startedAt}: CaptureRecord, say: Say): FactRow[] {
  const ahead = known(serverDate) && serverDateAt ? clockDifference(serverDate.value, serverDateAt) : undefined;
  if (ahead === undefined || !serverDateAt) return [];
  const words =
    ahead === 0
      ? say('report_clocksSame')
      : say(ahead > 0 ? 'report_clockAhead' : 'report_clockBehind', Math.abs(ahead));
  return [
    plainRow(
      'report_serverDateAt',
      localAndUtc(serverDateAt, startedAt.offsetMinutes, startedAt.zone),
      say,
      'report_byDeviceClock',
    ),
    plainRow('report_clocks', html`${words}`, say),
  ];
}

/** Under which circumstances it was captured; of a file that was brought in, with what. */
export function circumstances(exhibit: Exhibit, say: Say): Markup {
  const rows = exhibit.origin === 'captured' ? captureRows(exhibit.capture, say) : [];
  const {product, version, buildSha256} = exhibit.madeBy;
  return shortList([
    ...rows,
    plainRow('report_madeBy', html`${product} ${version}`, say),
    ...(buildSha256 === null ? [] : [plainRow('report_build', hash(buildSha256), say)]),
    plainRow('report_deviceKey', html`<code>${fingerprint(exhibit.deviceKeyId)}</code>`, say),
  ]);
}

function captureRows(capture: CaptureRecord, say: Say): FactRow[] {
  const {viewport, scroll, browser, system, adapter, monotonicMs} = capture;
  const row = (label: MessageName, text: string) => plainRow(label, html`${text}`, say);
  return [
    row('report_trigger', say(TRIGGER[capture.trigger])),
    row('report_browser', `${browser.name} ${browser.version}`),
    row('report_system', `${system.name} ${system.version ?? say('report_versionUnknown')}`),
    row('report_browserLanguage', capture.language),
    row('report_viewport', say('report_pixels', viewport.width, viewport.height)),
    row('report_scale', String(capture.scaleThousandths / 1000)),
    row('report_zoom', say('report_percent', capture.zoomThousandths / 10)),
    row('report_scroll', say('report_scrolled', scroll.x, scroll.y)),
    row('report_private', say(capture.privateWindow ? 'report_yes' : 'report_no')),
    row('report_took', say('report_milliseconds', monotonicMs.end - monotonicMs.start)),
    row('report_adapter', `${adapter.id} ${adapter.version}`),
  ];
}

/** What was done for the capture, step by step, and how each step went. */
export function steps(exhibit: Exhibit, say: Say): Markup {
  if (exhibit.origin !== 'captured' || exhibit.capture.steps.length === 0) return nothing;
  return html`<h3>${say('report_tableSteps')}</h3>
<ol class="steps">${exhibit.capture.steps.map((step) => html`<li>${stepLine(step, say)}</li>\n`)}</ol>
`;
}

/** Which rows of each joined picture came from which of the browser's own pictures. */
export function seams(exhibit: Exhibit, say: Say): Markup {
  const joined = exhibit.parts.filter((part) => part.how === 'stitched');
  return html`${joined.map((part) => {
    const lines = part.seams.map(
      ({
        y,
        height,
        scroll,
        at,
      }) => html`<li>${say('report_seam', y, y + height - 1, scroll.x, scroll.y, at.slice(11, 23))}</li>
`,
    );
    return html`<h3>${say('report_seamsTitle', part.path)}</h3>
<ol class="steps">${lines}</ol>
`;
  })}`;
}

const OUTCOMES: {readonly [outcome in Step['outcome']]: MessageName} = {
  done: 'report_outcomeDone',
  skipped: 'report_outcomeSkipped',
  failed: 'report_outcomeFailed',
};

function stepLine({name, at, tookMs, outcome, why}: Step, say: Say): Markup {
  const reason = why === undefined ? nothing : html`: <bdi dir="auto">${why}</bdi>`;
  const took = say('report_milliseconds', tookMs);
  return html`${name}, <span class="time">${at.slice(11, 19)} UTC</span>, ${took}: ${say(OUTCOMES[outcome])}${reason}`;
}

/** Every file of the exhibit with how it was obtained and its whole SHA-256. The record itself comes first. */
export function partsTable(one: PackExhibit, input: PackInput): Markup {
  const {exhibit, digest, redaction} = one;
  const {say} = input;
  return html`<div class="keep"><table class="parts">
<caption>${say('report_tableParts')}</caption>
<thead><tr><th scope="col">${say('report_headFile')}</th><th scope="col">${say('report_headHow')}</th></tr></thead>
<tbody>
<tr><td>exhibit.json</td><td>${say('report_howRecord')}<br>${hash(digest)}</td></tr>
${exhibit.parts.map((part) => partRow(part, one, input))}${(redaction?.record.parts ?? []).map((part) => partRow(part, one, input))}</tbody></table></div>
`;
}

function partRow(part: Part, one: PackExhibit, input: PackInput): Markup {
  const {ordinal, exhibit} = one;
  const {say} = input;
  const withheld = part.role === 'redacted' ? nothing : withheldMark(one, part.path, say);
  const {path, width, height, bytes, sha256} = part;
  const size = width === undefined || height === undefined ? nothing : html`, ${say('report_pixels', width, height)}`;
  const refused = partPath(ordinal, path) === undefined ? html`<br>${say('report_nameRefused')}` : nothing;
  return html`<tr><td>${path}${refused}${withheld}<br><span class="small">${say('report_bytes', bytes)}${size}</span></td><td>${howObtained(part, say)}${origin(part, exhibit, input)}<br>${hash(sha256)}</td></tr>\n`;
}

function origin(part: Part, exhibit: Exhibit, input: PackInput): Markup {
  const {say} = input;
  if (part.role === 'item' && part.how === 'cut' && part.screenIn) {
    const {exhibitId, sha256} = part.screenIn;
    const keeper = input.exhibits.find(({id}) => id === exhibitId);
    return keeper
      ? html` ${say('report_screenIn', exhibitLabel(input, keeper.ordinal))} ${hash(sha256)}`
      : html` ${say('report_screenElsewhere')} ${hash(sha256)}`;
  }
  if (part.derivedFrom === undefined) return nothing;
  const source = exhibit.parts.find((one) => one.sha256 === part.derivedFrom);
  return html` ${say('report_madeFrom', source?.path ?? part.derivedFrom)}`;
}
