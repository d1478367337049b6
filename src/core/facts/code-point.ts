/** The name of a character that the eye may not see, by its code: `U+202E`. Of the first one, where there are several. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
