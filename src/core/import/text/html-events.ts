import {Tokenizer, type TokenizerCallbacks} from 'htmlparser2';

/** What comes by in an HTML text. Names are lower case. */
export type HtmlEvents = {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  close(name: string): void;
  text(text: string): void;
};

/**
 * Reads an HTML text tag by tag. Only the library's tokeniser is used: its parser keeps a list of open elements that
 * takes quadratic time to work with, and a mail of 300 kB can be made to hold it up for a minute.
 */
export function htmlEvents(html: string, events: HtmlEvents): void {
  let [name, attribute, value] = ['', '', ''];
  let attributes = new Map<string, string>();
  const slice = (start: number, end: number) => html.slice(start, end);
  const opened = () => events.open(name, attributes);
  const nothing = () => {};
  const callbacks: TokenizerCallbacks = {
    onopentagname(start, end) {
      name = slice(start, end).toLowerCase();
      attributes = new Map();
    },
    onattribname(start, end) {
      attribute = slice(start, end).toLowerCase();
      value = '';
    },
    onattribdata(start, end) {
      value += slice(start, end);
    },
    onattribentity(codePoint) {
      value += String.fromCodePoint(codePoint);
    },
    onattribend() {
      if (!attributes.has(attribute)) attributes.set(attribute, value);
    },
    onopentagend: opened,
    onselfclosingtag: opened,
    onclosetag: (start, end) => events.close(slice(start, end).toLowerCase()),
    ontext: (start, end) => events.text(slice(start, end)),
    ontextentity: (codePoint) => events.text(String.fromCodePoint(codePoint)),
    oncdata: (start, end) => events.text(slice(start, end)),
    oncomment: nothing,
    ondeclaration: nothing,
    onprocessinginstruction: nothing,
    onend: nothing,
    isInForeignContext: () => false,
  };
  const tokenizer = new Tokenizer({decodeEntities: true}, callbacks);
  tokenizer.write(html);
  tokenizer.end();
}
