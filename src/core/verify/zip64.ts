import type {Bytes} from '../bytes.ts';
import type {ByteSource} from './byte-source.ts';
import type {Reason} from './report.ts';
import {extraFields, FULL16, FULL32, viewOf} from './zip-fields.ts';

// The form for archives of more than 4 GiB or 65,534 entries (APPNOTE 6.3.10 §4.3.14, 4.3.15, 4.5.3). Programs differ in
// whether they look at the larger numbers or at the smaller ones: both must come to the same archive, or it is refused.

export const LOCATOR_MARK = 0x07064b50;
const LOCATOR_SIZE = 20;
export const FAR_END_MARK = 0x06064b50;
const FAR_END_SIZE = 56;
/** What the record says of its own size; it does not count the first 12 bytes. */
const FAR_END_STATED = 44;
/** Extra field with the numbers that have no room. */
export const FAR_FIELD = 0x0001;

/** What the end of an archive says of its list. */
export type DirectoryPlace = {count: number; size: number; start: number};

/**
 * What stands in front of the end record at `at`, where there is a locator: the numbers of the larger record, and where
 * that begins, which is where the list must end. Undefined without a locator. `near` are the numbers of the end record.
 */
export async function readFarEnd(
  source: ByteSource,
  at: number,
  near: DirectoryPlace,
): Promise<(DirectoryPlace & {at: number}) | Reason | undefined> {
  if (at < LOCATOR_SIZE) return undefined;
  const locator = viewOf(await source.read(at - LOCATOR_SIZE, LOCATOR_SIZE));
  if (locator.getUint32(0, true) !== LOCATOR_MARK) return undefined;
  if (locator.getUint32(4, true) !== 0 || locator.getUint32(16, true) !== 1) return 'verify_reason_severalVolumes';
  // The only place that leaves no byte to nobody.
  const place = at - LOCATOR_SIZE - FAR_END_SIZE;
  if (place < 0 || farNumber(locator, 8) !== place) return 'verify_reason_directoryMisplaced';
  const far = parseFarEnd(viewOf(await source.read(place, FAR_END_SIZE)));
  if (typeof far === 'string') return far;
  const same = agrees(near.count, far.count, FULL16) && agrees(near.size, far.size) && agrees(near.start, far.start);
  return same ? {...far, at: place} : 'verify_reason_farNumbers';
}

function parseFarEnd(view: DataView): DirectoryPlace | Reason {
  if (view.getUint32(0, true) !== FAR_END_MARK) return 'verify_reason_directoryMisplaced';
  if (farNumber(view, 4) !== FAR_END_STATED) return 'verify_reason_farNumbers';
  const [here, count, size, start] = [24, 32, 40, 48].map((place) => farNumber(view, place));
  if (count === undefined || size === undefined || start === undefined) return 'verify_reason_farNumbers';
  if (view.getUint32(16, true) !== 0 || view.getUint32(20, true) !== 0 || here !== count) {
    return 'verify_reason_severalVolumes';
  }
  return {count, size, start};
}

/** Whether a number with little room says "elsewhere", or the same. */
function agrees(near: number, far: number, full = FULL32): boolean {
  return near === full || near === far;
}

/** Eight bytes as a number; undefined for one that cannot be held exactly, which is no place in any file. */
function farNumber(view: DataView, at: number): number | undefined {
  const value = view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * The numbers of an entry, those that say "elsewhere" replaced by what its extra field holds. `near` are in the order of
 * that field: size, packed size, and in the directory the place. Undefined where one is missing, where there are two such
 * fields, or where the field says another thing than a number that is there.
 */
export function withFarNumbers(near: readonly number[], extra: Bytes): readonly number[] | undefined {
  const [field, second] = (extraFields(extra) ?? []).filter(({id}) => id === FAR_FIELD);
  const marked = near.filter((value) => value === FULL32).length;
  if (!field) return marked === 0 ? near : undefined;
  if (second) return undefined;
  const view = viewOf(field.bytes);
  if (view.byteLength === marked * 8) {
    let at = 0;
    return allKnown(near.map((value) => (value === FULL32 ? farNumber(view, 8 * at++) : value)));
  }
  return allKnown(fromWholeField(near, view));
}

/** Some packers write all numbers from the first one on, whether they are asked for or not, and the volume behind them. */
function fromWholeField(near: readonly number[], view: DataView): (number | undefined)[] {
  const held = Math.floor(view.byteLength / 8);
  const withVolume = view.byteLength === near.length * 8 + 4 && view.getUint32(near.length * 8, true) === 0;
  if (held > near.length || (view.byteLength !== held * 8 && !withVolume)) return [undefined];
  return near.map((value, i) => {
    if (i >= held) return value === FULL32 ? undefined : value;
    const far = farNumber(view, i * 8);
    return far !== undefined && agrees(value, far) ? far : undefined;
  });
}

function allKnown(values: readonly (number | undefined)[]): readonly number[] | undefined {
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** Whether the sizes behind the data of an entry take eight bytes each. */
export function hasFarField(extra: Bytes): boolean {
  return (extraFields(extra) ?? []).some(({id}) => id === FAR_FIELD);
}
