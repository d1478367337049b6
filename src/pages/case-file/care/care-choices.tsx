import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {languagesIn, PLACES} from '../../../core/care/service.ts';
import {SERVICES} from '../../../core/care/services.ts';
import {Message} from '../../shared/message.tsx';
import {ChoiceField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {languageName, placeName} from './care-words.ts';
import type {Care} from './use-care.ts';

/** The box that makes the words simpler. */
export function AgeBox({care}: {care: Care}): JSX.Element {
  const id = useId();
  return (
    <div class="care-age">
      <input
        id={id}
        type="checkbox"
        checked={care.wanted.under18}
        aria-describedby={`${id}-hint`}
        onChange={(event) => care.chooseAge(event.currentTarget.checked)}
      />
      <label for={id}>{say('care_under18')}</label>
      <span id={`${id}-hint`} class="care-age__hint small quiet">
        {say('care_under18Hint')}
      </span>
    </div>
  );
}

/** Where the person is, as a list; said to be a guess until they chose. */
export function PlaceField({care}: {care: Care}): JSX.Element {
  return (
    <div class="stack stack--close">
      <ChoiceField
        label={say('care_where')}
        value={care.wanted.place}
        options={PLACES.map((place) => ({value: place, label: placeName(place)}))}
        onChoose={care.choosePlace}
      />
      {care.guessed ? <p class="small quiet">{say('care_guessed')}</p> : null}
    </div>
  );
}

/** Place and language. */
export function CareChoices({care}: {care: Care}): JSX.Element {
  const spoken = languagesIn(SERVICES, care.wanted.place);
  return (
    <>
      <div class="care-choices">
        <PlaceField care={care} />
        <ChoiceField
          label={say('care_language')}
          value={care.wanted.language ?? ''}
          options={[
            {value: '', label: say('care_anyLanguage')},
            ...spoken.map((language) => ({value: language, label: languageName(language)})),
          ]}
          onChoose={care.chooseLanguage}
        />
      </div>
      {care.notKept ? <Message kind="warn">{say('care_notKept')}</Message> : null}
    </>
  );
}
