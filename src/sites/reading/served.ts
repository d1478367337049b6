import {attr, find, rawText} from './dom.ts';
import {oncePerGo} from './once.ts';

const LARGEST = 4_000_000;

/** What a page serves as data for its own scripts; undefined where it serves none that can be read. */
export function servedIn(page: Document, script: string): unknown {
  const found = find(page, script);
  return found && dataIn(found);
}

/** Megabytes perhaps, and asked for by every item of the page. */
const dataIn = oncePerGo((script: Element): unknown => {
  const text = /json/.test(attr(script, 'type') ?? '') ? rawText(script) : '';
  if (text === '' || text.length > LARGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
});

/** The value that a path of own members leads to. */
export function servedAt(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
}

export function servedWord(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
