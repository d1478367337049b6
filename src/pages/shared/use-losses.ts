import {useEffect, useState} from 'preact/hooks';
import {followStanding, type Loss} from '../../core/custody/ledger.ts';
import {deviceNow} from '../../store/circumstances.ts';
import type {Store} from '../../store/open-store.ts';
import {standingOf} from '../../store/standing.ts';
import {changeLedgerOf} from '../../vault/keep-ledger.ts';

/** Exhibits that are gone though nobody deleted them, until the person has read that. */
export type Losses = {losses: readonly Loss[]; understood(): void};

/** Compares the database with what was remembered of it; `version` says that it has changed. */
export function useLosses(store: Store | undefined, version: number): Losses {
  const [losses, setLosses] = useState<readonly Loss[]>([]);
  useEffect(() => {
    if (store) noticeLosses(store).then(setLosses, (error: unknown) => console.warn('no ledger:', error));
  }, [store, version]);
  return {
    losses,
    understood: () => {
      setLosses([]);
      if (store) void changeLedgerOf(store, (ledger) => ({...ledger, losses: []}));
    },
  };
}

async function noticeLosses(store: Store): Promise<readonly Loss[]> {
  const now = await standingOf(store);
  return (await changeLedgerOf(store, (ledger) => followStanding(ledger, now, deviceNow().at))).losses;
}
