import {useEffect, useState} from 'preact/hooks';
import {tabs} from '../../browser/api.ts';
import {readSaveState, type SaveState, type Tally, watchSaveState, writeSaveState} from '../../browser/save-state.ts';
import {type FailureCode, failure} from '../../core/errors.ts';
import type {Uuid} from '../../core/ids.ts';
import {failed, type Result} from '../../core/result.ts';
import {millisecondsOf} from '../../core/time.ts';
import {sendToBackground} from '../../messages/send.ts';

/** What the popup shows of a save: nothing, that it runs, what it came to, or that it failed. */
export type Saving =
  | {kind: 'none'}
  | {kind: 'running'}
  | {kind: 'saved'; id: Uuid; tabId: number}
  | {kind: 'collected'; tally: Tally; id: Uuid | undefined}
  | {kind: 'failed'; code: FailureCode};

/** How the last save stands, and the ways to start one. */
export type SavingWork = {
  saving: Saving;
  saveScreen(): void;
  savePage(): void;
  point(): void;
  /** In the tab given, else in the one in front. */
  saveAll(tabId?: number): void;
  saveAround(id: Uuid, tabId: number): void;
  saveAgain(id: Uuid, tabId: number): void;
  dismiss(): void;
};

/** A save that is older was seen, or concerns nobody any more. */
const FRESH_MS = 60_000;
/** A long save says how far it is as it goes, and is waited for however long that takes. */
const LONG_MS = 24 * 3_600_000;

type Answer = Result<{exhibitId?: string}>;

/** Follows the last save. `long`: one runs or rests that takes long, so silence is no failure. */
export function useSaving(long: boolean): SavingWork {
  const [saving, setSaving] = useState<Saving>({kind: 'none'});

  useEffect(() => {
    const take = (state: SaveState | undefined) => {
      const found = state && savingOf(state);
      if (!found) return;
      setSaving(found);
      if (found.kind !== 'running') void writeSaveState({...state, seen: true});
    };
    void readSaveState().then((state) => {
      take(state);
      // Wakes a background that was stopped half-way, which then says what came of it. Changes nothing otherwise.
      if (state?.state === 'saving') void sendToBackground('steer', {tabId: state.tabId, how: 'goOn'});
    });
    return watchSaveState(take);
  }, []);

  // A background that was stopped half-way never says so: nobody is left waiting for it.
  useEffect(() => {
    if (saving.kind !== 'running' || long) return undefined;
    const timer = setTimeout(() => setSaving({kind: 'failed', code: 'pageDidNotAnswer'}), FRESH_MS + 5000);
    return () => clearTimeout(timer);
  }, [saving.kind, long]);

  /** Says that it runs, asks for it, and shows what came of it. */
  const start = async (ask: (tabId: number) => Promise<Answer>, tab?: number) => {
    setSaving({kind: 'running'});
    const tabId = tab ?? (await activeTab());
    const answer = tabId === undefined ? failed(failure('nothingThere')) : await ask(tabId);
    if (!answer.ok && !(await isToldLater(answer, tabId))) setSaving({kind: 'failed', code: answer.error.code});
    // Of several, the state that is watched says what it came to.
    if (answer.ok && answer.value.exhibitId && tabId !== undefined)
      setSaving({kind: 'saved', id: answer.value.exhibitId as Uuid, tabId});
  };

  return {
    saving,
    saveScreen: () => void start((tabId) => sendToBackground('saveScreen', {tabId})),
    savePage: () => void start((tabId) => sendToBackground('savePage', {tabId}, LONG_MS)),
    point: () => void start(startPicking),
    saveAll: (tab) => void start((tabId) => sendToBackground('saveAll', {tabId}, LONG_MS), tab),
    saveAround: (exhibitId, tab) =>
      void start((tabId) => sendToBackground('saveAround', {tabId, exhibitId}, LONG_MS), tab),
    saveAgain: (exhibitId, tab) => void start((tabId) => saveAgain(tabId, exhibitId), tab),
    dismiss: () => setSaving({kind: 'none'}),
  };
}

/** Silence may be that of a background that was stopped half-way: woken, it ends that save and announces what came of it. */
async function isToldLater(answer: Answer, tabId: number | undefined): Promise<boolean> {
  if (answer.ok || answer.error.code !== 'pageDidNotAnswer' || tabId === undefined) return false;
  const woken = await sendToBackground('steer', {tabId, how: 'goOn'});
  return woken.ok && (await readSaveState())?.state === 'saving';
}

/** The page must be in reach for pointing: the popup goes. */
async function startPicking(tabId: number): Promise<Answer> {
  const started = await sendToBackground('startPicking', {tabId});
  if (started.ok) window.close();
  return started;
}

/** Where the page no longer holds the item, the person is asked to point at it, and the popup goes for that. */
async function saveAgain(tabId: number, exhibitId: string): Promise<Answer> {
  const answer = await sendToBackground('saveAgain', {tabId, exhibitId}, LONG_MS);
  if (!answer.ok && (await readSaveState())?.state === 'picking') window.close();
  return answer;
}

function savingOf(state: SaveState): Saving | undefined {
  if (state.seen) return undefined;
  switch (state.state) {
    case 'saving':
      // One that takes long is followed by itself, see `useLongSave`.
      return isFresh(state) ? {kind: 'running'} : undefined;
    case 'saved':
      return state.exhibitId && isFresh(state)
        ? {kind: 'saved', id: state.exhibitId as Uuid, tabId: state.tabId}
        : undefined;
    case 'collected':
      // It ran while the person did something else: shown once, however long ago it ended.
      return state.tally ? {kind: 'collected', tally: state.tally, id: state.exhibitId as Uuid | undefined} : undefined;
    case 'failed':
      return isFresh(state) ? {kind: 'failed', code: state.code ?? 'unexpected'} : undefined;
    case 'picking':
      return undefined;
  }
}

function isFresh({at}: SaveState): boolean {
  return Date.now() - millisecondsOf(at) <= FRESH_MS;
}

async function activeTab(): Promise<number | undefined> {
  const [tab] = await tabs.query({active: true, currentWindow: true});
  return tab?.id;
}
