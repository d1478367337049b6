import type {CaseRecord} from '../../custody/case.ts';
import type {ReportContext} from '../../pack/pack-input.ts';
import {html, type Markup, styleElement, textOf} from '../html.ts';
import {POLICY, printButton, printScript} from '../print-button.ts';
import {languageTag} from '../quoted.ts';
import {reportStyle} from '../report-style.ts';
import {showAll} from '../veil.ts';
import {certificationPoints} from './certification-points.ts';
import {exhibitList} from './exhibit-list.ts';
import {statement} from './statement.ts';

type Jurisdiction = CaseRecord['jurisdiction'];

/**
 * `drafts.html`: texts for the person to check and sign, for the one place the case is about. A page of its own, so that
 * it can be printed, changed by hand and left out without touching the report.
 */
export function draftsPage(context: ReportContext): string {
  const {input, name} = context;
  const {say, language} = input;
  return textOf(html`<!doctype html>
<html lang="${languageTag(language) ?? 'en'}" dir="${say('report_direction')}">
<head>
<meta charset="utf-8">
${POLICY.file}
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="only light">
<title>${name}</title>
${reportStyle({running: name, pageOf: (page, pages) => say('report_pageOf', page, pages)})}
${styleElement(DRAFT_STYLE)}
</head>
<body>
<main class="drafts">
${printButton('file', say)}${showAll(say)}${draftsFor(context)}</main>${printScript('file')}</body></html>
`);
}

function draftsFor(context: ReportContext): Markup[] {
  const record = context.input.caseRecords.at(-1)?.record;
  if (!record) return [];
  const jurisdiction: Jurisdiction = record.jurisdiction;
  const both = [statement(record, context), exhibitList(context)];
  return jurisdiction === 'us' ? [...both, certificationPoints(context)] : both;
}

// A table, because its head and foot are printed on every page, in Chromium and in Firefox: the warning and the line to
// sign on belong on each.
const DRAFT_STYLE = `
.sheet { table-layout: auto; font-size: inherit; line-height: inherit; margin: 0 0 8mm; }
.sheet > thead th { font-size: 9pt; border: 1pt solid #000; padding: 1.5mm 3mm; text-align: center; }
.sheet > tbody > tr, .sheet > tfoot > tr { break-inside: auto; }
.sheet > tbody > tr > td, .sheet > tfoot > tr > td { border: 0; padding: 3mm 0 0; }
.sheet > tfoot { display: table-footer-group; break-inside: avoid; }
.sign { display: flex; gap: 8mm; padding-top: 7mm; } .sign span { flex: 2; border-top: .5pt solid #000; font-size: 8.5pt; } .sign span:last-child { flex: 1; }
.exhibit-list thead th { font-weight: 600; color: #000; } .exhibit-list thead th:nth-child(1) { width: 13%; } .exhibit-list thead th:nth-child(2) { width: 50%; }
.blank { display: inline-block; min-inline-size: 55mm; border-bottom: .5pt solid #000; }
.declaration { border: .8pt solid #000; padding: 3mm 4mm; margin: 3mm 0; break-inside: avoid; }
.numbered { padding-inline-start: 8mm; } .numbered > li { max-width: none; margin: 0 0 3mm; break-inside: auto; } .numbered .words { margin: 1mm 0; }
.head-line { font-weight: 600; margin: 0 0 1mm; max-width: none; break-after: avoid; }
.source { font-size: 8pt; line-height: 1.35; overflow-wrap: anywhere; max-width: none; }
@media print { .sheet + .sheet { break-before: page; } }
@media screen { .sheet { margin-top: 10mm; } .source { font-size: 13px; } }
`;
