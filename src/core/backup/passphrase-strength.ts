/** How hard a passphrase is to guess, as far as one can tell from its looks. A hint, never a bar. */
export type Strength = 'empty' | 'short' | 'fair' | 'good';

const FAIR = 12;
const GOOD = 20;
const WORDS = 5;
const FEW_LETTERS = 6;

export function strengthOf(passphrase: string): Strength {
  const letters = [...passphrase.trim()];
  if (letters.length === 0) return 'empty';
  const kinds = new Set(letters.map((letter) => letter.toLowerCase())).size;
  if (letters.length < FAIR || kinds < FEW_LETTERS) return 'short';
  const words = new Set(passphrase.trim().toLowerCase().split(/\s+/)).size;
  return words >= WORDS || letters.length >= GOOD ? 'good' : 'fair';
}
