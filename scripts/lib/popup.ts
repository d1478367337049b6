import type {CDPSession} from 'playwright-core';
import {browserOf, type OpenBrowser} from './chromium.ts';
import type {Desk} from './desk.ts';
import type {ExtensionScope} from './extension-scope.ts';
import {until, within} from './wait.ts';

const POPUP = 'src/pages/popup/index.html';

/** The real toolbar popup. Playwright does not list it, so it is spoken to through a session of its own. */
export type Popup = {
  evaluate<T>(expression: string): Promise<T>;
  /** Clicks the middle of what `selector` finds, with a trusted mouse event. */
  click(selector: string): Promise<void>;
  /** Clicks the button or link with this accessible name. */
  clickNamed(name: string): Promise<void>;
  screenshot(): Promise<Buffer>;
  emulateScheme(scheme: 'light' | 'dark'): Promise<void>;
  press(key: string): Promise<void>;
};

const IS_LOADED = 'document.readyState === "complete" && document.body !== null';

type Send = (method: string, params?: object) => Promise<unknown>;

/**
 * Opens the popup, or takes the one that is open. With a desk, by its keyboard shortcut: a real gesture, which gives
 * the extension the tab just as a press of the toolbar button does.
 */
export async function openPopup(browser: OpenBrowser, desk?: Desk): Promise<Popup> {
  const session = await browserOf(browser.context).newBrowserCDPSession();
  if (!(await popupTarget(browser, session))) {
    if (desk) await desk.press('alt+shift+j');
    else
      await browser.inWorker(async () => {
        const {chrome} = globalThis as unknown as ExtensionScope;
        await chrome.action.openPopup();
      }, null);
  }
  const targetId = await until(() => popupTarget(browser, session), {timeoutMs: 8000});
  if (!targetId) throw new Error('the popup did not open');
  const popup = popupOver(await attach(session, targetId));
  await until(async () => ((await popup.evaluate(IS_LOADED)) ? true : undefined), {timeoutMs: 5000});
  return popup;
}

/** True while the popup shows. */
export async function popupIsOpen(browser: OpenBrowser): Promise<boolean> {
  const session = await browserOf(browser.context).newBrowserCDPSession();
  const target = await popupTarget(browser, session);
  await session.detach();
  return target !== undefined;
}

/** Closes the popup with Escape, as a person would; nothing if none is open. */
export async function closePopup(browser: OpenBrowser, desk: Desk): Promise<void> {
  for (let turn = 0; turn < 5 && (await popupIsOpen(browser)); turn += 1) {
    await desk.press('Escape');
    await until(async () => ((await popupIsOpen(browser)) ? undefined : true), {timeoutMs: 600});
  }
}

async function popupTarget({context, extensionId}: OpenBrowser, session: CDPSession): Promise<string | undefined> {
  const {targetInfos} = await session.send('Target.getTargets');
  const address = `chrome-extension://${extensionId}/${POPUP}`;
  const found = targetInfos.filter(({url}) => url.startsWith(address));
  // A tab that shows the same page is no popup.
  const inTabs = context.pages().filter((page) => page.url().startsWith(address)).length;
  return found.length > inTabs ? found.at(0)?.targetId : undefined;
}

async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const {sessionId} = await session.send('Target.attachToTarget', {targetId, flatten: false});
  const waiting = new Map<number, (answer: {result?: unknown; error?: {message: string}}) => void>();
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const answer = JSON.parse(event.message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let last = 0;
  return (method, params = {}) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, ({result, error}) => (error ? fail(new Error(error.message)) : done(result)));
      const message = JSON.stringify({id: last, method, params});
      session.send('Target.sendMessageToTarget', {sessionId, message}).catch(fail);
    });
}

function popupOver(send: Send): Popup {
  const evaluate = async <T>(expression: string): Promise<T> => {
    const params = {expression, awaitPromise: true, returnByValue: true};
    const answer = (await send('Runtime.evaluate', params)) as {
      result: {value: T};
      exceptionDetails?: {text: string; exception?: {description?: string}};
    };
    const fault = answer.exceptionDetails;
    if (fault) throw new Error(fault.exception?.description ?? fault.text);
    return answer.result.value;
  };
  const clickAt = async (finder: string, what: string) => {
    const place = await until(() => evaluate<{x: number; y: number} | undefined>(middleOf(finder)), {timeoutMs: 8000});
    if (!place) throw new Error(`the popup shows no ${what}`);
    const event = {...place, button: 'left', clickCount: 1};
    await send('Input.dispatchMouseEvent', {type: 'mousePressed', ...event});
    // A link that opens a tab closes the popup, which then never answers.
    await within(1500, send('Input.dispatchMouseEvent', {type: 'mouseReleased', ...event}));
  };
  return {
    evaluate,
    click: (selector) => clickAt(`document.querySelector(${JSON.stringify(selector)})`, selector),
    clickNamed: (name) => clickAt(byName(name), `"${name}"`),
    async screenshot() {
      const {data} = (await send('Page.captureScreenshot', {format: 'png'})) as {data: string};
      return Buffer.from(data, 'base64');
    },
    async emulateScheme(scheme) {
      await send('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]});
    },
    async press(key) {
      await send('Input.dispatchKeyEvent', {type: 'keyDown', key});
      await send('Input.dispatchKeyEvent', {type: 'keyUp', key});
    },
  };
}

function middleOf(finder: string): string {
  return `(() => {
    const found = ${finder};
    if (!found) return undefined;
    found.scrollIntoView({block: 'nearest'});
    const box = found.getBoundingClientRect();
    return box.width ? {x: box.x + box.width / 2, y: box.y + box.height / 2} : undefined;
  })()`;
}

function byName(name: string): string {
  return `[...document.querySelectorAll('button, a, [role=button], input')].find((element) =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === ${JSON.stringify(name)})`;
}
