import type {Bytes} from '../bytes.ts';

/** Numbers in a ZIP that stand for "see elsewhere" (APPNOTE 6.3.10 §4.4.1.4). */
export const FULL16 = 0xffff;
export const FULL32 = 0xffffffff;

export function viewOf(bytes: Bytes): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One extra field of an entry: what it holds, without its own head. */
export type ExtraField = {id: number; bytes: Bytes};

/** The extra fields of an entry; undefined where one runs over the end, or something is left. */
export function extraFields(extra: Bytes): readonly ExtraField[] | undefined {
  const view = viewOf(extra);
  const fields: ExtraField[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const next = at + 4 + view.getUint16(at + 2, true);
    fields.push({id: view.getUint16(at, true), bytes: extra.subarray(at + 4, next)});
    at = next;
  }
  return at === extra.length ? fields : undefined;
}

/** Another name or another way to unpack: with these, two tools would see two archives. */
const HARMFUL = [0x7075, 0x6375, 0x9901];

/** Extra fields of other packers hold times and owners. The field of ZIP64 is looked at by `zip64.ts`. */
export function harmlessExtra(extra: Bytes): boolean {
  return extraFields(extra)?.every(({id}) => !HARMFUL.includes(id)) ?? false;
}
