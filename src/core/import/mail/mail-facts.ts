import type {MailFacts} from '../reading.ts';
import {all, type Header, partiesIn, valueOf, wordsIn} from './headers.ts';

/** What the headers say of the mail's way and of signatures. That a signature is there is not that it holds. */
export function mailFacts(headers: readonly Header[], html: string | null, textFromHtml: boolean): MailFacts {
  return {
    messageId: wordsIn(headers, 'message-id'),
    route: all(headers, 'received').map(({raw}) => raw),
    dkim: all(headers, 'dkim-signature').map((header) => ({
      domain: tagOf(header, 'd'),
      selector: tagOf(header, 's'),
    })),
    arc: all(headers, 'arc-seal').length,
    authenticationResults: [
      ...all(headers, 'authentication-results'),
      ...all(headers, 'arc-authentication-results'),
    ].map(({raw}) => raw),
    headers: headers.map(({name, raw}) => ({name, raw})),
    replyTo: partiesIn(headers, 'reply-to'),
    returnPath: wordsIn(headers, 'return-path'),
    html,
    textFromHtml,
  };
}

/** One tag of a DKIM signature (RFC 6376 §3.2): `d=example.org;`. */
function tagOf(header: Header, tag: string): string | null {
  for (const part of valueOf(header).split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === tag) return part.slice(at + 1).replace(/\s+/g, '') || null;
  }
  return null;
}

/** Headers that may stand once. Where one stands twice, programs differ in which they show. */
const ONCE = ['from', 'sender', 'to', 'cc', 'subject', 'date', 'message-id', 'reply-to'];

/** The names of headers that stand more often than they may. */
export function headersTwice(headers: readonly Header[]): string[] {
  return ONCE.filter((name) => all(headers, name).length > 1);
}
