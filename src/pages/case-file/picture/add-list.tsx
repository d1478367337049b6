import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {QuestionAnswer} from '../../../core/custody/case.ts';
import {questionsIn} from '../../../core/picture/questions.ts';
import {Button} from '../../shared/button.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say, sayCount} from '../../shared/words.ts';

type Props = {
  /** Names that lists have already. */
  taken: readonly string[];
  onAdd(questions: Omit<QuestionAnswer, 'answeredAt'>[]): void;
};

/** Puts in a list that the keeper was given, one question a line, exactly as it stands there. */
export function AddList({taken, onAdd}: Props): JSX.Element {
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const questions = questionsIn(text);
  const list = name.trim();
  const isTaken = taken.includes(list);
  const add = () => {
    onAdd(
      questions.map((wording, index) => ({
        ...{list, question: String(index + 1), wording},
        ...{answer: '', words: '', occasions: []},
      })),
    );
    setName('');
    setText('');
  };
  return (
    <details class="filters">
      <summary>{say('picture_addList')}</summary>
      <p class="quiet">{say('picture_addListWhat')}</p>
      <TextField
        label={say('picture_addListName')}
        hint={say('picture_addListNameHint')}
        value={name}
        onInput={setName}
      />
      <TextField
        lines={6}
        label={say('picture_addListText')}
        hint={say('picture_addListTextHint')}
        value={text}
        onInput={setText}
      />
      <p class="small quiet" role="status">
        {isTaken ? say('picture_addListTaken') : sayCount('picture_questionCount', questions.length)}
      </p>
      <div>
        <Button resting={list === '' || questions.length === 0 || isTaken} onPress={add}>
          {say('picture_addListDo')}
        </Button>
      </div>
    </details>
  );
}
