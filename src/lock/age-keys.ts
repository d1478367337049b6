import {Decrypter, Encrypter, generateIdentity, identityToRecipient} from 'age-encryption';
import {failed, ok, type Result} from '../core/result.ts';

/** A key that anybody may know: `age1…`. A file locked for it opens only with the identity. */
export type Recipient = string & {readonly brand: 'age recipient'};
/** The key to keep to oneself: `AGE-SECRET-KEY-1…`. */
export type Identity = string & {readonly brand: 'age identity'};

/** Why a text is not a key to lock for. */
export type KeyFault =
  | 'noKey' //        nothing that begins as one
  | 'mistyped' //     its checksum does not agree: a character is wrong, missing or too many
  | 'secretKey' //    the one that its owner must keep to themselves
  | 'otherKind'; //    of a kind that needs another program (SSH, a plug-in)

function isRecipient(text: string): text is Recipient {
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false; // the library's only way to say so
  }
}

function isIdentity(text: string): text is Identity {
  try {
    new Decrypter().addIdentity(text);
    return true;
  } catch {
    return false; // the library's only way to say so
  }
}

// Plug-ins and SSH keys, which `age` itself can use.
const OTHER_KIND = /^(ssh-|age1(yubikey|tpm|se|fido2-hmac|trezor|sss)1)/;
// What comes along when a key is copied out of a mail or a chat.
const UNSEEN = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Reads a key as it was typed or pasted: mails break long lines, telephones begin with a capital. */
export function readRecipient(typed: string): Result<Recipient, KeyFault> {
  const text = typed.replace(UNSEEN, '').toLowerCase();
  if (text.startsWith('age-secret-key-')) return failed('secretKey');
  if (OTHER_KIND.test(text)) return failed('otherKind');
  if (!text.startsWith('age1')) return failed('noKey');
  return isRecipient(text) ? ok(text) : failed('mistyped');
}

/** Reads a secret key, also out of the file that `age-keygen` writes. */
export function readIdentity(typed: string): Result<Identity, 'noKey' | 'mistyped'> {
  const text = typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => /^AGE-SECRET-KEY-/i.test(line))
    ?.toUpperCase();
  if (text === undefined) return failed('noKey');
  return isIdentity(text) ? ok(text) : failed('mistyped');
}

/** A new pair of keys. */
export async function newKeyPair(): Promise<{identity: Identity; recipient: Recipient}> {
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  if (!isIdentity(identity) || !isRecipient(recipient)) throw new Error('the library made a key that it does not read');
  return {identity, recipient};
}
