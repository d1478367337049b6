import {htmlEvents} from './html-events.ts';

/** Elements whose contents nobody reads on the page. */
const UNREAD = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'math']);
/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul br'.split(
    ' ',
  ),
);

/** The words of an HTML text, line by line. Nothing of it is built, run or fetched. */
export function htmlText(html: string): string {
  const pieces: string[] = [];
  const unread = new Map<string, number>();
  let preformatted = 0;
  htmlEvents(html, {
    open(name) {
      if (UNREAD.has(name)) unread.set(name, (unread.get(name) ?? 0) + 1);
      if (name === 'pre') preformatted += 1;
      // What a page shows can stand in no head, however badly that was closed.
      if (name === 'body') unread.delete('head');
      if (BLOCKS.has(name)) pieces.push('\n');
      if (name === 'td' || name === 'th') pieces.push('\t');
    },
    close(name) {
      const open = unread.get(name) ?? 0;
      if (open > 1) unread.set(name, open - 1);
      else unread.delete(name);
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1);
      if (BLOCKS.has(name) && name !== 'br') pieces.push('\n');
    },
    text(text) {
      if (unread.size === 0) pieces.push(preformatted > 0 ? text : text.replace(/[ \t\r\n]+/g, ' '));
    },
  });
  return tidied(pieces.join(''));
}

/** Spaces at the ends of lines left out, and no more than one empty line together. */
function tidied(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const plain = line.replace(/^[ \t]+/, '').trimEnd();
    if (plain !== '' || (lines.length > 0 && lines.at(-1) !== '')) lines.push(plain);
  }
  return lines.join('\n').trimEnd();
}
