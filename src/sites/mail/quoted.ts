import type {Reference} from '../../core/facts/facts.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {everywhere, is, parentOf} from '../reading/dom.ts';
import {reference} from '../reading/facts.ts';
import {type Fence, isOwn, own} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';

/**
 * Where a mail sets in somebody else's: programs write it as a `blockquote`; Gmail around a forwarded one, Outlook above
 * what was answered, with names of their own, before which mail on the web puts a word.
 */
const QUOTED =
  'blockquote, [class*="gmail_quote"], [id$="divRplyFwdMsg"], [id$="divRplyFwdMsg"] ~ *, [id$="appendonsend"] ~ *';

/** Whether something begins here that the mail sets in from another. */
export function isQuoted(element: Element): boolean {
  return is(element, QUOTED);
}

/** What a mail sets in, the outermost of each, as far as it shows. Who wrote that, mails say in as many ways as there are programs. */
export function quotedIn(bodies: readonly Element[]): Reference[] {
  const found = bodies.flatMap((body) => own(body, QUOTED, isInQuoted(body)));
  // The lines above it that repeat its head are none of it.
  const boxes = found.filter((one) => isShown(one) && !is(one, '[id$="divRplyFwdMsg"]'));
  return boxes.map(quoteOf).filter(({text}) => 'value' in text);
}

/** A fence at what is set in deeper than one. */
function isInQuoted(body: Element): Fence {
  return (element) => {
    const above = parentOf(element);
    return above !== undefined && above !== body && !isOwn(body, above, isQuoted) && isQuoted(element);
  };
}

function quoteOf(box: Element): Reference {
  const text = is(box, 'blockquote') ? box : ([...everywhere(box, 'blockquote')][0] ?? box);
  return reference({text: textFact(readTexts([text], (one) => one !== text && is(one, 'blockquote')))});
}
