import type {QuestionAnswer} from '../custody/case.ts';
import type {ReportContext} from '../pack/pack-input.ts';
import {LISTS} from '../picture/published-lists.ts';
import type {MessageName} from '../words.ts';
import {momentText} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';
import {quoted, quotedBlock} from './quoted.ts';
import {becauseOf} from './sources.ts';
import {liftable} from './veil.ts';

const ANSWERS: {readonly [answer in Exclude<QuestionAnswer['answer'], ''>]: MessageName} = {
  yes: 'report_yes',
  no: 'report_no',
  unsure: 'report_answerUnsure',
};

/** Questions of published lists that the keeper answered, under the list's name, in the list's words. No sum of them. */
export function* questionsSection({input}: ReportContext): Generator<Markup> {
  const {say} = input;
  const answers = (input.caseRecords.at(-1)?.record.answers ?? []).filter(
    ({answer, words, occasions}) => answer !== '' || words !== '' || occasions.length > 0,
  );
  if (answers.length === 0) return;
  yield html`<section class="questions" id="questions">
<h2>${say('report_questionsTitle')}</h2>
<p>${say('report_questionsIntro')}</p>
`;
  for (const list of new Set(answers.map((one) => one.list))) {
    yield listHead(list, input);
    for (const one of answers.filter((answer) => answer.list === list)) yield answerPiece(one, input);
  }
  yield html`</section>
`;
}

/** A printed list with where it is from; one that the keeper put in under the name they gave it. */
function listHead(list: string, {say}: ReportContext['input']): Markup {
  const published = LISTS.find(({id}) => id === list);
  if (!published)
    return html`<h3>${quoted(list, say)}</h3>
`;
  const {title, lead, source, licence, language} = published;
  return html`<h3 lang="${language}">${title}</h3>
<p class="small">${say('report_listSource')} <span lang="${language}">${source}<br>${licence}</span></p>
<p lang="${language}">${lead}</p>
`;
}

function answerPiece(one: QuestionAnswer, input: ReportContext['input']): Markup {
  const {say} = input;
  const answer = one.answer === '' ? say('report_answerNone') : say(ANSWERS[one.answer]);
  return html`<article class="answer">
<h4><span class="small">${quoted(one.question, say)}</span> ${quoted(one.wording, say)}</h4>
<p><b>${answer}</b> <span class="small">${say('report_answeredAt', momentText(one.answeredAt))}</span></p>
${one.words === '' ? nothing : liftable(say('report_showAnswer'), quotedBlock(one.words, undefined, say))}${becauseOf(one.occasions, input)}</article>
`;
}
