// Times from outside: the one thing that ever leaves the computer, and only for whom the person chose it.
import browser from 'webextension-polyfill';
import {type Bytes, joinBytes} from '../core/bytes.ts';
import {failed, ok, type Result} from '../core/result.ts';
import {AUTHORITIES, type TimeAuthority} from '../core/times/authorities.ts';

/** Why nothing came: not allowed, no connection, no answer in time, another answer than a time. */
export type AskFault = 'notAllowed' | 'notReached' | 'tooLate' | 'noTime';

/** As long as somebody waits for a pack without wondering. */
const PATIENCE_MS = 20_000;
const LARGEST_ANSWER = 64 * 1024;
const LEFT_OUT = ['origin', 'referer', 'cookie', 'accept-language'];

/** Asks the browser for the hosts of authorities. Must be called in the click that wants it. */
export function askForAuthorities(authorities: readonly TimeAuthority[]): Promise<boolean> {
  return browser.permissions.request({origins: authorities.map(originOf)});
}

/** Whether the browser lets us ask one. */
export function mayAsk(authority: TimeAuthority): Promise<boolean> {
  return browser.permissions.contains({origins: [originOf(authority)]});
}

/** Gives the permission for hosts back, so that the browser lists them no more. */
export async function giveUpAuthorities(authorities: readonly TimeAuthority[]): Promise<void> {
  if (authorities.length > 0) await browser.permissions.remove({origins: authorities.map(originOf)});
}

/**
 * Sends one request and gives the answer as it came. Nothing goes with it that tells who asks but what every connection
 * shows: no cookies, no referrer. It is not followed anywhere else.
 */
export async function askAuthority(
  authority: TimeAuthority,
  request: Bytes,
  signal?: AbortSignal,
): Promise<Result<Bytes, AskFault>> {
  if (!(await mayAsk(authority))) return failed('notAllowed');
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    await leaveOutWho(authority);
    const response = await fetch(authority.address, {
      method: 'POST',
      headers: {'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply'},
      body: request,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: signal ? AbortSignal.any([patience, signal]) : patience,
    });
    const answer = response.ok && response.body ? await readUpTo(response.body, LARGEST_ANSWER) : undefined;
    return answer ? ok(answer) : failed('noTime');
  } catch {
    return failed(patience.aborted ? 'tooLate' : 'notReached');
  }
}

/**
 * Browsers put the id of an add-on into each request it posts; in Firefox that is a number that no other person has. It is
 * taken out, and with it the person's language. Where it cannot be, this throws, and nothing is sent.
 */
async function leaveOutWho({id, address}: TimeAuthority): Promise<void> {
  const rule = AUTHORITIES.findIndex((one) => one.id === id) + 1;
  await browser.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [rule],
    addRules: [
      {
        id: rule,
        action: {
          type: 'modifyHeaders',
          requestHeaders: LEFT_OUT.map((header) => ({header, operation: 'remove'})),
        },
        condition: {requestDomains: [new URL(address).hostname], resourceTypes: ['xmlhttprequest']},
      },
    ],
  });
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number): Promise<Bytes | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.length;
    if (size > limit) return undefined;
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

/** Match patterns have no path here: the browser asks about the host in any event. */
function originOf({address}: TimeAuthority): string {
  return `${new URL(address).origin}/*`;
}
