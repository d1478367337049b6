const NAMED: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"};

/**
 * A text with the entities of XML put right. Phones write an emoji as the two halves of its surrogate pair,
 * `&#55357;&#56832;`, which XML forbids and which join here to the emoji that was meant. A half alone becomes U+FFFD.
 */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
      (whole, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return NAMED[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        if (code > 0x10ffff) return whole;
        return code <= 0xffff ? String.fromCharCode(code) : String.fromCodePoint(code);
      },
    )
    .toWellFormed();
}
