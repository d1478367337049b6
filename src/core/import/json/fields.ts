/** A JSON object. Read by `get` only, so that no name in it can mean something to the language. */
export type Fields = ReadonlyMap<string, unknown>;

/** An object's own fields; undefined for anything else. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

/** The fields of an object within an object. */
export function inner(fields: Fields | undefined, name: string): Fields | undefined {
  return fieldsOf(fields?.get(name));
}

/** A list within an object; undefined where there is none. */
export function listIn(fields: Fields | undefined, name: string): readonly unknown[] | undefined {
  const value = fields?.get(name);
  return Array.isArray(value) ? value : undefined;
}

/** A text within an object; a number is given as it is written. Null for none. */
export function textIn(fields: Fields | undefined, name: string): string | null {
  const value = fields?.get(name);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value : null;
}

/** A number within an object, also one that is written as text. */
export function numberIn(fields: Fields | undefined, name: string): number | null {
  const text = textIn(fields, name);
  return text !== null && /^-?\d{1,19}(\.\d{1,9})?$/.test(text) ? Number(text) : null;
}

/** Fields that hold a plain text or number, for what a reader has no place of its own for. */
export function moreOf(fields: Fields, names: readonly string[]): {name: string; value: string}[] {
  return names.flatMap((name) => {
    const value = textIn(fields, name) ?? (typeof fields.get(name) === 'boolean' ? String(fields.get(name)) : null);
    return value === null || value === '' ? [] : [{name, value}];
  });
}
