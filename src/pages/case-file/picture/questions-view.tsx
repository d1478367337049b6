import type {JSX} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import type {CaseRecord, QuestionAnswer} from '../../../core/custody/case.ts';
import {type AskedList, type AskedQuestion, askedLists, withAnswer} from '../../../core/picture/questions.ts';
import {caseParts} from '../../../core/verify/parse/case-record.ts';
import {listOf} from '../../../core/verify/parse/shape.ts';
import {deviceNow} from '../../../store/circumstances.ts';
import type {Store} from '../../../store/open-store.ts';
import {AskInPlace} from '../../shared/ask-in-place.tsx';
import {PageText} from '../../shared/page-text.tsx';
import {say} from '../../shared/words.ts';
import {AddList} from './add-list.tsx';
import {FormFoot} from './form-foot.tsx';
import {FormHead} from './form-head.tsx';
import {type Answer, NO_ANSWER, Question} from './question.tsx';
import {type Begun, useBegun, useCaseForm} from './use-case-form.ts';
import type {PictureData} from './use-picture-data.ts';

type Props = {store: Store; data: PictureData; onChanged(): void};

const answersShape = listOf(caseParts.answer);

/** Questions of published lists, word for word. Any may be left open, and nothing is worked out from the answers. */
export function QuestionsView(props: Props): JSX.Element {
  const begun = useBegun(props.store, 'answers', answersShape);
  return begun === undefined ? <div aria-busy="true" /> : <QuestionsForm {...props} begun={begun} />;
}

function answersOf({answers = []}: Pick<CaseRecord, 'answers'>): QuestionAnswer[] {
  return answers;
}

function QuestionsForm({store, data, onChanged, begun}: Props & {begun: Begun<QuestionAnswer[]> | null}): JSX.Element {
  const form = useCaseForm<QuestionAnswer[]>({
    ...{store, begun, onChanged},
    part: 'answers',
    caseId: data.record?.id,
    kept: answersOf(data.record ?? {}),
    change: (answers) => ({answers}),
    read: answersOf,
  });
  const {entry: answers, write} = form;
  const place = data.record?.jurisdiction;
  // Those of the case's own place first.
  const lists = useMemo(
    () => askedLists(answers).sort((a, b) => Number(isOf(b, place)) - Number(isOf(a, place))),
    [answers, place],
  );
  return (
    <div class="conduct">
      <FormHead of="questions" begun={begun !== null} />
      {lists.map((list) => (
        <List
          key={list.id}
          list={list}
          place={place}
          data={data}
          onAnswer={(asked, change) => write((now) => answered(now, asked, change))}
          onTakeOut={() => write((now) => now.filter((one) => one.list !== list.id))}
        />
      ))}
      <AddList
        store={store}
        caseId={data.record?.id}
        taken={lists.map(({id}) => id)}
        onAdd={(added) => write((now) => [...now, ...added.map((one) => ({...one, answeredAt: deviceNow()}))])}
      />
      <FormFoot form={form} />
    </div>
  );
}

/** A list that the keeper put in, or one of the place the case is about. */
function isOf({published}: AskedList, place: Place): boolean {
  return published === undefined || published.place === place;
}

/** The answers with a change of one of them, at this moment. */
function answered(
  now: readonly QuestionAnswer[],
  {list, question, wording}: AskedQuestion,
  change: (now: Answer) => Partial<Answer>,
): QuestionAnswer[] {
  const stands = now.find((one) => one.list === list && one.question === question);
  const answer = stands ?? {list, question, wording, ...NO_ANSWER};
  return withAnswer(now, {...answer, ...change(answer), answeredAt: deviceNow()});
}

type Place = CaseRecord['jurisdiction'] | undefined;

type ListProps = {
  list: AskedList;
  place: Place;
  data: PictureData;
  onAnswer(asked: AskedQuestion, change: (now: Answer) => Partial<Answer>): void;
  onTakeOut(): void;
};

/** One list; those of other places are folded until they are wanted. */
function List({list, place, data, onAnswer, onTakeOut}: ListProps): JSX.Element {
  const {id, published, questions} = list;
  const [open] = useState(() => isOf(list, place) || questions.some(({answer}) => answer !== undefined));
  return (
    <details class="picture-set" open={open}>
      <summary>
        <h2 class="plain-heading">
          <PageText text={published?.title ?? id} language={published?.language} />
        </h2>
      </summary>
      {published ? (
        <>
          <blockquote class="words" lang={published.language}>
            {published.lead}
          </blockquote>
          <p class="small quiet">
            {say('picture_listSource')} <PageText text={published.source} language={published.language} />
            <br />
            <PageText text={published.licence} language={published.language} />
          </p>
        </>
      ) : (
        <p class="small quiet">{say('picture_listOwn')}</p>
      )}
      {questions.map((asked) => (
        <Question
          key={asked.question}
          asked={asked}
          language={published?.language}
          data={data}
          onAnswer={(change) => onAnswer(asked, change)}
        />
      ))}
      {published ? null : (
        <AskInPlace
          button="plain"
          icon="trash"
          label={say('picture_listOut')}
          question={say('picture_listOutAsk')}
          yes={say('picture_listOut')}
          no={say('picture_listStay')}
          onYes={onTakeOut}
        />
      )}
    </details>
  );
}
