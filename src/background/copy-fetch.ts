import type {Bytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {sendToTab} from '../messages/send.ts';

/** A frame of a tab. */
export type Frame = {tabId: number; frameId: number};

/** The whole of a large text that waits in the page, slice by slice. */
export async function fetchText({tabId, frameId}: Frame, name: string): Promise<Result<string>> {
  const slices: string[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const slice: Result<{text: string; next: number | null}> = await sendToTab(tabId, frameId, 'copySlice', {
      name,
      from,
    });
    if (!slice.ok) return failed(slice.error);
    slices.push(slice.value.text);
    from = slice.value.next;
  }
  return ok(slices.join(''));
}

/** Bytes that wait in the page; undefined where none arrive whole. */
export async function fetchBytes(frame: Frame, name: string): Promise<Bytes | undefined> {
  const text = await fetchText(frame, name);
  return text.ok ? decoded(text.value) : undefined;
}

/** By the browser's own code: it can be a film. */
function decoded(text: string): Bytes | undefined {
  try {
    return Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch {
    return undefined;
  }
}
