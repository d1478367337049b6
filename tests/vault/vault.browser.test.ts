// The whole vault on real databases: in, out, interrupted, wrong keys, two libraries, the end of everything.
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {markWipe} from '../../src/browser/forget-everything.ts';
import {readOpenVault} from '../../src/browser/vault-session.ts';
import type {Ledger} from '../../src/core/custody/ledger.ts';
import {followStanding} from '../../src/core/custody/ledger.ts';
import {emptyTelling} from '../../src/core/diary/incident.ts';
import {parseCode} from '../../src/core/vault/recovery-code.ts';
import {addExhibit, allRows, openExhibit, readPart} from '../../src/store/exhibits.ts';
import {writeIncident} from '../../src/store/incidents.ts';
import {saveNote} from '../../src/store/notes.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import {standingOf} from '../../src/store/standing.ts';
import {copyLibrary} from '../../src/vault/copy-library.ts';
import {changeDoor, readDoor} from '../../src/vault/door-store.ts';
import {countInbox, putIntoInbox, takeInbox} from '../../src/vault/inbox.ts';
import {changeLedgerOf, keepLedger} from '../../src/vault/keep-ledger.ts';
import {changePassphrase, dropSecond, renewCode, setSecond} from '../../src/vault/keys-of-door.ts';
import {lockVault} from '../../src/vault/lock.ts';
import {beginVault, emptyVault, fillVault, giveUpPending, isVaultPending, tidyAfterMove} from '../../src/vault/move.ts';
import {openLibrary} from '../../src/vault/open-library.ts';
import {openFor, tryDoor} from '../../src/vault/unlock.ts';
import {finishWipe, wipeEverything, wipeOpenLibrary} from '../../src/vault/wipe.ts';
import fakeBrowser, {fake} from '../pages/fake-browser.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

vi.mock('webextension-polyfill', () => import('../pages/fake-browser.ts'));
// A weaker derivation, so that the tests take seconds: what it is made of is tested beside it.
vi.mock('../../src/core/vault/door.ts', async (original) => ({
  ...(await original<object>()),
  ARGON2ID: {name: 'argon2id', memory: 64, rounds: 1, lanes: 1},
}));

const FIRST = 'seven green teapots wander';
const OTHER = 'nine dull pencils sleeping';
const never = new AbortController().signal;
const follow = {tell: () => undefined, signal: never};

let open: Store[] = [];

beforeEach(async () => {
  await wipeEverything();
});
afterEach(async () => {
  for (const store of open) store.close();
  open = [];
  // Whoever comes next finds no vault.
  await wipeEverything();
});

async function library(): Promise<Store> {
  const opened = await openLibrary();
  if (!opened.ok) throw new Error(opened.error.code);
  open.push(opened.value);
  return opened.value;
}

async function shut(store: Store): Promise<void> {
  store.close();
  open = open.filter((one) => one !== store);
}

async function inside<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await library();
  try {
    return await work(store);
  } finally {
    await shut(store);
  }
}

const save = (text: string) =>
  inside(async (store) => {
    const {draft, facts} = sampleDraft({text});
    const row = await addExhibit(store, draft, facts, undefined, circumstances());
    await saveNote(store, row.id, `about ${text}`, circumstances().now().at);
    return row.id;
  });

/** Everything that a library holds, the vault's own settings left out. */
function contents(): Promise<Record<string, unknown[]>> {
  return inside(async (store) => {
    const all: Record<string, unknown[]> = {};
    for (const name of store.objectStoreNames) {
      const found = (await store.getAll(name)) as unknown[];
      all[name] = name === 'settings' ? [] : found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    return all;
  });
}

async function makeVault(): Promise<string> {
  const begun = await beginVault(FIRST);
  if (!begun.ok) throw new Error(begun.error.code);
  const filled = await fillVault(FIRST, follow);
  if (!filled.ok) throw new Error(`${filled.error.code} ${filled.error.detail}`);
  return begun.value.code;
}

async function unlock(passphrase: string): Promise<string> {
  const opened = await tryDoor({passphrase});
  if (!opened.ok) return opened.error.code;
  const {content} = opened.value;
  if (content.kind === 'library') await openFor(content);
  return content.kind;
}

const names = async () => (await indexedDB.databases()).map(({name}) => name);

describe('locking everything away', () => {
  it('keeps every record as it was, is open at once, closed by locking, and opened by the passphrase or the code alone', async () => {
    await save('one');
    await save('two');
    await inside((store) => writeIncident(store, {...emptyTelling('UTC'), words: 'seen'}, circumstances()));
    const before = await contents();
    const code = await makeVault();
    expect(await contents()).toEqual(before);
    expect(await names()).not.toContain('holdfast');
    await lockVault();
    expect(await openLibrary()).toMatchObject({ok: false, error: {code: 'vaultLocked'}});
    expect(await unlock('Seven green teapots wander')).toBe('wrongPassphrase');
    expect(await unlock(FIRST)).toBe('library');
    expect(await contents()).toEqual(before);
    await lockVault();
    expect((await tryDoor({code: code.toLowerCase()})).ok).toBe(true);
    expect(await tryDoor({code: `${code.slice(0, -1)}0`.replace(/0$/, code.endsWith('0') ? '1' : '0')})).toMatchObject({
      error: {code: 'wrongCode'},
    });
  });

  it('goes on after it was stopped in the middle; until its end everything lies open as it was, and can be changed', async () => {
    const first = await save('one');
    await save('two');
    await beginVault(FIRST);
    const aborter = new AbortController();
    const stopping = {tell: () => aborter.abort(), signal: aborter.signal};
    expect((await fillVault(FIRST, stopping)).ok).toBe(false);
    expect(await readDoor()).toBeUndefined();
    expect(await isVaultPending()).toBe(true);
    // Meanwhile one goes, one comes, one is changed.
    await inside((store) => saveNote(store, first, 'changed', circumstances().now().at));
    await inside((store) => store.delete('exhibitTags', first));
    await save('three');
    const before = await contents();
    expect(await fillVault('another passphrase', follow)).toMatchObject({error: {code: 'wrongPassphrase'}});
    expect((await fillVault(FIRST, follow)).ok).toBe(true);
    expect(await contents()).toEqual(before);
    expect(await isVaultPending()).toBe(false);
  });

  it('can be given up, and then nothing of it is left', async () => {
    await save('one');
    const before = await contents();
    await beginVault(FIRST);
    await giveUpPending();
    expect(await contents()).toEqual(before);
    expect((await names()).filter((name) => name?.startsWith('holdfast-') && name !== 'holdfast-door')).toEqual([]);
  });

  it('removes the open database at the next start where it was killed right before that', async () => {
    await save('one');
    const before = await contents();
    await makeVault();
    const left = await openStore();
    if (left.ok) left.value.close();
    expect(await names()).toContain('holdfast');
    await tidyAfterMove();
    expect(await names()).not.toContain('holdfast');
    expect(await contents()).toEqual(before);
  });

  it('is not taken for lost by a start in the middle; one that was interrupted while it was made is given up', async () => {
    await save('one');
    await beginVault(FIRST);
    await tidyAfterMove();
    const pending = await readDoor('pending');
    const opened = await tryDoor({passphrase: FIRST}, 'pending');
    if (!opened.ok || opened.value.content.kind !== 'library') throw new Error('not opened');
    const library = await openStore(undefined, opened.value.content.database);
    if (!library.ok) throw new Error('not opened');
    expect(await library.value.count('settings')).toBe(2);
    await library.value.clear('settings');
    library.value.close();
    expect(pending).toBeDefined();
    expect((await fillVault(FIRST, follow)).ok).toBe(false);
    expect(await isVaultPending()).toBe(false);
    expect((await inside(allRows)).map(({firstWords}) => firstWords)).toEqual(['one']);
  });

  it('is not done while something is being saved, and nothing is lost by the try', async () => {
    await save('one');
    await beginVault(FIRST);
    const busy = await library();
    expect(await fillVault(FIRST, follow)).toMatchObject({error: {code: 'vaultBusy'}});
    await shut(busy);
    expect((await fillVault(FIRST, follow)).ok).toBe(true);
  }, 60_000);
});

describe('taking everything out again', () => {
  it('gives every record back as it was and leaves no vault', async () => {
    await save('one');
    await makeVault();
    await save('two');
    const before = await contents();
    expect((await emptyVault(follow)).ok).toBe(true);
    expect(await readDoor()).toBeUndefined();
    expect(await contents()).toEqual(before);
    expect((await names()).filter((name) => /-[0-9a-f]{4}-/.test(name ?? ''))).toEqual([]);
    expect(await inside((store) => store.getAllKeys('settings'))).not.toContain('inboxSecret');
  });

  it('goes on after it was stopped in the middle; until its end the vault is what counts', async () => {
    await save('one');
    await makeVault();
    const aborter = new AbortController();
    expect((await emptyVault({tell: () => aborter.abort(), signal: aborter.signal})).ok).toBe(false);
    expect((await readDoor())?.leaving).toBe(true);
    await tidyAfterMove();
    await save('two');
    const before = await contents();
    expect((await emptyVault(follow)).ok).toBe(true);
    expect(await contents()).toEqual(before);
  });
});

describe('while it is locked', () => {
  it('things can be added and not read; opened, each becomes an exhibit once, in order', async () => {
    await save('one');
    await makeVault();
    await lockVault();
    for (const text of ['two', 'three']) {
      const {draft, facts} = sampleDraft({text});
      const {session, version} = circumstances();
      await putIntoInbox({draft, told: facts, thumbnail: null, session, version});
    }
    expect(await countInbox()).toBe(2);
    await unlock(FIRST);
    await inside(async (store) => {
      expect(await Promise.all([takeInbox(store), takeInbox(store)])).toEqual([2, 0]);
      const rows = await allRows(store);
      expect(rows.map(({firstWords}) => firstWords)).toEqual(['three', 'two', 'one']);
      const opened = await openExhibit(store, rows[0]?.id ?? ('' as never));
      expect(opened?.facts?.item.text).toEqual({value: 'three', from: 'text'});
      expect(await readPart(store, rows[0]?.id ?? ('' as never), 'facts.json')).toBeDefined();
    });
    expect(await countInbox()).toBe(0);
  });

  it('wrong tries cost ever longer pauses, which a restart does not end; the right passphrase ends them', async () => {
    await makeVault();
    await lockVault();
    for (let turn = 0; turn < 3; turn += 1) expect(await unlock(`wrong ${turn}`)).toBe('wrongPassphrase');
    expect(await unlock(FIRST)).toBe('vaultWait');
    await changeDoor((door) => ({...door, tries: {...door.tries, lastAt: Date.now() - 6000}}));
    expect(await unlock(FIRST)).toBe('library');
    expect((await readDoor())?.tries).toEqual({wrong: 0, lastAt: 0});
  });

  it('an open one locks when nobody has touched it for long enough', async () => {
    await makeVault();
    const vault = await readOpenVault();
    await fakeBrowser.storage.session.set({vaultTouched: Date.now() - 11 * 60_000});
    expect(await openLibrary()).toMatchObject({error: {code: 'vaultLocked'}});
    expect(vault).toBeDefined();
    expect(await readOpenVault()).toBeUndefined();
  });
});

describe('what is remembered beside the database', () => {
  const local = () => fakeBrowser.storage.local.get(['ledger', ...databases]);
  let databases: string[] = [];

  it('is sealed too, apart for each library, and gone with the vault', async () => {
    const ledger = (change = (before: Ledger) => before) => inside((store) => changeLedgerOf(store, change));
    const note = (lastNumber: number) =>
      ledger((before) => ({...before, standing: {caseId: 'c', kept: 1, lastNumber}}));
    await save('one');
    await note(71);
    expect(JSON.stringify(await local())).toContain('71');
    await makeVault();
    databases = ((await readDoor())?.databases ?? []).map((name) => `ledger ${name}`);
    expect(await local()).toEqual({});
    expect((await note(72)).standing?.lastNumber).toBe(72);
    expect((await ledger()).standing?.lastNumber).toBe(72);
    expect(JSON.stringify(await local())).not.toMatch(/standing|lastNumber/);
    await lockVault();
    await unlock(FIRST);
    expect((await ledger()).standing?.lastNumber).toBe(72);
    await emptyVault(follow);
    expect(await local()).toEqual({});
  });

  it('is never written in the open, or into that of another library, by a save that ends after the lock', async () => {
    await save('one');
    await makeVault();
    const first = await library();
    await setSecond(first, 'other', FIRST, OTHER);
    await lockVault();
    await keepLedger(first);
    expect(await fakeBrowser.storage.local.get(['ledger'])).toEqual({});
    expect(await unlock(OTHER)).toBe('library');
    await inside(async (other) => {
      await keepLedger(first);
      expect(await changeLedgerOf(other, (ledger) => ledger)).toEqual({v: 1, standing: null, losses: []});
    });
    await unlock(FIRST);
    await keepLedger(first);
    expect((await changeLedgerOf(first, (ledger) => ledger)).standing).toMatchObject({kept: 1, lastNumber: 1});
  });

  it('calls nothing lost that the person has removed from the second place', async () => {
    await makeVault();
    await inside((first) => setSecond(first, 'other', FIRST, OTHER));
    await unlock(OTHER);
    await save('harmless');
    await inside(async (other) => {
      await keepLedger(other);
      await wipeOpenLibrary(other);
      const now = await standingOf(other);
      const after = await changeLedgerOf(other, (ledger) => followStanding(ledger, now, circumstances().now().at));
      expect(after).toEqual({v: 1, standing: null, losses: []});
      expect(await allRows(other)).toEqual([]);
    });
  });
});

describe('the removal of everything', () => {
  it('gives back the sites that were opened for good, which the browser would list', async () => {
    fake.granted = ['https://x.com/*', 'https://forum.example/*'];
    await wipeEverything();
    expect(fake.granted).toEqual(['https://x.com/*']);
    fake.granted = [];
  });

  it('lets nothing be saved while it is under way, and is ended once by the next start', async () => {
    await save('one');
    await markWipe();
    expect(await openLibrary()).toMatchObject({error: {code: 'storeUnavailable'}});
    await Promise.all([finishWipe(), finishWipe()]);
    expect(await names()).toEqual([]);
    await save('after');
    await finishWipe();
    expect((await inside(allRows)).map(({firstWords}) => firstWords)).toEqual(['after']);
  });
});

describe('a vault that is damaged', () => {
  it('says so instead of lying open or empty', async () => {
    await save('one');
    await makeVault();
    await changeDoor((door) => ({...door, salt: new Uint8Array(3)}));
    expect(await openLibrary()).toMatchObject({ok: false, error: {code: 'storeUnavailable'}});
  });
});

describe('passphrases', () => {
  it('are changed without sealing anything anew, by the old one or by the code', async () => {
    await save('one');
    const code = await makeVault();
    const before = await contents();
    const store = await library();
    expect(await changePassphrase(store, {passphrase: OTHER}, 'x'.repeat(12))).toMatchObject({
      error: {code: 'wrongPassphrase'},
    });
    expect((await changePassphrase(store, {passphrase: FIRST}, OTHER)).ok).toBe(true);
    expect(await unlock(FIRST)).toBe('wrongPassphrase');
    expect(await unlock(OTHER)).toBe('library');
    expect((await changePassphrase(store, {code}, FIRST)).ok).toBe(true);
    expect(await unlock(FIRST)).toBe('library');
    const renewed = await renewCode(store, FIRST);
    expect(renewed.ok && parseCode(renewed.value)).toBeTruthy();
    expect((await tryDoor({code})).ok).toBe(false);
    await shut(store);
    expect(await contents()).toEqual(before);
  });

  it('a second one opens a place of its own, from which the first can be neither seen, opened nor lost', async () => {
    await save('one');
    await makeVault();
    const looksBefore = Object.keys((await readDoor()) ?? {});
    const store = await library();
    expect(await setSecond(store, 'other', FIRST, FIRST)).toMatchObject({error: {code: 'passphraseTaken'}});
    expect((await setSecond(store, 'other', FIRST, OTHER)).ok).toBe(true);
    await shut(store);
    expect(Object.keys((await readDoor()) ?? {})).toEqual(looksBefore);
    await lockVault();
    expect(await unlock(OTHER)).toBe('library');
    expect(await inside(allRows)).toEqual([]);
    await save('harmless');
    // Whatever is pressed there, the first stays.
    const other = await library();
    expect(await setSecond(other, 'wipe', OTHER, 'yet another passphrase')).toMatchObject({error: {code: 'vaultBusy'}});
    expect(await emptyVault(follow)).toMatchObject({error: {code: 'vaultBusy'}});
    expect((await changePassphrase(other, {passphrase: FIRST}, 'x'.repeat(12))).ok).toBe(false);
    await wipeOpenLibrary(other);
    await shut(other);
    await lockVault();
    expect(await unlock(FIRST)).toBe('library');
    expect((await inside(allRows)).map(({firstWords}) => firstWords)).toEqual(['one']);
    const first = await library();
    expect((await dropSecond(first, 'other', FIRST)).ok).toBe(true);
    expect(await unlock(OTHER)).toBe('wrongPassphrase');
  });

  it('one can be the order to remove everything', async () => {
    await save('one');
    await makeVault();
    const store = await library();
    expect((await setSecond(store, 'wipe', FIRST, OTHER)).ok).toBe(true);
    await shut(store);
    await lockVault();
    expect(await unlock(OTHER)).toBe('wipe');
    await wipeEverything();
    expect((await names()).filter((name) => name?.startsWith('holdfast'))).toEqual([]);
    expect(await readDoor()).toBeUndefined();
    expect(await inside(allRows)).toEqual([]);
  });
});

describe('a copy of a library', () => {
  it('is refused where a record comes out differently', async () => {
    await save('one');
    await inside(async (from) => {
      const to = await openStore(undefined, 'holdfast-copy');
      if (!to.ok) throw new Error('not opened');
      const lies = new Proxy(to.value, {
        get: (target, name) => {
          const value = Reflect.get(target, name) as unknown;
          if (name !== 'get') return typeof value === 'function' ? value.bind(target) : value;
          return async (store: 'rows', key: string) => ({...(await target.get(store, key)), firstWords: 'other'});
        },
      });
      await expect(copyLibrary(from, lies, () => undefined, never)).rejects.toThrow('differently');
      to.value.close();
    });
  });
});
