import type {JSX} from 'preact';
import type {CourseOfConduct} from '../../../core/custody/case.ts';
import {FOUR, type FourMark, toggled} from '../../../core/picture/conduct.ts';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {OccasionPicker} from './occasion-picker.tsx';
import type {PictureData} from './use-picture-data.ts';

type Props = {
  data: PictureData;
  course: CourseOfConduct;
  onCourse(change: (now: CourseOfConduct) => CourseOfConduct): void;
};

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
  type Said = CourseOfConduct['marks'][number];
  const set = (change: (now: Said) => Said | undefined) =>
    onCourse((now) => {
      const stands = now.marks.find((one) => one.mark === mark) ?? {mark, why: '', occasions: []};
      const next = change(stands);
      const marks = [...now.marks.filter((one) => one.mark !== mark), ...(next ? [next] : [])];
      return {...now, marks: marks.sort((a, b) => FOUR.indexOf(a.mark) - FOUR.indexOf(b.mark))};
    });
  return (
    <fieldset class="four">
      <legend>
        <strong>{say(`picture_four_${mark}`)}</strong>
      </legend>
      <label class="switch">
        <input
          type="checkbox"
          checked={said !== undefined}
          onChange={({currentTarget: {checked}}) => set((now) => (checked ? now : undefined))}
        />
        <span>{say(`picture_fourSays_${mark}`)}</span>
      </label>
      {said ? (
        <>
          <TextField
            lines={3}
            label={say('picture_fourWhy')}
            value={said.why}
            onInput={(why) => set((now) => ({...now, why}))}
          />
          <OccasionPicker
            data={data}
            from={data.happenings.filter(({id}) => chosen.has(id))}
            chosen={said.occasions}
            label={say('picture_fourOccasions')}
            onToggle={(one) => set((now) => ({...now, occasions: toggled(now.occasions, one)}))}
          />
        </>
      ) : null}
    </fieldset>
  );
}
