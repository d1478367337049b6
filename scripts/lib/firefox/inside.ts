import type {BrowserElement, BrowsingContext, ChromeScope} from './chrome-scope.ts';
import {openMarionette} from './marionette.ts';

/** Where a question is asked. */
export type Where = {in: 'tab'; tab: string; frame?: number} | {in: 'popup'} | {in: 'background'; extension: string};

/** The whole of Firefox to ask. Everything goes through its own window, so that no question changes which tab is meant. */
export type Inside = {
  /** Runs in Firefox's own window with all rights. */
  chrome<Arg, Out>(ask: (arg: Arg) => Out | Promise<Out>, arg: Arg): Promise<Out>;
  /** Runs in a document, with the eyes of its own scripts or past them. */
  at<Out>(where: Where, body: string, eyes?: 'own' | 'unfooled'): Promise<Out>;
  send(command: string, parameters?: object): Promise<unknown>;
  hangUp(): void;
};

type Wrapped = {value: string};

/** A question may wait for a page that takes long, but never for ever. */
const ANSWER_MS = 300_000;

/** Opens a session for all rights, and for certificates that only this run knows. */
export async function openInside(port: number): Promise<Inside> {
  const {send, hangUp} = await openMarionette(port);
  await send('WebDriver:NewSession', {
    acceptInsecureCerts: true,
    unhandledPromptBehavior: 'ignore',
    timeouts: {script: ANSWER_MS, pageLoad: 60_000, implicit: 0},
  });
  await send('Marionette:SetContext', {value: 'chrome'});
  const chrome: Inside['chrome'] = async (ask, arg) => {
    const script = answering(callOf(ask, arg));
    const answer = await send('WebDriver:ExecuteAsyncScript', {script, args: [], newSandbox: true, sandbox: 'system'});
    return unwrap((answer as Wrapped).value);
  };
  return {
    chrome,
    send,
    hangUp,
    at: async (where, body, eyes = 'own') => {
      const sandboxName = eyes === 'own' ? null : 'system';
      const text = await chrome(runAt, {where, source: answering(body), sandboxName, timeout: ANSWER_MS} as const);
      return unwrap(text);
    },
  };
}

/** A call of the function, as text. Its inner functions may carry the runner's `__name`. */
export function callOf<Arg, Out>(ask: (arg: Arg) => Out, arg: Arg): string {
  const given = arg === undefined ? 'undefined' : JSON.stringify(arg);
  return `const __name = (named) => named; return (${ask})(${given});`;
}

/** A text of ours as a question: whatever it says last is the answer. */
export function textOf(program: string): string {
  return `return await eval(${JSON.stringify(program)});`;
}

/** The body's answer, or its fault, as one text: whatever a page did to objects, text arrives as it is. */
function answering(body: string): string {
  return `const done = arguments[arguments.length - 1];
    (async () => { ${body} })().then(
      (value) => done(JSON.stringify({value})),
      (fault) => done(JSON.stringify({fault: String(fault) + '\\n' + (fault?.stack ?? '')})));`;
}

function unwrap<Out>(text: string): Out {
  const {value, fault} = JSON.parse(text) as {value: Out; fault?: string};
  if (fault !== undefined) throw new Error(fault);
  return value;
}

/** Runs in Firefox's own window. One function, because only its own text travels there. */
async function runAt(asked: {
  where: Where;
  source: string;
  sandboxName: 'system' | null;
  timeout: number;
}): Promise<string> {
  const {gBrowser, BrowsingContext, WebExtensionPolicy} = globalThis as unknown as ChromeScope;
  const {where, source, sandboxName, timeout} = asked;
  const find = async (): Promise<BrowsingContext | null | undefined> => {
    if (where.in === 'tab' && where.frame !== undefined) return BrowsingContext.get(where.frame);
    if (where.in === 'tab') {
      return gBrowser.tabs.find(({linkedPanel}) => linkedPanel === where.tab)?.linkedBrowser.browsingContext;
    }
    if (where.in === 'popup') {
      return document.querySelector<BrowserElement>('browser.webextension-popup-browser')?.browsingContext;
    }
    const extension = WebExtensionPolicy.getByID(where.extension)?.extension;
    await extension?.wakeupBackground();
    return [...(extension?.views ?? [])].find(({viewType}) => viewType === 'background')?.xulBrowser.browsingContext;
  };
  const context = await find();
  if (!context?.currentWindowGlobal) throw new Error(`there is no ${where.in} to ask`);
  const actor = context.currentWindowGlobal.getActor('MarionetteCommands');
  const options = {timeout, sandboxName, newSandbox: true, async: true, line: 0, file: 'question'};
  return String(await actor.executeScript(source, [], options));
}
