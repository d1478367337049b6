import type {MessageName, Say} from '../words.ts';

/** Columns of a plain text that every editor and every printer shows whole. */
const WIDTH = 72;

/** A text with a line under it. */
export function heading(text: string, line: string): string {
  return `${text}\n${line.repeat(Math.min(WIDTH, text.length))}`;
}

/** The heading of a part of a plain text, with room above it. */
export function section(title: MessageName, say: Say): string {
  return `\n${heading(say(title), '-')}`;
}

/** Lines to be copied: never broken, so that whoever copies one has the whole of it. */
export function commandLines(commands: readonly string[]): string {
  return commands.map((command) => `    ${command}`).join('\n');
}

/** Lines of whole words, none longer than 72 columns unless one word is. */
export function wrap(text: string, first = '', rest = ''): string {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].join('\n');
}
