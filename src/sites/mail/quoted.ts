import type {Reference} from '../../core/facts/facts.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {everywhere, find, is, isAfter, parentOf} from '../reading/dom.ts';
import {reference} from '../reading/facts.ts';
import {type Fence, own} from '../reading/own.ts';
import {isShown} from '../reading/visible.ts';

/** Where a mail sets in somebody else's: programs write a `blockquote`, Gmail a box of its own around a forwarded one. */
const BOXES = 'blockquote, [class*="gmail_quote"]';
/** Outlook writes what is answered after a mark, and after the lines that repeat its head. Mail on the web puts letters before ids. */
const ENDS = '[id$="divRplyFwdMsg"], [id$="appendonsend"]';
const HEAD = '[id$="divRplyFwdMsg"]';

/** A fence at everything in some mails that they set in from another. */
export function quotedIn(bodies: readonly Element[]): Fence {
  const ends = bodies.flatMap((body) => [...everywhere(body, ENDS)].slice(0, 1));
  return (element) => is(element, BOXES) || ends.some((end) => element === end || isAfter(element, end));
}

/** What mails set in, the outermost of each, as far as it shows. Who wrote that, they say in as many ways as there are programs. */
export function quotesIn(bodies: readonly Element[]): Reference[] {
  const isQuoted = quotedIn(bodies);
  const isInside: Fence = (element) => {
    const above = parentOf(element);
    return above !== undefined && !bodies.includes(above) && isQuoted(above);
  };
  const found = bodies.flatMap((body) => own(body, '*', isInside).filter((one) => isQuoted(one) && !isHead(one)));
  const boxes = found.filter((one) => is(one, BOXES) && isShown(one)).map((one) => [boxIn(one)]);
  const rest = found.filter((one) => !is(one, BOXES) && isShown(one));
  const all = rest.length > 0 ? [...boxes, rest] : boxes;
  return all.map(quoteOf).filter(({text}) => 'value' in text);
}

function isHead(element: Element): boolean {
  return is(element, HEAD) || find(element, HEAD) !== undefined;
}

/** Below the line that says who wrote. */
function boxIn(box: Element): Element {
  return is(box, 'blockquote') ? box : ([...everywhere(box, 'blockquote')][0] ?? box);
}

function quoteOf(texts: readonly Element[]): Reference {
  return reference({text: textFact(readTexts(texts, (one) => !texts.includes(one) && is(one, 'blockquote')))});
}
