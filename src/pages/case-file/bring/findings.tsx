import type {JSX} from 'preact';
import type {ImportFinding} from '../../../core/import/findings.ts';
import type {ImportReading} from '../../../core/import/reading.ts';
import {findingPieces} from '../../../core/report/import-words.ts';
import {PageText} from '../../shared/page-text.tsx';
import {VeiledDetails} from '../../shared/veiled-text.tsx';
import {say, sayCount} from '../../shared/words.ts';

type Props = {findings: readonly ImportFinding[]; notUnderstood: ImportReading['notUnderstood']};

/** What is doubtful about a file or good to know, each in one sentence; and the lines that nobody understood. */
export function Findings({findings, notUnderstood}: Props): JSX.Element | null {
  if (findings.length === 0) return null;
  return (
    <details class="bring-more">
      <summary>{sayCount('bring_findings', findings.length)}</summary>
      <ul class="bullets">
        {findings.map((finding, index) => (
          <li key={index}>
            <Finding finding={finding} />
          </li>
        ))}
      </ul>
      {notUnderstood.length > 0 ? (
        <VeiledDetails class="bring-more" summary={say('bring_notRead')}>
          {() => (
            <ul class="bullets small">
              {notUnderstood.slice(0, 10).map(({text}, index) => (
                <li key={index}>
                  <PageText text={text} as="block" />
                </li>
              ))}
            </ul>
          )}
        </VeiledDetails>
      ) : null}
    </details>
  );
}

/** The sentence about a finding; what is out of the file is set apart in it. */
function Finding({finding}: {finding: ImportFinding}): JSX.Element {
  return (
    <>
      {finding.path ? (
        <>
          <PageText text={finding.path} />
          {': '}
        </>
      ) : null}
      {findingPieces(finding, say).map((piece, index) =>
        'ours' in piece ? piece.ours : <PageText key={index} text={piece.quoted} />,
      )}
    </>
  );
}
