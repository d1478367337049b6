import {useEffect, useState} from 'preact/hooks';
import type {Door} from '../../../core/vault/door.ts';
import type {Store} from '../../../store/open-store.ts';
import {readDoor} from '../../../vault/door-store.ts';
import {isVaultPending} from '../../../vault/move.ts';
import {type OwnSlots, readOwnSlots} from '../../../vault/own-slots.ts';

/** How it stands with the vault. `slots`: undefined where this library knows of none but its own. */
export type VaultState = {door: Door | undefined; pending: boolean; slots: OwnSlots | undefined};

/** Reads it, and again when told to. */
export function useVault(store: Store): {state: VaultState | undefined; again(): void} {
  const [state, setState] = useState<VaultState>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    Promise.all([readDoor(), isVaultPending(), readOwnSlots(store)]).then(
      ([door, pending, slots]) => setState({door, pending, slots}),
      (error: unknown) => console.warn('no vault:', error),
    );
  }, [store, turn]);
  return {state, again: () => setTurn((before) => before + 1)};
}
