import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import type {QuestionAnswer} from '../../../core/custody/case.ts';
import type {AskedQuestion} from '../../../core/picture/questions.ts';
import {PageText} from '../../shared/page-text.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say} from '../../shared/words.ts';
import {OccasionPicker} from './occasion-picker.tsx';
import type {PictureData} from './use-picture-data.ts';

const ANSWERS = ['yes', 'no', 'unsure', ''] as const;

type Props = {
  asked: AskedQuestion;
  language: string | undefined;
  data: PictureData;
  onAnswer(answer: Omit<QuestionAnswer, 'answeredAt'>): void;
};

/** One question in its own words, with an answer, words to it, and the things that show it. */
export function Question({asked, language, data, onAnswer}: Props): JSX.Element {
  const name = useId();
  const {list, question, wording, answer} = asked;
  const given = {list, question, wording, answer: '' as const, words: '', occasions: [], ...answer};
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
              onChange={() => onAnswer({...given, answer: value})}
            />
            <span>{say(value === '' ? 'picture_answer_open' : `picture_answer_${value}`)}</span>
          </label>
        ))}
      </div>
      <TextField
        lines={2}
        label={say('picture_answerWords')}
        value={given.words}
        onInput={(words) => onAnswer({...given, words})}
      />
      <OccasionPicker
        data={data}
        from={data.happenings}
        chosen={given.occasions}
        label={say('picture_answerOccasions')}
        onChosen={(occasions) => onAnswer({...given, occasions})}
      />
    </fieldset>
  );
}
