import {cssString, type Markup, styleElement} from './html.ts';
import {VEIL_STYLE} from './veil.ts';

/** Words of the running head and foot. `pageOf` gets the two places where the numbers go. */
export type RunningWords = {running: string; pageOf: (page: string, pages: string) => string};

/** The one style sheet of the report: paper first, then what differs on a screen. */
export function reportStyle(words: RunningWords): Markup {
  return styleElement(`${pageRules(words)}${BASE}${PRINT}${SCREEN}${VEIL_STYLE}`);
}

// No paper size is named: the reader's printer decides between A4 and Letter. Firefox prints its own head and foot.
function pageRules({running, pageOf}: RunningWords): string {
  const small = `font: 8pt ${SERIF}; color: #333;`;
  return `
@page { margin: 20mm 18mm 20mm 26mm;
  @top-left { content: ${cssString(running)}; ${small} }
  @bottom-right { content: ${pageNumber(pageOf)}; ${small} }
}
@page wide { size: landscape; margin: 18mm 16mm 16mm 22mm; }
`;
}

/** The message with CSS counters in the places of its numbers, whatever their order in the language. */
function pageNumber(pageOf: RunningWords['pageOf']): string {
  const [PAGE, PAGES] = ['\ue000', '\ue001'];
  return pageOf(PAGE, PAGES)
    .split(/([\ue000\ue001])/)
    .map((piece) => (piece === PAGE ? 'counter(page)' : piece === PAGES ? 'counter(pages)' : cssString(piece)))
    .join(' ');
}

const SERIF =
  "'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', Georgia, 'Noto Serif', 'Times New Roman', serif";

const BASE = `
:root { color-scheme: only light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #000; font: 10.5pt/1.42 ${SERIF}; overflow-wrap: break-word; }
h1 { font-size: 22pt; line-height: 1.15; margin: 0 0 4mm; font-weight: 600; }
h2 { font-size: 15pt; line-height: 1.2; margin: 0 0 3mm; font-weight: 600; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 3.5mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2.5mm; max-width: 68ch; } h2 + p { break-inside: avoid; break-after: avoid; }
ul, ol { margin: 0 0 3mm; padding-inline-start: 6mm; }
li { margin: 0 0 1.2mm; max-width: 68ch; }
a { color: inherit; text-decoration-thickness: .5px; text-underline-offset: 2px; }
code, pre, .address, .marked { font-family: 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace; }
code, .address { font-size: .82em; overflow-wrap: anywhere; }
.hash { font-size: .76em; overflow-wrap: anywhere; }
pre { font-size: 8pt; line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; border: .5pt solid #777; padding: 2mm 3mm; margin: 0 0 3mm; }
table { border-collapse: collapse; width: 100%; margin: 0 0 3mm; font-size: 8.5pt; line-height: 1.32; table-layout: fixed; }
caption { text-align: start; font-weight: 600; font-size: 10pt; padding: 1mm 0 .8mm; break-after: avoid; }
th, td { text-align: start; vertical-align: top; padding-block: .55mm .65mm; padding-inline: 0 2mm; border-top: .4pt solid #999; overflow-wrap: anywhere; }
th:last-child, td:last-child { padding-inline-end: 0; }
thead { display: table-header-group; }
thead th { border-top: 1pt solid #000; border-bottom: .8pt solid #000; font-size: 8pt; vertical-align: bottom; overflow-wrap: break-word; }
tbody th { font-weight: 400; color: #222; overflow-wrap: break-word; }
tr, .accounts { break-inside: avoid; }
.log-table thead th:nth-child(1) { width: 6.5%; } .log-table thead th:nth-child(2) { width: 7.5%; } .log-table thead th:nth-child(3) { width: 12%; } .log-table thead th:nth-child(4) { width: 22%; } .log-table thead th:nth-child(6) { width: 8.5%; } .log-table thead th:nth-child(8) { width: 12.5%; } .log-table thead th:nth-child(10) { width: 7.5%; }
.log-table tbody th.number { white-space: normal; } .log-table { font-size: 8pt; } .log-table .address { font-size: .9em; }
.what { font-weight: 600; }
tbody th.number { color: #000; }
.bars thead th:nth-child(1) { width: 15%; } .bars thead th:nth-child(2) { width: 13%; } .bars thead th:nth-child(3) { width: 34%; }
.bar { display: block; inline-size: 100%; block-size: 3.2mm; margin-block: .5mm; } .bar .sure { fill: #222; } .bar .rough { fill: #fff; stroke: #222; stroke-width: 2; vector-effect: non-scaling-stroke; }
.hours th, .hours td { text-align: center; border: .4pt solid #999; } .hours th[scope=row] { text-align: start; } .hours .filled { font-weight: 600; outline: 1.2pt solid #000; outline-offset: -1.2pt; }
.cells { columns: 2; font-size: 8.5pt; list-style: none; padding: 0; } .cells li { margin: 0 0 .4mm; break-inside: avoid; }
.occasions thead th:nth-child(1) { width: 13%; } .occasions thead th:nth-child(2) { width: 20%; } .occasions thead th:nth-child(4), .occasions thead th:nth-child(5) { width: 18%; }
.counted thead th:nth-child(1) { width: 34%; } .counted thead th:nth-child(2) { width: 10%; }
.mark, .answer, .order { break-inside: avoid-page; } h4 { font-size: 9.5pt; margin: 2.5mm 0 1mm; break-after: avoid; }
.help-table thead th:nth-child(1), .steps-table thead th:nth-child(1) { width: 17%; }
.person, .order, .diary article { margin-top: 5mm; }
.contents { margin: 0 0 5mm; } .contents h2 { font-size: 10pt; margin: 0 0 1mm; } .contents ol { columns: 2; font-size: 9.5pt; } .contents li { margin-bottom: .6mm; }
.plain th { width: 42%; } .plain { border-bottom: .4pt solid #999; }
.facts thead th:nth-child(1) { width: 31%; } .facts thead th:nth-child(3) { width: 20%; }
.facts td:last-child { color: #333; }
.hashes thead th:nth-child(1) { width: 13%; }
.log thead th:nth-child(1) { width: 8%; } .log thead th:nth-child(2) { width: 21%; } .log thead th:nth-child(3) { width: 27%; }
.parts thead th:nth-child(1) { width: 30%; }
tr.group { break-after: avoid; } tr.group th { font-weight: 600; padding-top: 1.6mm; border-top: .8pt solid #555; color: #000; }
.facts tbody:first-of-type tr.group th { border-top: 0; padding-top: 1.2mm; }
.short { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; margin: 0 0 3mm; font-size: 8.5pt; line-height: 1.32; }
.short > div { display: flex; gap: 3mm; border-top: .4pt solid #999; padding: .55mm 0; break-inside: avoid; }
.short dt { flex: 0 0 46%; color: #222; } .short dd { margin: 0; flex: 1; min-width: 0; overflow-wrap: anywhere; }
.steps { font-size: 8.5pt; line-height: 1.32; } .steps li { margin: 0 0 .4mm; max-width: none; }
.exhibit .limits, .doubts li { font-size: 9pt; line-height: 1.35; margin: 0 0 .6mm; max-width: none; }
.accounts thead th:nth-child(1) { width: 44%; }
.found thead th:nth-child(1) { width: 34%; } .found td, .found thead th { hyphens: auto; }
.not-found { font-weight: 600; }
.number, .time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.zone { font-variant-numeric: tabular-nums; } .time, .zone { unicode-bidi: isolate; direction: ltr; } .small, .basis { font-size: .86em; color: #333; }
.missing { font-style: italic; color: #333; }
.count { display: inline-block; margin-inline-end: 3mm; }
.case-title { font-size: 13pt; }
.kind { font-size: 10.5pt; font-weight: 400; margin-inline-start: 2mm; }
.quoted { display: inline-block; max-width: 100%; overflow: clip; vertical-align: bottom; overflow-wrap: anywhere; white-space: pre-line; }
.marks { display: block; } .marked { font-size: .82em; }
.words { white-space: pre-wrap; overflow: clip; overflow-wrap: anywhere; border-inline-start: 2pt solid #555; padding: .5mm 0 .5mm 4mm; margin: 0 0 3mm; font-size: 11pt; }
.words.marked { font-size: 8.5pt; }
.picture { margin: 0 0 4mm; break-inside: avoid; }
.frame { overflow: hidden; border: .5pt solid #777; width: fit-content; max-width: 100%; }
.frame img { display: block; max-width: 100%; width: auto; height: auto; max-height: 88mm; }
.tall .frame img { max-height: 190mm; }
.stretches { break-inside: auto; } .stretches figcaption { margin: 0 0 2mm; } .stretches .rows { font-size: 8pt; color: #333; margin: 0 0 1mm; break-after: avoid; }
.stretch { break-inside: avoid; margin: 0 0 2mm; } .stretch .frame img { max-height: 222mm; }
figcaption, .no-picture { font-size: 8.5pt; line-height: 1.35; margin-top: 1.5mm; max-width: none; }
.drawn { border: 1pt solid #000; padding: 1mm 2mm; margin: 0 0 1.5mm; font-weight: 600; font-size: 9.5pt; width: fit-content; }
.label { border: .8pt solid #000; padding: 2.5mm 4mm 2mm; margin-top: 4mm; break-inside: avoid; }
.label .lines { display: flex; gap: 6mm; flex-wrap: wrap; }
.label .lines span { flex: 1 1 40mm; border-bottom: .5pt solid #000; padding-top: 7mm; font-size: 8pt; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;

// Firefox turns only the first page of a section and then cuts off what does not fit on the upright ones (153): there the
// chronology stays upright.
// A repeated table head may be left alone at the foot of a page; `.keep` takes the table to the next page instead, by
// an empty box that needs the room of a head and some rows.
const PRINT = `
@media print {
  .chronology { page: wide; }
  @supports (-moz-appearance: none) { .chronology { page: auto; } .log-table { font-size: 7pt; } .log-table thead th { font-size: 6.5pt; } .log-table thead th:nth-child(1) { width: 7.5%; } .log-table thead th:nth-child(2) { width: 9.8%; } .log-table thead th:nth-child(3) { width: 11%; } .log-table thead th:nth-child(4) { width: 15.5%; } .log-table thead th:nth-child(5) { width: 10.5%; } .log-table thead th:nth-child(6) { width: 9.5%; } .log-table thead th:nth-child(7) { width: 10.5%; } .log-table thead th:nth-child(8) { width: 11%; } .log-table thead th:nth-child(9) { width: 8.2%; } .log-table thead th:nth-child(10) { width: 6.5%; } }
  .chronology, .patterns, .course, .exhibit, .diary, .hashes, #key, .check { break-before: page; }
  .exhibit table, .exhibit .short, .exhibit .steps { font-size: 8pt; line-height: 1.24; margin-bottom: 2mm; } .exhibit h3 { margin: 2.4mm 0 .6mm; } .exhibit th, .exhibit td { padding-block: .4mm .45mm; } .exhibit .frame img { max-height: 74mm; } .exhibit .tall .frame img { max-height: 190mm; } .exhibit .limits, .exhibit .doubts li { font-size: 8.5pt; line-height: 1.28; } .exhibit figcaption { font-size: 8pt; } .exhibit .label { margin-top: 2.5mm; padding-block: 1.5mm; } .exhibit .label .lines span { padding-top: 6mm; }
  .questions, .people, .help, .orders, .counted, .limits-all { margin-top: 7mm; }
  .print { display: none; }
  .contents { break-inside: avoid; }
  .keep::before { content: ''; display: block; height: 30mm; margin-bottom: -30mm; break-inside: avoid; break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
}
`;

const SCREEN = `
@media screen {
  body { font-size: 16px; }
  main { max-width: 210mm; margin: 0 auto; padding: 0 var(--side) 20mm; --side: clamp(14px, 5vw, 20mm); }
  table, .short, .steps, .exhibit .limits, .doubts li { font-size: 14px; } caption { font-size: 16px; } thead th { font-size: 13px; } figcaption, .no-picture, .label .lines span { font-size: 14px; }
  .chronology, .patterns, .course, .questions, .people, .help, .orders, .diary, .counted, .exhibit, .hashes, #key, #log, .check, .limits-all { margin-top: 14mm; border-top: 2px solid #000; padding-top: 6mm; }
  .log-table { inline-size: min(calc(100vw - 2 * var(--side)), 330mm); margin-inline: calc((min(210mm, 100vw) - 2 * var(--side) - min(calc(100vw - 2 * var(--side)), 330mm)) / 2); font-size: 13px; }
  .print { margin: 0; padding: 10px 0; max-width: none; } .print button { font: inherit; padding: 8px 16px; margin-inline-end: 8px; border: 1px solid #000; border-radius: 4px; background: #fff; color: #000; cursor: pointer; }
  .frame img { max-height: none !important; }
  .stretch { margin: 0; } .stretch .rows { font-size: 13px; margin: 6px 0 2px; }
  :target { scroll-margin-top: 60px; }
  a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #0b5c6b; outline-offset: 2px; }
}
@media screen and (max-width: 640px) {
  .facts, .facts tbody, .facts tr, .facts th, .facts td, .chronology table, .chronology tbody, .chronology tr, .chronology td, .chronology tbody th, .plain, .plain tbody, .plain tr, .plain th, .plain td, .parts, .parts tbody, .parts tr, .parts td, .log table, .log tbody, .log tr, .log td, .hashes table, .hashes tbody, .hashes tr, .hashes td { display: block; width: auto !important; }
  .log-table td:not(:empty)::before { content: attr(data-head) ': '; font-size: 12px; color: #333; } .log-table { inline-size: auto; margin-inline: 0; } .cells { columns: 1; }
  .facts thead, .chronology thead, .parts thead, .log thead, .hashes thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  caption { display: block; }
  .short { grid-template-columns: 1fr; }
  tr > * + * { border-top: 0; padding-top: 0; }
  .found { font-size: 12px; } .found thead th { font-size: 11px; } .accounts .time { white-space: normal; } thead th { overflow-wrap: anywhere; }
}
`;
