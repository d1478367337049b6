// What a database holds, as JSON that can be read back to the same value. Everything that JSON has no form for is an
// object whose only member begins with `@`.
import {base64, fromBase64} from '../bytes.ts';

/** The JSON value of a value of the database. */
export function toPlain(value: unknown): unknown {
  if (value === undefined) return {'@nothing': true};
  if (typeof value === 'bigint') return {'@bigint': String(value)};
  if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
    return {'@number': Object.is(value, -0) ? '-0' : String(value)};
  }
  if (typeof value === 'string' && !value.isWellFormed()) return {'@units': [...unitsOf(value)]};
  if (typeof value === 'function' || typeof value === 'symbol') return {'@unreadable': typeof value};
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return {'@bytes': base64(value)};
  if (value instanceof ArrayBuffer) return {'@buffer': base64(new Uint8Array(value))};
  if (value instanceof Date) return {'@date': value.getTime()};
  if (value instanceof Map) return {'@map': [...value].map(([key, one]) => [toPlain(key), toPlain(one)])};
  if (value instanceof Set) return {'@set': [...value].map(toPlain)};
  if (Array.isArray(value)) return value.map(toPlain);
  if (!isPlainObject(value)) return {'@unreadable': Object.prototype.toString.call(value)};
  const members = Object.entries(value).map(([key, one]): [string, unknown] => [key, toPlain(one)]);
  return members.some(([key]) => key.startsWith('@')) ? {'@object': members} : Object.fromEntries(members);
}

function* unitsOf(text: string): Generator<number> {
  for (let i = 0; i < text.length; i += 1) yield text.charCodeAt(i);
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The value again. What is marked in a way that we do not know stays as it is. */
export function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  const entries = Object.entries(value);
  const [mark, marked] = entries.length === 1 ? (entries[0] ?? []) : [];
  if (mark?.startsWith('@')) return unmarked(mark, marked) ?? value;
  return Object.fromEntries(entries.filter(([, one]) => !isNothing(one)).map(([key, one]) => [key, fromPlain(one)]));
}

function isNothing(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '@nothing' in value;
}

function unmarked(mark: string, marked: unknown): unknown {
  switch (mark) {
    case '@bytes':
      return typeof marked === 'string' ? fromBase64(marked) : undefined;
    case '@buffer':
      return typeof marked === 'string' ? fromBase64(marked)?.buffer : undefined;
    case '@number':
      return Number(marked);
    case '@bigint':
      return typeof marked === 'string' && /^-?\d+$/.test(marked) ? BigInt(marked) : undefined;
    case '@date':
      return new Date(Number(marked));
    case '@units':
      return Array.isArray(marked) ? String.fromCharCode(...marked.map(Number)) : undefined;
    case '@set':
      return Array.isArray(marked) ? new Set(marked.map(fromPlain)) : undefined;
    case '@map':
      return Array.isArray(marked) ? new Map(pairsOf(marked)) : undefined;
    case '@object':
      return Array.isArray(marked) ? Object.fromEntries(pairsOf(marked)) : undefined;
    default:
      return undefined;
  }
}

function pairsOf(marked: unknown[]): [string, unknown][] {
  return marked.flatMap((one) =>
    Array.isArray(one) ? [[String(one[0]), fromPlain(one[1])] as [string, unknown]] : [],
  );
}
