import {type Bytes, fromHex, hex} from '../bytes.ts';
import {sha256Hex} from '../hash/sha256.ts';
import {keyFor} from './seal.ts';

/** Crockford's Base32 (https://www.crockford.com/base32.html): no letter that is taken for another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_BYTES = 16;
const LETTERS_IN_CODE = 30;
const GROUP = 5;
/** So that a mistyped code is known as one: the bits that 30 letters have over 128. */
const CHECK_BITS = 22n;

/** 128 random bits as a person writes them down: six groups of five letters and digits, with a checksum in them. */
export function codeText(code: Bytes): string {
  let number = (BigInt(`0x${hex(code)}`) << CHECK_BITS) | checksum(code);
  let letters = '';
  for (let n = 0; n < LETTERS_IN_CODE; n += 1) {
    letters = LETTERS.charAt(Number(number & 31n)) + letters;
    number >>= 5n;
  }
  return (letters.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/** The code of what was typed, whatever its case, spaces and dashes, O for 0, I and L for 1; undefined for any other text. */
export function parseCode(typed: string): Bytes | undefined {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (letters.length !== LETTERS_IN_CODE) return undefined;
  let number = 0n;
  for (const letter of letters) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    number = (number << 5n) | BigInt(value);
  }
  const code = fromHex((number >> CHECK_BITS).toString(16).padStart(CODE_BYTES * 2, '0'));
  return code && checksum(code) === (number & ((1n << CHECK_BITS) - 1n)) ? code : undefined;
}

function checksum(code: Bytes): bigint {
  return BigInt(`0x${sha256Hex(code).slice(0, 6)}`) >> (24n - CHECK_BITS);
}

/** The key that a code wraps with. The code is random and long enough to need no slow derivation. */
export function keyOfCode(code: Bytes): Bytes {
  return keyFor(code, 'holdfast:recovery:v1');
}
