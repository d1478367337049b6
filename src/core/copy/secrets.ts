/**
 * What a copy of a page must not give away: the keys of the keeper's own session. A pack is handed to strangers, and
 * whoever holds such a key can act as the keeper. They stand in hidden inputs and scripts (which no copy holds), and
 * now and then in addresses, `data-` attributes and `meta`; there they go by their names, which is all that tells them
 * from other text.
 */

/** Stands where something was left out. */
export const LEFT_OUT = 'LEFT-OUT';

/** Names, as pages write them, of what opens an account: with any sigil or word around them. */
const SECRET_NAME =
  /csrf|xsrf|token|nonce|secret|passw|passphrase|credential|api[-_]?key|access[-_]?key|private[-_]?key|session|authenticity|authorization|(^|[-_])(auth|sid|sess|jwt|otp|pin|fb_dtsg|dtsg|lsd|jazoest|logouthash|securitykey|modhash|sesskey|sectok|bearer)($|[-_])|^(phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken)$/i;

/** Names that look like the above and say how a page looks or what it counts. */
const HARMLESS_NAME = /^(data-)?(design-?token|token-?(type|count|list|color)|session-?(count|length|title|name))/i;

/** Whether a name is that of a key to an account. */
export function isSecretName(name: string): boolean {
  // `csrfToken` and `csrf_token` are one name.
  const plain = name.replace(/([a-z])([A-Z])/g, '$1-$2');
  return SECRET_NAME.test(plain) && !HARMLESS_NAME.test(plain);
}

/** Three base64 texts with dots, the first of which begins as `{"` does: a signed statement of who someone is. */
const SIGNED_TOKEN = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g;
/** `"csrfToken":"…"`, `csrf_token=…`, `&quot;` and all, in text that holds data. */
const NAMED_VALUE = /(["']?)([A-Za-z][\w-]{1,40})\1(\s*[:=]\s*)(["'])([^"'\s]{4,}?)\4/g;

/** Text that may hold data (an attribute, a comment), with the values of keys left out. */
export function withoutKeys(text: string): string {
  if (text.length < 12) return text;
  return text
    .replace(SIGNED_TOKEN, LEFT_OUT)
    .replace(NAMED_VALUE, (whole, quote: string, name: string, between: string, mark: string) =>
      isSecretName(name) ? `${quote}${name}${quote}${between}${mark}${LEFT_OUT}${mark}` : whole,
    );
}
