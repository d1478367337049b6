import {Parser} from 'htmlparser2';

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
  let unread = 0;
  let preformatted = 0;
  const parser = new Parser({
    onopentagname(name) {
      if (UNREAD.has(name)) unread += 1;
      if (name === 'pre') preformatted += 1;
      if (BLOCKS.has(name)) pieces.push('\n');
      if (name === 'td' || name === 'th') pieces.push('\t');
    },
    onclosetag(name) {
      if (UNREAD.has(name)) unread -= 1;
      if (name === 'pre') preformatted -= 1;
      if (BLOCKS.has(name) && name !== 'br') pieces.push('\n');
    },
    ontext(text) {
      if (unread > 0) return;
      pieces.push(preformatted > 0 ? text : text.replace(/[ \t\r\n]+/g, ' '));
    },
  });
  parser.end(html);
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
