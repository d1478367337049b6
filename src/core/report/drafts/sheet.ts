import type {MessageName, Say} from '../../words.ts';
import {html, type Markup, nothing} from '../html.ts';
import type {LegalWords} from './legal-words.ts';

/** One draft: the warning above and, where it is to be signed, the line for that below are printed on every page of it. */
export function sheet(id: string, title: string, body: Markup, say: Say, signed = true): Markup {
  const foot = html`<tfoot><tr><td><div class="sign"><span>${say('report_labelSigned')}</span><span>${say('report_labelDate')}</span></div></td></tr></tfoot>
`;
  return html`<table class="sheet" id="${id}" role="presentation">
<thead><tr><th>${say('report_draftWarning')}</th></tr></thead>
${signed ? foot : nothing}<tbody><tr><td>
<h1>${title}</h1>
${body}</td></tr></tbody></table>
`;
}

/** Room for something that the person writes by hand. */
export function blank(label: MessageName, say: Say): Markup {
  return html`<p>${say(label)} <span class="blank"></span></p>
`;
}

/** Words of a law as they stand, whatever the language around them, and where they were read. */
export function legal({words, source}: LegalWords, say: Say): Markup {
  return html`<p lang="en" dir="ltr">${words}</p>
<p class="source">${say('report_draftSource')} <bdi lang="en" dir="ltr">${source}</bdi></p>
`;
}
