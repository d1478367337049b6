import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Uuid} from '../../../core/ids.ts';
import type {Step} from '../../../core/picture/steps.ts';
import {PageText} from '../../shared/page-text.tsx';
import {useVeil} from '../../shared/veil.tsx';
import {VeiledText} from '../../shared/veiled-text.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {happeningAddress, markText, numberText, stepText, stepWhen, whenText, whoText} from './happening-words.ts';
import {LongTable} from './long-table.tsx';
import type {PictureData} from './use-picture-data.ts';

const AT_ONCE = 100;

/** The same as the time line shows, in a table: in order of time, as much of it at once as can be read. */
export function TimelineTable({ids, data}: {ids: readonly Uuid[]; data: PictureData}): JSX.Element {
  const [open, setOpen] = useState(false);
  const wanted = new Set(open ? ids : []);
  const rows = open ? data.happenings.filter(({id}) => wanted.has(id)) : [];
  return (
    <details class="how" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 class="plain-heading">{say('picture_asTable')}</h2>
      </summary>
      {open ? (
        <LongTable
          caption={say('picture_timelineTable', sayCount('picture_things', ids.length))}
          heads={[say('picture_colWhen'), say('picture_colWhat'), say('picture_colWho'), say('picture_colMarks')]}
          rows={rows}
          first={AT_ONCE}
          row={(one) => (
            <tr key={one.id}>
              <td class="numbers">{whenText(one, data)}</td>
              <td>
                <a href={happeningAddress(one)}>{numberText(one)}</a>
              </td>
              <td>
                <PageText text={whoText(one, data.names)} />
              </td>
              <td>{one.marks.map(markText).join(', ')}</td>
            </tr>
          )}
        />
      ) : null}
    </details>
  );
}

/** Told to stop, blocks, orders and help sought, whether they have a date or not. */
export function StepsTable({steps}: {steps: readonly Step[]}): JSX.Element {
  const veil = useVeil();
  return (
    <details class="how">
      <summary>
        <h2 class="plain-heading">{say('picture_stepsTable')}</h2>
      </summary>
      <LongTable
        caption={say('picture_stepsCaption')}
        heads={[say('picture_colWhen'), say('picture_colStep'), say('picture_colWords')]}
        rows={steps}
        first={AT_ONCE}
        row={(step, index) => (
          <tr key={index}>
            <td class="numbers">
              <PageText text={stepWhen(step)} />
              {step.until ? (
                <>
                  {' – '}
                  <PageText text={stepWhen({at: step.until})} />
                </>
              ) : null}
            </td>
            <td>{stepText(step)}</td>
            <td>
              <VeiledText
                veil={veil}
                name={String(index)}
                label={`${stepText(step)} ${stepWhen(step)}`}
                text={step.what}
              />
            </td>
          </tr>
        )}
      />
    </details>
  );
}
