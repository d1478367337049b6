import type {Say} from '../words.ts';
import {html, type Markup, nothing} from './html.ts';
import {markedInvisible} from './invisible.ts';

/**
 * A short text by somebody else: isolated, so that its direction ends with it, and boxed, so that stacked marks stay
 * off other rows. Beside it, where needed, the same with its invisible characters named.
 */
export function quoted(text: string, say: Say): Markup {
  if (text === '') return html`<span class="missing">${say('report_emptyText')}</span>`;
  return html`<bdi class="quoted" dir="auto">${text}</bdi>${marks(text, say)}`;
}

/** A long text by somebody else, line by line as it stood. */
export function quotedBlock(text: string, language: string | undefined, say: Say): Markup {
  if (text === '') return html`<p class="missing">${say('report_emptyText')}</p>`;
  const tag = languageTag(language);
  const block =
    tag === undefined
      ? html`<div class="words" dir="auto">${text}</div>`
      : html`<div class="words" dir="auto" lang="${tag}">${text}</div>`;
  const marked = markedInvisible(text);
  if (marked === undefined) return block;
  return html`${block}<p class="small">${say('report_withMarks')}</p><div class="words marked" dir="auto">${marked}</div>`;
}

/** Addresses are printed, never linked: a click would tell whoever runs the page. */
export function address(text: string, say: Say): Markup {
  return html`<bdi class="address" dir="ltr">${text}</bdi>${marks(text, say)}`;
}

/** What is not there, and why. */
export function notShown(why: string, say: Say): Markup {
  return html`<span class="missing">${say('report_notShown')} <bdi dir="auto">${why}</bdi></span>`;
}

function marks(text: string, say: Say): Markup {
  const marked = markedInvisible(text);
  if (marked === undefined) return nothing;
  return html`<span class="marks"><span class="small">${say('report_withMarks')}</span> <bdi class="marked" dir="ltr">${marked}</bdi></span>`;
}

/** A BCP 47 tag that is well formed, whatever a page wrote; undefined otherwise. */
export function languageTag(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text);
    return /^(und|x-.*|)$/.test(tag) ? undefined : tag;
  } catch {
    return undefined; // not a tag
  }
}
