import type {JSX} from 'preact';
import {describeReport, type ReportLine} from '../../core/verify/describe-report.ts';
import type {VerifyReport} from '../../core/verify/report.ts';
import {Icon} from '../shared/icon.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** The whole report after its headline: verdict, findings, every check, and what it does not show. */
export function ReportSections({report}: {report: VerifyReport}): JSX.Element {
  const sections = sectionsOf(describeReport(report, say).filter(({kind}) => kind !== 'headline'));
  return (
    <>
      {sections.map(({heading, lines}) => (
        <section class="stack" key={heading}>
          {heading ? <h3>{heading}</h3> : null}
          <Lines lines={lines} />
        </section>
      ))}
    </>
  );
}

function Lines({lines}: {lines: readonly ReportLine[]}): JSX.Element {
  return (
    <ul class="verdict">
      {lines.map((line, index) => (
        <li key={index} class={`verdict__line verdict__line--${line.tone}`}>
          <Icon name={line.tone === 'good' ? 'done' : line.tone === 'bad' ? 'warning' : 'note'} />
          <PageText text={line.text} as="block" />
        </li>
      ))}
    </ul>
  );
}

type Section = {heading: string; lines: ReportLine[]};

/** Lines under the heading that stands before them. */
function sectionsOf(lines: readonly ReportLine[]): Section[] {
  const sections: Section[] = [{heading: '', lines: []}];
  for (const line of lines) {
    if (line.kind === 'heading') sections.push({heading: line.text, lines: []});
    else sections.at(-1)?.lines.push(line);
  }
  return sections.filter((section) => section.lines.length > 0);
}
