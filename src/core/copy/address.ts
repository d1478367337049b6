import {isSecretName, LEFT_OUT, withoutKeys} from './secrets.ts';

/**
 * Addresses stay as the page wrote them, since they say who and where: only the values that are keys to the keeper's
 * account are left out (`?sessionid=…`, `;jsessionid=…`, a password before the host). The signature that a platform
 * puts into the address of a picture stays: it opens that picture alone, and without it the platform could not find it.
 */
export function withoutSecrets(address: string): string {
  if (/^data:/i.test(address)) return address;
  return withoutKeys(address)
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@\s]*@/i, '$1')
    .replace(/([?&#])([^=&;#?/\s]{1,80})=([^&;#\s]*)/g, keyLeftOut)
    .replace(/(;)([^=&;#?/\s]{1,80})=([^&;#?/\s]*)/g, keyLeftOut);
}

function keyLeftOut(whole: string, before: string, name: string, value: string): string {
  return isKey(name, value) ? `${before}${name}=${LEFT_OUT}` : whole;
}

/** Short names mean many things; a session is told from a page number by its length. */
const SHORT_NAME = /^(s|sid|auth|key|code|hash|logout\w*)$/i;
const LENGTH_OF_A_KEY = 16;

function isKey(name: string, value: string): boolean {
  const plain = decoded(name).replace(/\[\w*\]$/, '');
  return (value !== '' && isSecretName(plain)) || (value.length >= LENGTH_OF_A_KEY && SHORT_NAME.test(plain));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address as a copy names it: of one that runs or holds a file itself only the kind, since it leads nowhere. */
export function namedAddress(address: string): string {
  const kind = /^\s*(javascript|vbscript|data)\s*:/i.exec(address)?.[1];
  return kind ? `${kind.toLowerCase()}:` : withoutSecrets(address);
}
