import type {Hex64} from '../ids.ts';
import {html, type Markup} from './html.ts';

/** A SHA-256, whole. */
export function hash(digest: string): Markup {
  return html`<code class="hash">${digest}</code>`;
}

/** The form of a key that people compare: the first 20 digits of its id, in fives. */
export function fingerprint(keyId: Hex64): string {
  return (keyId.slice(0, 20).match(/.{5}/g) ?? []).join(' ');
}
