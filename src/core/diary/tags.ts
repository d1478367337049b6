const LONGEST = 60;

/** A tag in the one form it is kept in: one line, no blanks around it, no longer than can be shown. "" for none. */
export function tidyTag(text: string): string {
  return [...text.normalize('NFC').toWellFormed().replace(/\s+/gu, ' ').trim()].slice(0, LONGEST).join('').trim();
}
