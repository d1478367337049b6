import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import type {QuestionAnswer} from '../../../core/custody/case.ts';
import type {Uuid} from '../../../core/ids.ts';
import {questionsIn} from '../../../core/picture/questions.ts';
import {objectOf, text as textShape} from '../../../core/verify/parse/shape.ts';
import type {Store} from '../../../store/open-store.ts';
import {Button} from '../../shared/button.tsx';
import {TextField} from '../../shared/text-field.tsx';
import {say, sayCount} from '../../shared/words.ts';
import {DraftFailed} from '../drafts/draft-failed.tsx';
import {usePartDraft} from '../drafts/use-part-draft.ts';
import {type Begun, useBegun} from './use-case-form.ts';

/** A list as it is typed. */
type TypedList = {name: string; text: string};

const typedShape = objectOf<TypedList>({name: textShape, text: textShape});
const NOTHING: TypedList = {name: '', text: ''};
const PART = 'questionList';

type Props = {
  store: Store;
  /** The case that it is put into; undefined before the first. */
  caseId: Uuid | undefined;
  /** Names that lists have already. */
  taken: readonly string[];
  onAdd(questions: Omit<QuestionAnswer, 'answeredAt'>[]): void;
};

/** Puts in a list that the keeper was given, one question a line, exactly as it stands there. */
export function AddList(props: Props): JSX.Element | null {
  const begun = useBegun(props.store, PART, typedShape);
  return begun === undefined ? null : <ListForm {...props} begun={begun} />;
}

function ListForm({store, caseId, taken, onAdd, begun}: Props & {begun: Begun<TypedList> | null}): JSX.Element {
  const [typed, setTyped] = useState(begun?.entry ?? NOTHING);
  const draft = usePartDraft<TypedList>(store, {
    ...{part: PART, caseId, before: null, first: NOTHING},
    existing: begun?.draft,
  });
  const {name, text} = typed;
  // Keys may come faster than the page is drawn.
  const latest = useRef(typed);
  const put = (next: TypedList) => {
    latest.current = next;
    setTyped(next);
  };
  const write = (change: Partial<TypedList>) => {
    const next = {...latest.current, ...change};
    put(next);
    draft.keep(next);
  };
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
    put(NOTHING);
    draft.drop().catch((error: unknown) => console.warn('the draft was not dropped:', error));
  };
  return (
    <details class="picture-set" open={begun !== null}>
      <summary>{say('picture_addList')}</summary>
      <p class="quiet">{say('picture_addListWhat')}</p>
      <TextField
        label={say('picture_addListName')}
        hint={say('picture_addListNameHint')}
        value={name}
        onInput={(next) => write({name: next})}
      />
      <TextField
        lines={6}
        label={say('picture_addListText')}
        hint={say('picture_addListTextHint')}
        value={text}
        onInput={(next) => write({text: next})}
      />
      <p class="small quiet" role="status">
        {isTaken ? say('picture_addListTaken') : sayCount('picture_questionCount', questions.length)}
      </p>
      <div>
        <Button resting={list === '' || questions.length === 0 || isTaken} onPress={add}>
          {say('picture_addListDo')}
        </Button>
      </div>
      {draft.failed ? <DraftFailed onAgain={() => void draft.flush()} /> : null}
    </details>
  );
}
