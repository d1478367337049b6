import {type AnyReport, describeAny} from '../core/verify/other/check-any.ts';
import type {ReportLine} from '../core/verify/report-line.ts';
import {element} from './element.ts';
import {say} from './say.ts';

const MARKS: {readonly [K in ReportLine['tone']]: string} = {good: '✓', bad: '✗', plain: '·'};

/** The report as a section; its heading takes the focus, so that it is read out first. */
export function showReport(report: AnyReport): HTMLElement {
  const section = element('section', {class: 'result', 'aria-labelledby': 'outcome'});
  let list: HTMLUListElement | undefined;
  let kind: ReportLine['kind'] | undefined;
  for (const line of describeAny(report, say)) {
    if (line.kind === 'headline') section.append(headline(line));
    else if (line.kind === 'heading') section.append(element('h3', {}, line.text));
    if (line.kind === 'headline' || line.kind === 'heading') list = undefined;
    else {
      if (!list || line.kind !== kind) {
        list = element('ul', {class: `lines ${line.kind}s`});
        section.append(list);
      }
      list.append(item(line));
    }
    kind = line.kind;
  }
  return section;
}

function headline({tone, text}: ReportLine): HTMLElement {
  return element('h2', {class: `headline ${tone}`, id: 'outcome', tabindex: '-1'}, `${MARKS[tone]} ${text}`);
}

function item(line: ReportLine): HTMLElement {
  const {tone, text, code, more} = line;
  const words = element('span', {}, text, ...(code ? [' ', element('code', {class: 'code'}, code)] : []));
  return element(
    'li',
    {class: tone},
    element('span', {class: 'mark', 'aria-hidden': 'true'}, MARKS[tone]),
    more ? unfolding(words, more) : words,
  );
}

/** A line that opens into others. They are made when it is first opened: there may be thousands. */
function unfolding(words: HTMLElement, more: readonly ReportLine[]): HTMLElement {
  const details = element('details', {class: 'more'}, element('summary', {}, words));
  const open = () => details.append(element('ul', {class: 'lines'}, ...more.map(item)));
  details.addEventListener('toggle', open, {once: true});
  return details;
}
