/** What a record may hold. Numbers are safe integers only; ratios are thousandths, coordinates decimal strings. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

/** A value that has no canonical form: our bug, or a hostile record. */
export class NotCanonical extends Error {}

/**
 * The one JSON text a record has (RFC 8785), so that it can be hashed.
 * Refuses lone surrogates, numbers that are not safe integers, `undefined`, functions and foreign objects.
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new NotCanonical(`${path}: lone surrogate`);
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new NotCanonical(`${path}: not a safe integer`);
    return String(value);
  }
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, i) => canonicalJson(item, `${path}[${i}]`)).join(',')}]`;
  }
  if (typeof value === 'object' && isPlain(value)) {
    const record = value as Record<string, unknown>;
    // RFC 8785 §3.2.3 sorts by UTF-16 code units, which is what the default sort does.
    const members = Object.keys(record)
      .sort()
      .map((key) => `${canonicalJson(key, path)}:${canonicalJson(record[key], `${path}.${key}`)}`);
    return `{${members.join(',')}}`;
  }
  throw new NotCanonical(`${path}: ${typeof value} has no JSON form`);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
