import type {DateOrder} from '../reading.ts';
import {exists, wallText} from '../text/written-time.ts';
import {chatLine, dayUnder} from './chat-line.ts';

/** The day, `yyyy-mm-dd`, that a time of a chat means under an order, so that a person can choose between them. */
export function dateUnder(written: string, order: DateOrder): string | undefined {
  const line = chatLine(`[${written}] `);
  const day = line && dayUnder(line.day, order);
  return day && exists(day) ? wallText(day) : undefined;
}
