import type {JSX} from 'preact';
import type {CaseRecord, CourseOfConduct} from '../../../core/custody/case.ts';
import {conductOf, emptyCourse, toldOffers, withoutGone, withToggled} from '../../../core/picture/conduct.ts';
import {caseParts} from '../../../core/verify/parse/case-record.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {Message} from '../../shared/message.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {FormFoot} from './form-foot.tsx';
import {FormHead} from './form-head.tsx';
import {FourMarks} from './four-marks.tsx';
import {OccasionPicker} from './occasion-picker.tsx';
import {OccasionsTable} from './occasions-table.tsx';
import {Offers} from './offers.tsx';
import {type Begun, useBegun, useCaseForm} from './use-case-form.ts';
import type {PictureData} from './use-picture-data.ts';

type Props = {store: Store; data: PictureData; onChanged(): void};

/** What happened taken together: the occasions, what links them, that it was unwanted, what it did, and the four marks. */
export function ConductView(props: Props): JSX.Element {
  const begun = useBegun(props.store, 'course', caseParts.course);
  return begun === undefined ? <div aria-busy="true" /> : <ConductForm {...props} begun={begun} />;
}

function courseOf({course}: Pick<CaseRecord, 'course'>): CourseOfConduct {
  return course ?? emptyCourse();
}

function ConductForm({store, data, onChanged, begun}: Props & {begun: Begun<CourseOfConduct> | null}): JSX.Element {
  const form = useCaseForm<CourseOfConduct>({
    ...{store, begun, onChanged},
    part: 'course',
    caseId: data.record?.id,
    kept: courseOf(data.record ?? {}),
    change: (course) => ({course}),
    read: courseOf,
  });
  const {entry: course, write} = form;
  const set = (change: Partial<CourseOfConduct>) => write((now) => ({...now, ...change}));
  const {rows, gone, days} = conductOf(course, data.happenings, [...data.incidents.values()], data.zone);
  return (
    <div class="conduct">
      <FormHead of="conduct" begun={begun !== null} />
      <section class="stack">
        <h2>{say('picture_occasions')}</h2>
        <p role="status">
          {sayCount('picture_occasionCount', rows.length)} {days > 0 ? sayCount('picture_occasionDays', days) : ''}
        </p>
        {rows.length < 2 ? <p class="quiet">{say('picture_fewOccasions')}</p> : null}
        {gone.length > 0 ? (
          <Message kind="warn" live={false}>
            <p>{sayCount('picture_occasionsGone', gone.length)}</p>
            <Button small onPress={() => write((now) => withoutGone(now, gone))}>
              {say('picture_takeGone')}
            </Button>
          </Message>
        ) : null}
        {rows.length > 0 ? (
          <OccasionsTable rows={rows} data={data} onTakeOut={(one) => write((now) => withoutGone(now, [one]))} />
        ) : null}
        <OccasionPicker
          data={data}
          from={data.happenings}
          chosen={course.occasions}
          label={say('picture_chooseOccasions')}
          showChosen={false}
          onToggle={(one) => write((now) => withToggled(now, one))}
        />
      </section>
      <section class="stack">
        <h2>{say('picture_links')}</h2>
        <TextField
          lines={4}
          label={say('picture_linksLabel')}
          hint={say('picture_linksHint')}
          value={course.links}
          onInput={(links) => set({links})}
        />
      </section>
      <section class="stack">
        <h2>{say('picture_unwanted')}</h2>
        <TextField
          lines={4}
          label={say('picture_unwantedLabel')}
          hint={say('picture_unwantedHint')}
          value={course.unwanted}
          onInput={(unwanted) => set({unwanted})}
        />
        <Offers
          title={say('picture_offerTold')}
          texts={data.record ? toldOffers(data.record) : []}
          value={course.unwanted}
          onInput={(unwanted) => set({unwanted})}
        />
      </section>
      <section class="stack">
        <h2>{say('picture_effect')}</h2>
        <TextField
          lines={4}
          label={say('picture_effectLabel')}
          hint={say('picture_effectHint')}
          value={course.effect}
          onInput={(effect) => set({effect})}
        />
        <Offers
          title={say('picture_offerEffect')}
          texts={rows.flatMap(({incident}) => (incident ? Object.values(incident.effect) : []))}
          value={course.effect}
          onInput={(effect) => set({effect})}
        />
      </section>
      <FourMarks data={data} course={course} onCourse={write} />
      <FormFoot form={form} />
    </div>
  );
}
