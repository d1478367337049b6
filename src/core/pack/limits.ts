/** How much one archive may hold. */
export type Bounds = {entries: number; payload: number};

/**
 * Bounds of one archive: what is more is written in parts. The ZIP writer silently makes broken archives from 65,535 entries or 4 GiB on, so we stay far
 * below and count before the first byte is written.
 */
export const MOST_ENTRIES = 20_000;
export const MOST_PAYLOAD = 500_000_000;
export const LARGEST_FILE = 1024 ** 3;

/** The same as one value. */
export const USUAL_BOUNDS: Bounds = {entries: MOST_ENTRIES, payload: MOST_PAYLOAD};
/** Report, records and log cannot be split, so part 1 may be larger, still below where the writer breaks. */
export const FIRST_PART: Bounds = {entries: 60_000, payload: 2_000_000_000};
export const MOST_PARTS = 999;

/** What a print picture counts before it is made. */
export const PICTURE_ALLOWANCE = 150_000;

/** Which bound one archive would break, or undefined. */
export function boundBroken(
  entries: number,
  files: readonly {path: string; bytes: number}[],
  pictures: number,
  bounds: Bounds = USUAL_BOUNDS,
): string | undefined {
  if (entries > bounds.entries) return `${entries} files, more than ${bounds.entries}`;
  const large = files.find(({bytes}) => bytes > LARGEST_FILE);
  if (large) return `${large.path} has ${large.bytes} bytes, more than ${LARGEST_FILE}`;
  const payload = files.reduce((sum, {bytes}) => sum + bytes, pictures * PICTURE_ALLOWANCE);
  return payload > bounds.payload ? `${payload} bytes, more than ${bounds.payload}` : undefined;
}
