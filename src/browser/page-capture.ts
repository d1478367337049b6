import browser from 'webextension-polyfill';

type Capturing = {pageCapture?: {saveAsMHTML(details: {tabId: number}): Promise<Blob>}};

// The polyfill does not know this permission, which only Chromium has.
const PERMISSION = {permissions: ['pageCapture']} as unknown as Parameters<typeof browser.permissions.request>[0];

/** Whether this browser can make a copy of its own at all; the question makes no sense where it cannot. */
export function offersPageCapture(): boolean {
  const optional = browser.runtime.getManifest().optional_permissions ?? [];
  return (optional as string[]).includes('pageCapture');
}

/** Whether the person has allowed the browser's own copy of a page (MHTML). */
export async function canCapturePage(): Promise<boolean> {
  try {
    return await browser.permissions.contains(PERMISSION);
  } catch {
    return false; // a browser that does not know it throws at its name
  }
}

/** Asks for it. Must be called in the click that wants it. */
export function askForPageCapture(): Promise<boolean> {
  return browser.permissions.request(PERMISSION);
}

export function giveUpPageCapture(): Promise<boolean> {
  return browser.permissions.remove(PERMISSION);
}

/** The browser's own copy of a tab, with the bytes of what it had loaded; undefined where it is not allowed or fails. */
export async function pageAsMhtml(tabId: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const {chrome} = globalThis as {chrome?: Capturing};
  if (!chrome?.pageCapture || !(await canCapturePage())) return undefined;
  const blob = await chrome.pageCapture.saveAsMHTML({tabId});
  return new Uint8Array(await blob.arrayBuffer());
}
