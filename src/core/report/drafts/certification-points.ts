import type {ReportContext} from '../../pack/pack-input.ts';
import type {MessageName} from '../../words.ts';
import {fingerprint} from '../hash.ts';
import {html, type Markup} from '../html.ts';
import {US_RULE_902_13, US_RULE_902_14} from './legal-words.ts';
import {legal, sheet} from './sheet.ts';

/** What each of the two rules asks for can be answered from these; only a qualified person can certify it. */
const POINTS_13: readonly MessageName[] = [
  'report_certProcess',
  'report_certPixels',
  'report_certRead',
  'report_certTimes',
];
const POINTS_14: readonly MessageName[] = ['report_certHash', 'report_certSealed', 'report_certCheck'];

/** Facts of the process for a certification under Rules 902(13) and (14), with what this record says of each. */
export function certificationPoints({input, name}: ReportContext): Markup {
  const {say, exhibits, keyId, version} = input;
  const captured = exhibits.flatMap(({exhibit}) => (exhibit.origin === 'captured' ? [exhibit] : []));
  const programs = distinct(exhibits.map(({exhibit}) => `${exhibit.madeBy.product} ${exhibit.madeBy.version}`));
  const browsers = distinct(captured.map(({capture}) => `${capture.browser.name} ${capture.browser.version}`));
  const list = (points: readonly MessageName[]) => html`<ol>${points.map((one) => html`<li>${say(one)}</li>`)}</ol>
`;
  return sheet(
    'certification',
    say('report_certTitle'),
    html`<p>${say('report_certIntro')}</p>
<h2>Rule 902(13)</h2>
${legal(US_RULE_902_13, say)}${list(POINTS_13)}
<h2>Rule 902(14)</h2>
${legal(US_RULE_902_14, say)}${list(POINTS_14)}
<h2>${say('report_certFacts')}</h2>
<ul>
<li>${say('report_certPrograms', programs.join(', ') || `Holdfast ${version}`)}</li>
<li>${say('report_certBrowsers', browsers.join(', ') || say('report_notKnown'))}</li>
<li>${say('report_certCounts', captured.length, exhibits.length - captured.length)}</li>
<li>${say('report_certPack', name)}</li>
<li>${say('report_certKey', fingerprint(keyId))}</li>
</ul>
<p>${say('report_certNotice')}</p>`,
    say,
    false,
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
