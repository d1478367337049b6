import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import type {QuestionAnswer} from '../../../core/custody/case.ts';
import {toggled} from '../../../core/picture/conduct.ts';
import type {AskedQuestion} from '../../../core/picture/questions.ts';
import {PageText} from '../../shared/page-text.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {OccasionPicker} from './occasion-picker.tsx';
import type {PictureData} from './use-picture-data.ts';

const ANSWERS = ['yes', 'no', 'unsure', ''] as const;

/** What the keeper gives to one question. */
export type Answer = Pick<QuestionAnswer, 'answer' | 'words' | 'occasions'>;

export const NO_ANSWER: Answer = {answer: '', words: '', occasions: []};

type Props = {
  asked: AskedQuestion;
  language: string | undefined;
  data: PictureData;
  /** Changes what is answered now. */
  onAnswer(change: (now: Answer) => Partial<Answer>): void;
};

/** One question in its own words, with an answer, words to it, and the things that show it. */
export function Question({asked, language, data, onAnswer}: Props): JSX.Element {
  const name = useId();
  const {wording, answer} = asked;
  const given: Answer = answer ?? NO_ANSWER;
  return (
    <fieldset class="four">
      <legend>
        <PageText text={wording} language={language} />
      </legend>
      <div class="answers">
        {ANSWERS.map((value) => (
          <label key={value} class="switch">
            <input
              type="radio"
              name={name}
              checked={given.answer === value}
              onChange={() => onAnswer(() => ({answer: value}))}
            />
            <span>{say(value === '' ? 'picture_answer_open' : `picture_answer_${value}`)}</span>
          </label>
        ))}
      </div>
      {given.answer === '' && given.words === '' && given.occasions.length === 0 ? null : (
        <>
          <TextField
            lines={2}
            label={say('picture_answerWords')}
            value={given.words}
            onInput={(words) => onAnswer(() => ({words}))}
          />
          <OccasionPicker
            data={data}
            from={data.happenings}
            chosen={given.occasions}
            label={say('picture_answerOccasions')}
            onToggle={(one) => onAnswer((now) => ({occasions: toggled(now.occasions, one)}))}
          />
        </>
      )}
    </fieldset>
  );
}
