/**
 * A document written out, still without the bytes of what it shows: text, and places where a resource goes in. A place
 * is not marked inside the text, because a page could write such a mark itself.
 */
export type Piece = string | {source: number} | {how: number};

/** Joins neighbouring texts. */
export function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) out.push(run.join(''));
    run = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') run.push(piece);
    else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}

/** Text of an element. */
export function escapeText(text: string): string {
  return text.replace(/[&<>\u00a0]/g, (one) => ESCAPES[one] ?? one);
}

/** Text of an attribute between double quotes. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&<>"\u00a0]/g, (one) => ESCAPES[one] ?? one);
}

const ESCAPES: Record<string, string> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00a0': '&nbsp;'};

/** A comment's text can end the comment early. */
export function escapeComment(text: string): string {
  return text.replace(/--/g, '- -').replace(/>/g, '&gt;').replace(/-$/, '- ');
}
