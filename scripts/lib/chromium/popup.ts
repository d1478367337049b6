import type {BrowserContext, CDPSession} from 'playwright-core';
import type {Popup} from '../browser.ts';
import {findNamed, middleOf} from '../in-page.ts';
import {until, within} from '../wait.ts';

const POPUP = 'src/pages/popup/index.html';

type Send = (method: string, params?: object) => Promise<unknown>;

/** Asks the browser whether the popup of the extension at `origin` shows; Playwright does not list it. */
export async function popupTarget(context: BrowserContext, origin: string): Promise<string | undefined> {
  const session = await sessionOf(context);
  const {targetInfos} = await session.send('Target.getTargets');
  await session.detach();
  const address = `${origin}/${POPUP}`;
  const found = targetInfos.filter(({url}) => url.startsWith(address));
  // A tab that shows the same page is no popup.
  const inTabs = context.pages().filter((page) => page.url().startsWith(address)).length;
  return found.length > inTabs ? found.at(0)?.targetId : undefined;
}

/** Speaks to the popup through a session of its own. */
export async function popupAt(context: BrowserContext, targetId: string): Promise<Popup> {
  return popupOver(await attach(await sessionOf(context), targetId));
}

/** A session with the browser itself. */
export function sessionOf(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (!browser) throw new Error('this context has no browser');
  return browser.newBrowserCDPSession();
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
    const place = await until(() => evaluate<{x: number; y: number} | undefined>(middleAt(finder)), {timeoutMs: 8000});
    if (!place) throw new Error(`the popup shows no ${what}`);
    const event = {...place, button: 'left', clickCount: 1};
    await send('Input.dispatchMouseEvent', {type: 'mousePressed', ...event});
    // A link that opens a tab closes the popup, which then never answers.
    await within(1500, send('Input.dispatchMouseEvent', {type: 'mouseReleased', ...event}));
  };
  return {
    evaluate,
    click: (selector) => clickAt(`document.querySelector(${JSON.stringify(selector)})`, selector),
    clickNamed: (name) => clickAt(`(${findNamed})(${JSON.stringify(name)})`, `"${name}"`),
    async screenshot() {
      const {data} = (await send('Page.captureScreenshot', {format: 'png'})) as {data: string};
      return Buffer.from(data, 'base64');
    },
    async emulateScheme(scheme) {
      await send('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]});
    },
  };
}

/** Text of a question: the middle of what the finder finds, if it finds anything. */
function middleAt(finder: string): string {
  return `(() => {
    const __name = (named) => named;
    const found = ${finder};
    return found ? (${middleOf})(found) : undefined;
  })()`;
}
