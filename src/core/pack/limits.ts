/**
 * Bounds of one pack. The ZIP writer silently makes broken archives from 65,535 entries or 4 GiB on, so we stay far
 * below and count before the first byte is written.
 */
export const MOST_ENTRIES = 20_000;
export const MOST_PAYLOAD = 500_000_000;
export const LARGEST_FILE = 1024 ** 3;

/** What a print picture counts before it is made. */
const PICTURE_ALLOWANCE = 150_000;

/** Which bound a pack would break, or undefined. */
export function boundBroken(
  entries: number,
  files: readonly {path: string; bytes: number}[],
  pictures: number,
): string | undefined {
  if (entries > MOST_ENTRIES) return `${entries} files, more than ${MOST_ENTRIES}`;
  const large = files.find(({bytes}) => bytes > LARGEST_FILE);
  if (large) return `${large.path} has ${large.bytes} bytes, more than ${LARGEST_FILE}`;
  const payload = files.reduce((sum, {bytes}) => sum + bytes, pictures * PICTURE_ALLOWANCE);
  return payload > MOST_PAYLOAD ? `${payload} bytes, more than ${MOST_PAYLOAD}` : undefined;
}
