import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {type AnyReport, describeAny} from '../../core/verify/other/check-any.ts';
import type {ReportLine} from '../../core/verify/report-line.ts';
import {Icon} from '../shared/icon.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** The whole report after its headline: verdict, findings, every check, and what it does not show. */
export function ReportSections({report}: {report: AnyReport}): JSX.Element {
  return <ReportLines lines={describeAny(report, say).filter(({kind}) => kind !== 'headline')} />;
}

/** Lines of a report under their headings. */
export function ReportLines({lines}: {lines: readonly ReportLine[]}): JSX.Element {
  return (
    <>
      {sectionsOf(lines).map(({heading, lines: below}) => (
        <section class="stack" key={heading}>
          {heading ? <h3>{heading}</h3> : null}
          <Lines lines={below} />
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
          {line.more ? <Unfolding line={line} more={line.more} /> : <Words line={line} />}
        </li>
      ))}
    </ul>
  );
}

function Words({line: {text, code}}: {line: ReportLine}): JSX.Element {
  return (
    <div>
      <PageText text={text} as="block" />
      {code ? <code class="verdict__code">{code}</code> : null}
    </div>
  );
}

/** A line that opens into others. They are drawn when it is opened: there may be thousands. */
function Unfolding({line, more}: {line: ReportLine; more: readonly ReportLine[]}): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="verdict__more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <PageText text={line.text} />
      </summary>
      {open ? <Lines lines={more} /> : null}
    </details>
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
