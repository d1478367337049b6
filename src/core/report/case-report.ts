import type {ReportContext} from '../pack/pack-input.ts';
import type {MessageName, Say} from '../words.ts';
import {checkSection} from './check-section.ts';
import {chronologySection} from './chronology-section.ts';
import {cover} from './cover.ts';
import {diarySection} from './diary-section.ts';
import {exhibitPage} from './exhibit-page.ts';
import {hashList} from './hash-list.ts';
import {html, type Markup, textOf} from './html.ts';
import {keySection} from './key-section.ts';
import {limitsSection} from './limits-section.ts';
import {logSection} from './log-section.ts';
import {languageTag} from './quoted.ts';
import {reportStyle} from './report-style.ts';
import {summary} from './summary.ts';

/** `report.html`: one file to read and to print, with `pictures/` beside it and nothing else. */
export function caseReport(context: ReportContext): string {
  return [...caseReportPieces(context)].join('');
}

/** The same in pieces, one exhibit at a time, for a record of any size. */
export function* caseReportPieces(context: ReportContext): Generator<string> {
  for (const piece of pieces(context)) yield textOf(piece);
}

function* pieces(context: ReportContext): Generator<Markup> {
  const {input} = context;
  yield head(context);
  yield cover(context);
  yield contents(input.say);
  yield summary(context);
  yield* chronologySection(context);
  if (input.exhibits.length > 0)
    yield html`<section id="exhibits"><h2 class="unseen">${input.say('report_exhibitsTitle')}</h2>
`;
  for (const one of input.exhibits) yield exhibitPage(one, context);
  if (input.exhibits.length > 0)
    yield html`</section>
`;
  yield* diarySection(context);
  yield* hashList(context);
  yield keySection(context);
  yield* logSection(context);
  yield checkSection(context);
  yield limitsSection(context);
  yield html`</main></body></html>
`;
}

// 'self' is enough for pictures beside the file, in Chromium and Firefox, from file:// too. Nothing else may load.
function head({input, name}: ReportContext): Markup {
  const {say, language} = input;
  return html`<!doctype html>
<html lang="${languageTag(language) ?? 'en'}" dir="${say('report_direction')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="only light">
<title>${name}</title>
${reportStyle({running: name, pageOf: (page, pages) => say('report_pageOf', page, pages)})}
</head>
<body>
<main>
<p class="show-all"><input type="checkbox" id="show-all"><label for="show-all">${say('report_showAll')}</label></p>
`;
}

const CONTENTS: readonly (readonly [string, MessageName])[] = [
  ['summary', 'report_summaryTitle'],
  ['chronology', 'report_chronologyTitle'],
  ['exhibits', 'report_exhibitsTitle'],
  ['hashes', 'report_hashesTitle'],
  ['key', 'report_keyTitle'],
  ['log', 'report_logTitle'],
  ['check', 'report_checkTitle'],
  ['limits', 'report_limitsTitle'],
];

function contents(say: Say): Markup {
  return html`<nav class="contents" aria-labelledby="contents"><h2 id="contents">${say('report_contentsTitle')}</h2>
<ol>${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${say(title)}</a></li>`)}</ol></nav>
`;
}
