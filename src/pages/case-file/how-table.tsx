import type {JSX} from 'preact';
import type {CaptureRecord, Exhibit, Part, Step} from '../../core/capture/exhibit.ts';
import {PageText} from '../shared/page-text.tsx';
import {pageLanguage, say, sayCount, sayNumber} from '../shared/words.ts';
import {FactValue} from './fact-value.tsx';
import {TableRow} from './table-row.tsx';

/** How it was kept and under which circumstances, step by step. */
export function HowTable({exhibit}: {exhibit: Exhibit}): JSX.Element {
  return (
    <details class="how">
      <summary>
        <h3>{say('caseFile_how')}</h3>
      </summary>
      <div class="stack">
        <dl class="table">
          <TableRow label={say('caseFile_circ_madeBy')}>
            {exhibit.madeBy.product} {exhibit.madeBy.version}
          </TableRow>
          {exhibit.origin === 'captured' ? <Circumstances capture={exhibit.capture} /> : null}
          {exhibit.parts.map((part) => (part.how === 'stitched' ? <Seams key={part.path} part={part} /> : null))}
          {exhibit.origin === 'imported' ? (
            <TableRow label={say('caseFile_circ_originalName')}>
              <PageText text={exhibit.imported.originalName} />
            </TableRow>
          ) : null}
        </dl>
        {exhibit.origin === 'captured' ? <Steps steps={exhibit.capture.steps} /> : null}
      </div>
    </details>
  );
}

function Circumstances({capture}: {capture: CaptureRecord}): JSX.Element {
  const {browser, system, viewport} = capture;
  return (
    <>
      <TableRow label={say('caseFile_circ_trigger')}>{say(`caseFile_trigger_${capture.trigger}`)}</TableRow>
      <TableRow label={say('caseFile_circ_browser')}>
        {browser.name} {browser.version}
      </TableRow>
      <TableRow label={say('caseFile_circ_system')}>
        {system.name} {system.version ?? ''}
      </TableRow>
      <TableRow label={say('caseFile_circ_language')}>{capture.language}</TableRow>
      <TableRow label={say('caseFile_circ_window')}>
        {say('caseFile_pixels', sayNumber(viewport.width), sayNumber(viewport.height))}
      </TableRow>
      <TableRow label={say('caseFile_circ_zoom')}>{percent(capture.zoomThousandths)}</TableRow>
      <TableRow label={say('caseFile_circ_scale')}>{sayNumber(capture.scaleThousandths / 1000)}</TableRow>
      <TableRow label={say('caseFile_circ_scroll')}>
        {say('caseFile_pixels', sayNumber(capture.scroll.x), sayNumber(capture.scroll.y))}
      </TableRow>
      <TableRow label={say('caseFile_circ_private')}>
        {capture.privateWindow ? say('caseFile_yes') : say('caseFile_no')}
      </TableRow>
      <TableRow label={say('caseFile_circ_changed')}>
        {capture.pageChanged ? say('caseFile_yes') : say('caseFile_no')}
      </TableRow>
      <TableRow label={say('caseFile_circ_reader')}>
        {capture.adapter.id} {capture.adapter.version}
      </TableRow>
      <TableRow label={say('caseFile_circ_serverDate')}>
        <FactValue fact={capture.serverDate} show={(value) => <PageText text={value} />} />
      </TableRow>
    </>
  );
}

/** Which rows of a joined picture came from which of the browser's own pictures. */
function Seams({part}: {part: Extract<Part, {how: 'stitched'}>}): JSX.Element {
  return (
    <TableRow label={<span class="mono">{part.path}</span>}>
      <div>{sayCount('caseFile_joinedFrom', part.tiles)}</div>
      <ol class="seams small quiet numbers">
        {part.seams.map(({y, height, scroll, at}) => (
          <li key={y}>
            {say(
              'caseFile_seam',
              sayNumber(y),
              sayNumber(y + height - 1),
              sayNumber(scroll.x),
              sayNumber(scroll.y),
              at.slice(11, 23),
            )}
          </li>
        ))}
      </ol>
    </TableRow>
  );
}

function Steps({steps}: {steps: Step[]}): JSX.Element {
  return (
    <ol class="steps small">
      {steps.map((step, index) => (
        <li key={index}>
          <span class="mono">{step.name}</span>
          <span class="tag">{say(`caseFile_step_${step.outcome}`)}</span>
          <span class="quiet numbers">{say('caseFile_milliseconds', sayNumber(step.tookMs))}</span>
          {step.why ? (
            <span class="quiet">
              <PageText text={step.why} />
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function percent(thousandths: number): string {
  return new Intl.NumberFormat(pageLanguage(), {style: 'percent'}).format(thousandths / 1000);
}
