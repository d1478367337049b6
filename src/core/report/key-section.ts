import type {PackInput, ReportContext} from '../pack/pack-input.ts';
import {utcText} from './dates.ts';
import {plainRow, plainTable} from './fact-table.ts';
import {fingerprint, hash} from './hash.ts';
import {html, type Markup, nothing} from './html.ts';

/** The key it is sealed with, the head of the log, and what is known of times. */
export function keySection({input}: ReportContext): Markup {
  const {say, keyId, checkpoint} = input;
  const {record} = checkpoint;
  return html`<section id="key">
<h2>${say('report_keyTitle')}</h2>
<p>${say('report_keyIntro')}</p>
${plainTable(say('report_keyTable'), [
  plainRow('report_packId', html`<code>${input.packId}</code>`, say),
  plainRow('report_fingerprint', html`<code>${fingerprint(keyId)}</code>`, say),
  plainRow('report_keyId', hash(keyId), say),
  plainRow('report_logSize', html`${record.size}`, say),
  plainRow('report_logRoot', hash(record.root), say),
  plainRow('report_logHead', hash(record.head), say),
  plainRow('report_logAt', html`<span class="time">${utcText(record.at)}</span>`, say),
])}
<p>${say('report_timesIntro')}</p>
${timesOf(input)}</section>
`;
}

/** Whom a time from outside was asked of, and those that earlier heads of the log have. */
function timesOf({say, times, timed = []}: PackInput): Markup {
  const kept = timed.flatMap(({record, times: given}) => given.map(({at, host}) => ({entries: record.size, at, host})));
  const lines = kept.map(
    ({entries, at, host}) => html`<li>${say('report_timesOfLog', entries, utcText(at), host)}</li>
`,
  );
  return html`${times ? html`<p>${say('report_timesAsked', times.from.map(({host}) => host).join(', '))}</p>\n` : nothing}${lines.length > 0 ? html`<ul>${lines}</ul>\n` : nothing}`;
}
