import type {JSX} from 'preact';
import {useMemo} from 'preact/hooks';
import {marksOver} from '../../../core/picture/marks.ts';
import {say} from '../../shared/words.ts';
import {CountButton} from './count-table.tsx';
import {Rows} from './gaps-section.tsx';
import {markText, wallDay} from './happening-words.ts';
import {NotPlacedLine, openIn, PatternSection} from './pattern-section.tsx';
import type {PatternProps} from './patterns-view.tsx';
import {MarkSign} from './symbols.tsx';

const PLACE = 'marks';

/** What the keeper marked, over the months. */
export function MarksSection({data, happenings, opening}: PatternProps): JSX.Element {
  const marks = useMemo(() => marksOver(happenings, data.zone), [happenings, data.zone]);
  return (
    <PatternSection place={PLACE} title={say('picture_marks')} how={say('picture_marksHow')} {...{data, opening}}>
      {marks.length === 0 ? <p class="quiet">{say('picture_noMarks')}</p> : null}
      {marks.map(({mark, ids, months}) => {
        const name = markText(mark);
        return (
          <div key={mark} class="stack">
            <h3 class="mark-heading">
              <MarkSign mark={mark} /> {name}
            </h3>
            <p class="small">
              {say('picture_markAll')}{' '}
              <CountButton name={name} ids={ids} onPress={() => openIn({title: name, ids, place: PLACE, opening})} />
            </p>
            <Rows
              caption={say('picture_markMonths')}
              none={say('picture_nothingCounted')}
              heads={[say('picture_colMonth'), say('picture_colCount'), say('picture_colAbout')]}
              rows={months.buckets.map(({key, ids: known, about}) => {
                const month = wallDay(Date.parse(`${key}-01T00:00:00Z`), {month: 'long', year: 'numeric'});
                const title = `${name} · ${month}`;
                return [
                  month,
                  <CountButton
                    key="known"
                    name={title}
                    ids={known}
                    onPress={() => openIn({title, ids: known, place: PLACE, opening})}
                  />,
                  <CountButton
                    key="about"
                    name={title}
                    ids={about}
                    onPress={() => openIn({title, ids: about, place: PLACE, opening})}
                  />,
                ];
              })}
            />
            <NotPlacedLine
              {...{notPlaced: months.notPlaced, opening, place: PLACE}}
              crossing={say('picture_crossMonth')}
            />
          </div>
        );
      })}
    </PatternSection>
  );
}
