import type {JSX} from 'preact';
import type {Exhibit} from '../../core/capture/exhibit.ts';
import type {Hex64} from '../../core/ids.ts';
import {CopyText} from '../shared/copy-text.tsx';
import {say, sayBytes} from '../shared/words.ts';
import {howKept} from './part-words.ts';
import {TableRow} from './table-row.tsx';

/** Every file of an exhibit, how it was obtained, and its SHA-256. */
export function FilesList({exhibit, digest}: {exhibit: Exhibit; digest: Hex64}): JSX.Element {
  return (
    <section class="stack">
      <h3>{say('caseFile_files')}</h3>
      <p class="small quiet">{say('caseFile_hashHint')}</p>
      <dl class="table">
        <TableRow label={<span class="mono">exhibit.json</span>}>
          <div>{say('caseFile_how_record')}</div>
          <CopyText text={digest} label={say('caseFile_hashOf', 'exhibit.json')} />
        </TableRow>
        {exhibit.parts.map((part) => (
          <TableRow
            key={part.path}
            label={
              <>
                <span class="mono">{part.path}</span>
                <div class="small quiet numbers">{sayBytes(part.bytes)}</div>
              </>
            }
          >
            <div>{howKept(part)}</div>
            <CopyText text={part.sha256} label={say('caseFile_hashOf', part.path)} />
          </TableRow>
        ))}
      </dl>
    </section>
  );
}
