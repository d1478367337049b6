import {useEffect, useState} from 'preact/hooks';
import {tabs} from '../../browser/api.ts';
import {readSaveState, type SaveState, watchSaveState, writeSaveState} from '../../browser/save-state.ts';
import type {FailureCode} from '../../core/errors.ts';
import type {Uuid} from '../../core/ids.ts';
import {millisecondsOf} from '../../core/time.ts';
import {sendToBackground} from '../../messages/send.ts';

/** What the popup shows of a save: nothing, that it runs, that it is done, or that it failed. */
export type Saving =
  | {kind: 'none'}
  | {kind: 'running'}
  | {kind: 'saved'; id: Uuid}
  | {kind: 'failed'; code: FailureCode};

/** A save that is older was seen, or concerns nobody any more. */
const FRESH_MS = 60_000;

/** How the last save stands, and the two ways to start one. */
export function useSaving(): {saving: Saving; saveScreen(): void; point(): void; dismiss(): void} {
  const [saving, setSaving] = useState<Saving>({kind: 'none'});

  useEffect(() => {
    const take = (state: SaveState | undefined) => {
      const found = state && savingOf(state);
      if (!found) return;
      setSaving(found);
      if (found.kind !== 'running') void writeSaveState({...state, seen: true});
    };
    void readSaveState().then(take);
    return watchSaveState(take);
  }, []);

  // A background that was stopped half-way never says so: nobody is left waiting for it.
  useEffect(() => {
    if (saving.kind !== 'running') return undefined;
    const timer = setTimeout(() => setSaving({kind: 'failed', code: 'pageDidNotAnswer'}), FRESH_MS + 5000);
    return () => clearTimeout(timer);
  }, [saving.kind]);

  const start = async (name: 'saveScreen' | 'startPicking') => {
    setSaving({kind: 'running'});
    const tabId = await activeTab();
    if (tabId === undefined) {
      setSaving({kind: 'failed', code: 'nothingThere'});
      return;
    }
    if (name === 'startPicking') {
      const started = await sendToBackground('startPicking', {tabId});
      // The page must be in reach again for pointing.
      if (started.ok) window.close();
      else setSaving({kind: 'failed', code: started.error.code});
      return;
    }
    const saved = await sendToBackground('saveScreen', {tabId});
    setSaving(saved.ok ? {kind: 'saved', id: saved.value.exhibitId as Uuid} : {kind: 'failed', code: saved.error.code});
  };

  return {
    saving,
    saveScreen: () => void start('saveScreen'),
    point: () => void start('startPicking'),
    dismiss: () => setSaving({kind: 'none'}),
  };
}

function savingOf(state: SaveState): Saving | undefined {
  if (state.seen || Date.now() - millisecondsOf(state.at) > FRESH_MS) return undefined;
  switch (state.state) {
    case 'saving':
      return {kind: 'running'};
    case 'saved':
      return state.exhibitId ? {kind: 'saved', id: state.exhibitId as Uuid} : undefined;
    case 'failed':
      return {kind: 'failed', code: state.code ?? 'unexpected'};
    case 'picking':
      return undefined;
  }
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await tabs.query({active: true, currentWindow: true});
  return tab?.id;
}
