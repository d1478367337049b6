import {storage} from './api.ts';

const KEY = 'passphraseOffered';

/** Whether a passphrase may still be offered: until the person has answered once. */
export async function isVaultOffered(): Promise<boolean> {
  return (await storage.local.get(KEY))[KEY] !== true;
}

export async function putVaultOfferAway(): Promise<void> {
  await storage.local.set({[KEY]: true});
}
