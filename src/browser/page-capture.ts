import browser from 'webextension-polyfill';

type Saved = (blob: Blob | undefined) => void;
type Capturing = {
  pageCapture?: {saveAsMHTML(details: {tabId: number}, saved: Saved): void};
  runtime?: {lastError?: {message?: string}};
};

type Name = NonNullable<Parameters<typeof browser.permissions.request>[0]['permissions']>[number];

// The polyfill does not know this permission, which only Chromium has.
const NAME = 'pageCapture' as string as Name;
const PERMISSION = {permissions: [NAME]};

/** Whether this browser can make a copy of its own at all; the question makes no sense where it cannot. */
export function offersPageCapture(): boolean {
  return (browser.runtime.getManifest().optional_permissions ?? []).includes(NAME);
}

/** Whether the person has allowed the browser's own copy of a page (MHTML). */
export async function canCapturePage(): Promise<boolean> {
  // A browser that does not know the permission throws at its name.
  return offersPageCapture() && (await browser.permissions.contains(PERMISSION));
}

/** Asks for it. Must be called in the click that wants it. */
export function askForPageCapture(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

export function giveUpPageCapture(): Promise<boolean> {
  return browser.permissions.remove(PERMISSION);
}

const TRIES = 5;

/**
 * The browser's own copy of a tab, with the bytes of what it had loaded; undefined where the browser has none or the
 * person has not allowed it. Throws what the browser says where it fails, also where it allows it and does not do it.
 */
export async function pageAsMhtml(tabId: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!(await canCapturePage())) return undefined;
  if (!(globalThis as {chrome?: Capturing}).chrome?.pageCapture) throw new Error('it is allowed, but not at hand');
  for (let tried = 1; ; tried += 1) {
    try {
      return new Uint8Array(await saveOnce(tabId));
    } catch (error) {
      if (tried === TRIES || !(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
    }
  }
}

/**
 * What is handed over stands in a file that Chromium removes as soon as we were called back, now and then before it was
 * read: so reading begins within the callback, and is tried again with a new copy where it came too late.
 */
function saveOnce(tabId: number): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    const {chrome} = globalThis as {chrome?: Capturing};
    chrome?.pageCapture?.saveAsMHTML({tabId}, (blob) => {
      if (blob) blob.arrayBuffer().then(resolve, reject);
      else reject(new Error(chrome.runtime?.lastError?.message ?? 'nothing was handed over'));
    });
  });
}
