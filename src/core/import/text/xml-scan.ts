import {type Bytes, joinBytes} from '../../bytes.ts';
import type {Content} from '../content.ts';
import {decodeText} from './charset.ts';
import {withoutEntities} from './entities.ts';

/** An attribute: where its value stands in the file, and the value unless it is too long to be held. */
export type XmlAttribute = {offset: number; length: number; text: string | null};

/** What comes by in an XML file. Texts between elements are left out: the files read here have none. */
export type XmlEvent =
  | {
      is: 'open';
      name: string;
      attributes: ReadonlyMap<string, XmlAttribute>;
      closed: boolean;
      offset: number;
      end: number;
    }
  | {is: 'close'; name: string; end: number}
  /** Something that is no XML; reading goes on at the next `<`. */
  | {is: 'broken'; offset: number; text: string};

/** Longer values are media, which are fetched from their place when they are wanted. */
const LONGEST_VALUE = 512 * 1024;
const LONGEST_NAME = 256;

/**
 * Reads the elements of an XML file with their places in bytes, piece by piece: a backup of messages can be gigabytes,
 * most of it pictures within attributes. Forgiving, as phones write broken XML: no entity is looked up, nothing nests.
 */
export async function* xmlEvents(content: Content): AsyncGenerator<XmlEvent> {
  const scanner = new Scanner();
  for await (const piece of content.pieces()) yield* scanner.take(piece);
  yield* scanner.finish();
}

const [LESS, GREATER, SLASH, EQUALS, DOUBLE, SINGLE, QUESTION, BANG] = [60, 62, 47, 61, 34, 39, 63, 33];

type State = 'between' | 'name' | 'inside' | 'attribute' | 'equals' | 'value' | 'skipped';

/** A state for each byte, with the whole of a value taken at once. */
class Scanner {
  #state: State = 'between';
  #at = 0;
  #start = 0;
  #name = '';
  #attribute = '';
  #quote = 0;
  #skip = '';
  #valueAt = 0;
  #value: Bytes[] = [];
  #valueLength = 0;
  #attributes = new Map<string, XmlAttribute>();
  #closed = false;

  *take(piece: Bytes): Generator<XmlEvent> {
    let at = 0;
    while (at < piece.length) {
      if (this.#state === 'between') {
        const next = piece.indexOf(LESS, at);
        if (next < 0) break;
        this.#open(this.#at + next);
        at = next + 1;
      } else if (this.#state === 'value') at = this.#takeValue(piece, at);
      else {
        yield* this.#byte(piece[at] ?? 0, this.#at + at);
        at += 1;
      }
    }
    this.#at += piece.length;
  }

  *finish(): Generator<XmlEvent> {
    if (this.#state !== 'between') yield {is: 'broken', offset: this.#start, text: this.#name.slice(0, LONGEST_NAME)};
  }

  #open(offset: number): void {
    this.#state = 'name';
    this.#start = offset;
    this.#name = '';
    this.#attribute = '';
    this.#skip = '';
    this.#closed = false;
    this.#attributes = new Map();
  }

  #takeValue(piece: Bytes, from: number): number {
    const quote = piece.indexOf(this.#quote, from);
    const end = quote < 0 ? piece.length : quote;
    this.#valueLength += end - from;
    if (this.#valueLength <= LONGEST_VALUE) this.#value.push(piece.slice(from, end));
    else this.#value = [];
    if (quote < 0) return end;
    const text = this.#valueLength > LONGEST_VALUE ? null : withoutEntities(decodeText(joinBytes(this.#value)).text);
    const value = {offset: this.#valueAt, length: this.#valueLength, text};
    if (!this.#attributes.has(this.#attribute)) this.#attributes.set(this.#attribute, value);
    this.#attribute = '';
    this.#value = [];
    this.#state = 'inside';
    return end + 1;
  }

  *#byte(byte: number, offset: number): Generator<XmlEvent> {
    const letter = String.fromCharCode(byte);
    if (this.#state === 'skipped') {
      this.#skip = (this.#skip + letter).slice(-3);
      const isEnd = this.#name.startsWith('!--') ? this.#skip === '-->' : byte === GREATER;
      if (isEnd) this.#state = 'between';
      return;
    }
    if (byte === GREATER) return yield* this.#close(offset);
    if (byte === LESS) {
      yield {is: 'broken', offset: this.#start, text: `<${this.#name}`};
      return this.#open(offset);
    }
    this.#letter(byte, letter, offset);
  }

  #letter(byte: number, letter: string, offset: number): void {
    const isSpace = byte <= 32;
    switch (this.#state) {
      case 'name':
        if (isSpace && this.#name !== '') this.#state = 'inside';
        else if (byte === SLASH && this.#name !== '') this.#closed = true;
        else if (this.#name.length < LONGEST_NAME) this.#name += letter;
        if (
          this.#name === '?' ||
          this.#name === '!--' ||
          (this.#name.startsWith('!') && /^![A-Za-z[]/.test(this.#name))
        ) {
          this.#state = 'skipped';
        }
        return;
      case 'inside':
        if (byte === SLASH) this.#closed = true;
        else if (!isSpace) {
          this.#attribute = letter;
          this.#state = 'attribute';
        }
        return;
      case 'attribute':
        if (byte === EQUALS) this.#state = 'equals';
        else if (!isSpace && this.#attribute.length < LONGEST_NAME) this.#attribute += letter;
        return;
      case 'equals':
        if (byte === DOUBLE || byte === SINGLE) {
          this.#quote = byte;
          this.#valueAt = offset + 1;
          this.#valueLength = 0;
          this.#state = 'value';
        } else if (!isSpace) this.#state = 'inside';
        return;
      default:
        return;
    }
  }

  *#close(offset: number): Generator<XmlEvent> {
    this.#state = 'between';
    const name = this.#name;
    if (name.charCodeAt(0) === QUESTION || name.charCodeAt(0) === BANG) return;
    if (name.startsWith('/')) yield {is: 'close', name: name.slice(1), end: offset + 1};
    else
      yield {
        is: 'open',
        name,
        attributes: this.#attributes,
        closed: this.#closed,
        offset: this.#start,
        end: offset + 1,
      };
  }
}
