/** Random UUID v4, lower case (RFC 9562). */
export type Uuid = string & {readonly __brand: 'Uuid'};
/** SHA-256, 64 lower-case hex digits. */
export type Hex64 = string & {readonly __brand: 'Hex64'};

export function isUuid(text: unknown): text is Uuid {
  return typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

export function isHex64(text: unknown): text is Hex64 {
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);
}
