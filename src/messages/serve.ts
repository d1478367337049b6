import {type Runtime, runtime} from '../browser/api.ts';
import {failure} from '../core/errors.ts';
import {failed, type Result} from '../core/result.ts';
import type {Asks, ToBackground, ToContent} from './protocol.ts';

type Handlers<Map extends Asks<Map>> = {
  [Name in keyof Map]: (
    request: Map[Name]['request'],
    sender: Runtime.MessageSender,
  ) => Promise<Result<Map[Name]['reply']>>;
};

/** Messages that a script inside a page may send; all others must come from a page of ours. */
const FROM_PAGES: readonly (keyof ToBackground)[] = ['picked', 'stillCollecting'];

/** Answers messages to the background. A page of ours may send any, a script in a page only what is named above. */
export function serveBackground(handlers: Handlers<ToBackground>): void {
  listen('background', handlers, (name, sender) => {
    const ours = sender.url?.startsWith(runtime.getURL('')) === true;
    return ours || FROM_PAGES.some((allowed) => allowed === name);
  });
}

/** Answers messages to the script in a page; only the extension itself can send any. */
export function serveContent(handlers: Handlers<ToContent>): () => void {
  return listen('content', handlers, () => true);
}

/**
 * Calls back when the person leaves, on whichever page of ours or by key. A message and no channel, since pages in private
 * windows of Firefox hear no channel of the others. Only our own pages and the background are believed.
 */
export function onLeaving(call: () => void): void {
  runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender): undefined => {
    const ours = sender.id === runtime.id && sender.url?.startsWith(runtime.getURL('')) === true;
    if (ours && isMessage(message) && message.name === 'leave') call();
  });
}

function listen<Map extends Asks<Map>>(
  to: string,
  handlers: Handlers<Map>,
  mayAsk: (name: string, sender: Runtime.MessageSender) => boolean,
): () => void {
  const listener = (message: unknown, sender: Runtime.MessageSender): Promise<Result<unknown>> | undefined => {
    if (!isMessage(message) || message.to !== to || sender.id !== runtime.id) return undefined;
    if (!Object.hasOwn(handlers, message.name) || !mayAsk(message.name, sender)) return undefined;
    const handler = handlers[message.name as keyof Map];
    return handler(message.request as never, sender).catch((error: unknown) => {
      console.error(message.name, error);
      return failed(failure('unexpected', error));
    });
  };
  // A listener that answers `undefined` leaves the message to others (every open page of ours gets each one).
  runtime.onMessage.addListener(listener as Parameters<typeof runtime.onMessage.addListener>[0]);
  return () => runtime.onMessage.removeListener(listener as Parameters<typeof runtime.onMessage.addListener>[0]);
}

function isMessage(message: unknown): message is {to: string; name: string; request: unknown} {
  return (
    typeof message === 'object' && message !== null && 'to' in message && 'name' in message && 'request' in message
  );
}
