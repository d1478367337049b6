import {utf8Text} from '../../bytes.ts';
import {canonicalJson, NotCanonical} from '../../hash/canonical-json.ts';
import type {Reason} from '../report.ts';
import {parseShape, type Shape} from './shape.ts';

/** Our deepest record has six levels. A text of a million brackets must not exhaust the stack. */
const DEEPEST = 64;

export type Parsed<T> =
  | {ok: true; value: T /** The text is the one canonical form of the value (RFC 8785). */; canonical: boolean}
  | {ok: false; reason: Reason; values: (string | number)[]};

/** Reads bytes that should be canonical JSON of a shape. */
export function parseCanonical<T>(bytes: Uint8Array, shape: Shape<T>): Parsed<T> {
  const text = utf8Text(bytes);
  if (text === undefined) return {ok: false, reason: 'verify_reason_notText', values: []};
  return parseCanonicalText(text, shape);
}

/** The same for a text that was decoded already. */
export function parseCanonicalText<T>(text: string, shape: Shape<T>): Parsed<T> {
  const read = nesting(text) > DEEPEST ? undefined : parseJson(text);
  if (!read) return {ok: false, reason: 'verify_reason_notJson', values: []};
  const parsed = parseShape(shape, read.value);
  if (!parsed.ok)
    return {ok: false, reason: 'verify_reason_wrongForm', values: [parsed.faults.slice(0, 20).join('; ')]};
  return {ok: true, value: parsed.value, canonical: isCanonical(read.value, text)};
}

function parseJson(text: string): {value: unknown} | undefined {
  try {
    return {value: JSON.parse(text)};
  } catch {
    return undefined;
  }
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch (error) {
    if (error instanceof NotCanonical) return false;
    throw error;
  }
}

/** Depth of brackets outside of strings. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 0x5c) i += 1;
      else if (c === 0x22) quoted = false;
    } else if (c === 0x22) quoted = true;
    else if (c === 0x5b || c === 0x7b) depth += 1;
    else if (c === 0x5d || c === 0x7d) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
