import type {JSX} from 'preact';
import type {CourseOfConduct} from '../../../core/custody/case.ts';
import {FOUR, type FourMark} from '../../../core/picture/conduct.ts';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {OccasionPicker} from './occasion-picker.tsx';
import type {PictureData} from './use-picture-data.ts';

type Props = {data: PictureData; course: CourseOfConduct; onCourse(course: CourseOfConduct): void};

/** Fixated, obsessive, unwanted, repeated: each only where the keeper says so, with why and by which occasions. */
export function FourMarks({data, course, onCourse}: Props): JSX.Element {
  return (
    <section class="stack">
      <h2>{say('picture_four')}</h2>
      <p>{say('picture_fourWhat')}</p>
      <p class="small quiet">{say('picture_fourSource')}</p>
      <div class="stack stack--wide">
        {FOUR.map((mark) => (
          <Mark key={mark} {...{mark, data, course, onCourse}} />
        ))}
      </div>
    </section>
  );
}

function Mark({mark, data, course, onCourse}: Props & {mark: FourMark}): JSX.Element {
  const said = course.marks.find((one) => one.mark === mark);
  const chosen = new Set(course.occasions.map(({id}) => id));
  const set = (next: CourseOfConduct['marks'][number] | undefined) => {
    const others = course.marks.filter((one) => one.mark !== mark);
    const marks = next ? [...others, next] : others;
    onCourse({...course, marks: marks.sort((a, b) => FOUR.indexOf(a.mark) - FOUR.indexOf(b.mark))});
  };
  return (
    <fieldset class="four">
      <legend>
        <strong>{say(`picture_four_${mark}`)}</strong>
      </legend>
      <label class="switch">
        <input
          type="checkbox"
          checked={said !== undefined}
          onChange={(event) => set(event.currentTarget.checked ? {mark, why: '', occasions: []} : undefined)}
        />
        <span>{say(`picture_fourSays_${mark}`)}</span>
      </label>
      {said ? (
        <>
          <TextField lines={3} label={say('picture_fourWhy')} value={said.why} onInput={(why) => set({...said, why})} />
          <OccasionPicker
            data={data}
            from={data.happenings.filter(({id}) => chosen.has(id))}
            chosen={said.occasions}
            label={say('picture_fourOccasions')}
            onChosen={(occasions) => set({...said, occasions})}
          />
        </>
      ) : null}
    </fieldset>
  );
}
