import {addressParser, decodeWords} from 'postal-mime';
import type {Party} from '../reading.ts';
import {decodeText} from '../text/charset.ts';

/** A header line as it stands in the mail, with its folds. */
export type Header = {name: string; raw: string};

/** The headers of a mail, verbatim and in order, and where its body begins. */
export type Headers = {list: Header[]; bodyAt: number};

/** No mail of a person has more bytes of headers. */
const MOST_HEADER_BYTES = 1024 * 1024;

/** Reads the headers of a mail. Bytes that are not UTF-8 are read as windows-1252, as old programs wrote them. */
export function readHeaders(mail: Uint8Array): Headers {
  const bodyAt = endOfHeaders(mail);
  const {text} = decodeText(mail.subarray(0, bodyAt));
  const list: Header[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = list.at(-1);
    const field = /^([!-9;-~]{1,200})[ \t]*:/.exec(line);
    if (/^[ \t]/.test(line) && last) last.raw += `\n${line}`;
    else if (field) list.push({name: field[1] ?? '', raw: line});
  }
  return {list, bodyAt};
}

function endOfHeaders(mail: Uint8Array): number {
  const most = Math.min(mail.length, MOST_HEADER_BYTES);
  for (let at = mail.indexOf(10); at >= 0 && at < most; at = mail.indexOf(10, at + 1)) {
    const next = mail[at + 1];
    if (next === 10) return at + 2;
    if (next === 13 && mail[at + 2] === 10) return at + 3;
  }
  return most;
}

/** What stands behind the colon, folds joined. */
export function valueOf({raw}: Header): string {
  return raw
    .slice(raw.indexOf(':') + 1)
    .replace(/\n[ \t]+/g, ' ')
    .trim();
}

/** All headers of a name. */
export function all(headers: readonly Header[], name: string): Header[] {
  return headers.filter((header) => header.name.toLowerCase() === name);
}

/** The words of the first header of a name, encoded words read; null for none. */
export function wordsIn(headers: readonly Header[], name: string): string | null {
  const [header] = all(headers, name);
  return header ? decodeWords(valueOf(header)) : null;
}

/** The people of all headers of a name. */
export function partiesIn(headers: readonly Header[], name: string): Party[] {
  return all(headers, name).flatMap((header) =>
    addressParser(valueOf({...header, raw: withSpaces(header.raw)}), {flatten: true}).map(({name: shown, address}) => ({
      name: shown === '' ? null : shown,
      address: address === undefined || address === '' ? null : address,
    })),
  );
}

/**
 * By the rule (RFC 2047 §6.2) white space between two encoded words is no part of the text: it is how a long word is
 * split. Two short ones on one line, which would have fit into one, were never split: they are two words.
 */
function withSpaces(raw: string): string {
  const WORD = /=\?[^?\s]{1,40}\?[bq]\?[^?\s]{0,80}\?=/gi;
  const words = [...raw.matchAll(WORD)];
  let [result, from] = ['', 0];
  words.forEach((word, index) => {
    const next = words[index + 1];
    const end = word.index + word[0].length;
    result += raw.slice(from, end);
    from = end;
    if (!next || !/^[ \t]$/.test(raw.slice(end, next.index))) return;
    const fits = word[0].length + next[0].length < 76 && !decodeWords(word[0]).includes('\ufffd');
    if (fits) result += ' =?us-ascii?Q?_?=';
  });
  return result + raw.slice(from);
}
