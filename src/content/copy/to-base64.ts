/** A multiple of three, so that the pieces join without padding in between. */
const CHUNK = 3 * 8192;

/** Base64 by the browser's own code: what is encoded here can be a film. */
export function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + CHUNK))));
  }
  return pieces.join('');
}
