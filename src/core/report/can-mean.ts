import type {WrittenTime} from '../import/reading.ts';
import type {Say} from '../words.ts';
import {bothTimesShort} from './both-times.ts';
import {utcText} from './dates.ts';
import {html, type Markup, nothing} from './html.ts';

/** What a written time can mean: the instant that the file states, or the span in which it lies. */
export function canMean({exact, earliest, latest}: WrittenTime, zone: string, say: Say): Markup {
  // Written to the minute, it can mean any second of it.
  if (exact && (latest ?? exact) === exact) return html`<br>${bothTimesShort(exact, zone)}`;
  if (!earliest || !latest) return nothing;
  return html`<br><span class="small">${say('report_import_between', utcText(earliest), utcText(latest))}</span>`;
}
