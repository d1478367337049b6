import {createServer, type IncomingHttpHeaders} from 'node:http';
import {closeServer, listen} from '../../../scripts/lib/local-server.ts';
import type {HostMap} from '../../../scripts/lib/tls.ts';
import {type Bytes, joinBytes} from '../../../src/core/bytes.ts';
import {AUTHORITIES, hostOf} from '../../../src/core/times/authorities.ts';
import {TimeAuthority} from '../../support/time-authority.ts';

/** How a host answers: with a time, with a refusal, with the time of something else, or not at all. */
export type Manner = 'good' | 'refusing' | 'otherNonce' | 'silent';

/** What reached a host. */
export type Asked = {host: string; headers: IncomingHttpHeaders; body: Bytes};

/** The listed time-stamp authorities, all answered for by one that openssl makes. */
export type TimeServer = {
  hosts: HostMap;
  authority: TimeAuthority;
  asked: Asked[];
  manner: Map<string, Manner>;
  close(): Promise<void>;
};

/** Serves the hosts of `core/times/authorities.ts`; the front of the station puts TLS before it. */
export async function serveTimes(): Promise<TimeServer> {
  const authority = new TimeAuthority();
  const asked: Asked[] = [];
  const manner = new Map<string, Manner>();
  const server = createServer((request, reply) => {
    const pieces: Uint8Array[] = [];
    request.on('data', (piece: Uint8Array) => pieces.push(piece));
    request.on('end', () => {
      const host = (request.headers.host ?? '').replace(/:\d+$/, '');
      const body = joinBytes(pieces);
      asked.push({host, headers: request.headers, body});
      const how = manner.get(host) ?? 'good';
      if (how === 'silent') return;
      reply.writeHead(200, {'content-type': 'application/timestamp-reply'}).end(answerTo(authority, body, how));
    });
  });
  const port = await listen(server);
  return {
    hosts: new Map(AUTHORITIES.map((one) => [hostOf(one), port])),
    authority,
    asked,
    manner,
    close: async () => {
      await closeServer(server);
      authority.remove();
    },
  };
}

function answerTo(authority: TimeAuthority, request: Bytes, manner: Manner): Bytes {
  if (manner === 'refusing') return authority.refusal(request);
  if (manner !== 'otherNonce') return authority.answer(request);
  const other = request.slice();
  other[60] = (other[60] ?? 0) ^ 1;
  return authority.answer(other);
}
