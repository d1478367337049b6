import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {isVaultOffered, putVaultOfferAway} from '../../../browser/vault-offer.ts';
import {readDoor} from '../../../vault/door-store.ts';
import {Button} from '../button.tsx';
import {say} from '../words.ts';

/** After the first save: one sentence that a passphrase can be set. Put away, it never comes again by itself. */
export function VaultOffer({address}: {address: string}): JSX.Element | null {
  const [offered, setOffered] = useState(false);
  useEffect(() => {
    void Promise.all([isVaultOffered(), readDoor()]).then(([wanted, door]) => setOffered(wanted && !door));
  }, []);
  if (!offered) return null;
  const putAway = () => {
    setOffered(false);
    void putVaultOfferAway();
  };
  return (
    <aside class="stack">
      <p>{say('vault_offer')}</p>
      <div class="row-of-buttons">
        <a class="button button--small" href={address} target="_blank" rel="noreferrer" onClick={putAway}>
          {say('vault_offerSet')}
        </a>
        <Button small kind="plain" onPress={putAway}>
          {say('vault_offerLater')}
        </Button>
      </div>
    </aside>
  );
}
