import type {ReportContext} from '../pack/pack-input.ts';
import type {MessageName} from '../words.ts';
import {checkSection} from './check-section.ts';
import {chronologySection} from './chronology-section.ts';
import {courseSection} from './course-section.ts';
import {cover} from './cover.ts';
import {diarySection} from './diary-section.ts';
import {exhibitPage} from './exhibit-page.ts';
import {hashList} from './hash-list.ts';
import {helpSection} from './help-section.ts';
import {html, type Markup, textOf} from './html.ts';
import {keySection} from './key-section.ts';
import {limitsSection} from './limits-section.ts';
import {logSection} from './log-section.ts';
import {ordersSection} from './orders-section.ts';
import {patternsSection} from './patterns-section.ts';
import {peopleSection} from './people-section.ts';
import {POLICY, printButton, printScript, type ShownAs} from './print-button.ts';
import {questionsSection} from './questions-section.ts';
import {languageTag} from './quoted.ts';
import {reportStyle} from './report-style.ts';
import {sourcesSection} from './sources-section.ts';
import {summary} from './summary.ts';
import {showAll} from './veil.ts';

/** `report.html`: one file to read and to print, with `pictures/` beside it and nothing else. */
export function caseReport(context: ReportContext): string {
  return [...caseReportPieces(context)].join('');
}

/** The same in pieces, one exhibit at a time, for a record of any size. A preview holds nothing that could run. */
export function* caseReportPieces(context: ReportContext, as: ShownAs = 'file'): Generator<string> {
  yield textOf(head(context, as));
  yield textOf(cover(context));
  yield textOf(contents(context));
  for (const {pieces} of SECTIONS) for (const piece of pieces(context)) yield textOf(piece);
  yield textOf(html`</main>${printScript(as)}</body></html>
`);
}

/** A section writes nothing at all where it has nothing to say; the list of contents names those that do. */
type Section = {id: string; title: MessageName; pieces: (context: ReportContext) => Iterable<Markup>};

const SECTIONS: readonly Section[] = [
  {id: 'summary', title: 'report_summaryTitle', pieces: (context) => [summary(context)]},
  {id: 'chronology', title: 'report_chronologyTitle', pieces: chronologySection},
  {id: 'patterns', title: 'report_patternsTitle', pieces: patternsSection},
  {id: 'course', title: 'report_courseTitle', pieces: courseSection},
  {id: 'questions', title: 'report_questionsTitle', pieces: questionsSection},
  {id: 'people', title: 'report_peopleTitle', pieces: peopleSection},
  {id: 'help', title: 'report_helpTitle', pieces: helpSection},
  {id: 'orders', title: 'report_ordersTitle', pieces: ordersSection},
  {id: 'exhibits', title: 'report_exhibitsTitle', pieces: exhibitPages},
  {id: 'diary', title: 'report_diaryTitle', pieces: diarySection},
  {id: 'counted', title: 'report_countedTitle', pieces: sourcesSection},
  {id: 'hashes', title: 'report_hashesTitle', pieces: hashList},
  {id: 'key', title: 'report_keyTitle', pieces: (context) => [keySection(context)]},
  {id: 'log', title: 'report_logTitle', pieces: logSection},
  {id: 'check', title: 'report_checkTitle', pieces: (context) => [checkSection(context)]},
  {id: 'limits', title: 'report_limitsTitle', pieces: (context) => [limitsSection(context)]},
];

function* exhibitPages(context: ReportContext): Generator<Markup> {
  const {exhibits, say} = context.input;
  if (exhibits.length === 0) return;
  yield html`<section id="exhibits"><h2 class="unseen">${say('report_exhibitsTitle')}</h2>
`;
  for (const one of exhibits) yield exhibitPage(one, context);
  yield html`</section>
`;
}

function head({input, name}: ReportContext, as: ShownAs): Markup {
  const {say, language} = input;
  return html`<!doctype html>
<html lang="${languageTag(language) ?? 'en'}" dir="${say('report_direction')}">
<head>
<meta charset="utf-8">
${POLICY[as]}
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="only light">
<title>${name}</title>
${reportStyle({running: name, pageOf: (page, pages) => say('report_pageOf', page, pages)})}
</head>
<body>
<main>
${printButton(as, say)}${showAll(say)}`;
}

function contents(context: ReportContext): Markup {
  const {say} = context.input;
  const there = SECTIONS.filter(({pieces}) => !isEmpty(pieces(context)));
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${say('report_contentsTitle')}</h2>
<ol>${there.map(({id, title}) => html`<li><a href="#${id}">${say(title)}</a></li>`)}</ol></nav>
`;
}

/** Looks at the first piece alone. */
function isEmpty(pieces: Iterable<Markup>): boolean {
  for (const piece of pieces) if (textOf(piece) !== '') return false;
  return true;
}
