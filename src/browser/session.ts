import browser from 'webextension-polyfill';
import type {Uuid} from '../core/ids.ts';

/** Random id of this run of the browser: made at first need, gone when the browser closes. */
export async function browserSession(): Promise<Uuid> {
  const {session} = await browser.storage.session.get('session');
  if (typeof session === 'string') return session as Uuid;
  const made = crypto.randomUUID() as Uuid;
  await browser.storage.session.set({session: made});
  // Two contexts may race here; both then take what stands.
  return ((await browser.storage.session.get('session')).session as Uuid | undefined) ?? made;
}

/** Version of the product, as its manifest states it. */
export function productVersion(): string {
  return browser.runtime.getManifest().version;
}
