// CRC-32 of ZIP (polynomial 0xEDB88320), four bytes a step: "slicing by 4".
const TABLES = tables();

function tables(): Int32Array[] {
  const first = new Int32Array(256);
  for (let i = 0; i < 256; i += 1) {
    let value = i;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    first[i] = value;
  }
  const made = [first];
  for (let n = 1; n < 4; n += 1) {
    const before = made[n - 1] ?? first;
    made.push(Int32Array.from(before, (value) => (first[value & 255] ?? 0) ^ (value >>> 8)));
  }
  return made;
}

/** Continues a CRC-32 over `bytes`; begin with 0. The result is unsigned. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const [t0, t1, t2, t3] = TABLES as [Int32Array, Int32Array, Int32Array, Int32Array];
  let crc = ~before;
  let at = 0;
  const fours = bytes.length - (bytes.length % 4);
  for (; at < fours; at += 4) {
    crc ^= (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
    crc =
      (t3[crc & 255] ?? 0) ^
      (t2[(crc >>> 8) & 255] ?? 0) ^
      (t1[(crc >>> 16) & 255] ?? 0) ^
      (t0[(crc >>> 24) & 255] ?? 0);
  }
  for (; at < bytes.length; at += 1) crc = (t0[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}
