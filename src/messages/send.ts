import {runtime, tabs} from '../browser/api.ts';
import {failure} from '../core/errors.ts';
import {failed, type Result} from '../core/result.ts';
import type {ToBackground, ToContent} from './protocol.ts';

const ANSWER_WITHIN_MS = 15_000;

/** Asks the background. Never throws: no answer, or an answer of another shape, is a failure. */
export function sendToBackground<Name extends keyof ToBackground>(
  name: Name,
  request: ToBackground[Name]['request'],
  withinMs = 60_000,
): Promise<Result<ToBackground[Name]['reply']>> {
  return answer(runtime.sendMessage({to: 'background', name, request}), withinMs);
}

/** Tells every page of ours that the person leaves (see `onLeaving`). No page may be open to hear it. */
export function tellToLeave(): void {
  runtime.sendMessage({to: 'pages', name: 'leave', request: {}}).catch(() => undefined);
}

/** Asks the script in one frame of a tab. */
export function sendToTab<Name extends keyof ToContent>(
  tabId: number,
  frameId: number,
  name: Name,
  request: ToContent[Name]['request'],
  withinMs = ANSWER_WITHIN_MS,
): Promise<Result<ToContent[Name]['reply']>> {
  return answer(tabs.sendMessage(tabId, {to: 'content', name, request}, {frameId}), withinMs);
}

/** The browsers give `undefined` where the other side went away, and nothing at all where it hangs. */
async function answer<T>(sent: Promise<unknown>, withinMs: number): Promise<Result<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Result<T>>((resolve) => {
    timer = setTimeout(() => resolve(failed(failure('pageDidNotAnswer', `no answer in ${withinMs} ms`))), withinMs);
  });
  const reply = sent.then(
    (value): Result<T> =>
      isResult<T>(value) ? value : failed(failure('pageDidNotAnswer', `an answer of another shape: ${typeof value}`)),
    (error: unknown): Result<T> => failed(failure('pageDidNotAnswer', error)),
  );
  const result = await Promise.race([reply, late]);
  clearTimeout(timer);
  return result;
}

function isResult<T>(value: unknown): value is Result<T> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
