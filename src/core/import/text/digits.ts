/** Where the ten digits of each script that phones write dates in begin. */
const ZEROS = [
  0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
  0xff10,
];

/** The number that digits of any of those scripts write; NaN for anything else. */
export function numberOf(text: string): number {
  let value = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const zero = ZEROS.find((start) => code >= start && code < start + 10);
    if (zero === undefined) return Number.NaN;
    value = value * 10 + code - zero;
  }
  return text === '' ? Number.NaN : value;
}
