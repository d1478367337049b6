import {createHash, X509Certificate} from 'node:crypto';
import {type IncomingMessage, request, type ServerResponse} from 'node:http';
import {createServer} from 'node:https';
import {generate} from 'selfsigned';
import {ScriptFailure} from './failure.ts';
import {closeServer, listen} from './local-server.ts';

/** Which local port answers for a real host name. */
export type HostMap = ReadonlyMap<string, number>;

/** What the browser must be told so that the mapped hosts are reached, and nothing else. */
export type HostFront = {
  /** For Chromium: its own rules. */
  browserArgs: string[];
  /** For a proxy: the port that answers for a host and port of the web; undefined leads nowhere. */
  portFor(host: string, port: number): number | undefined;
  close(): Promise<void>;
};

/** Title of the page that says: the mapped port itself did not answer. */
export const FRONT_FAILED = 'mapped port silent';

/** Reads `x.com=127.0.0.1:8080,www.reddit.com=127.0.0.1:8081`. */
export function parseHostMap(text: string): HostMap {
  const pairs = text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '');
  return new Map(pairs.map(parsePair));
}

function parsePair(pair: string): [string, number] {
  const found = /^([a-z0-9.-]+)=(?:127\.0\.0\.1|localhost):(\d{1,5})$/i.exec(pair);
  const [, host, port] = found ?? [];
  if (!host || !port || Number(port) < 1 || Number(port) > 65_535) {
    throw new ScriptFailure(2, `--host-map: "${pair}" is not of the form name=127.0.0.1:PORT.`);
  }
  return [host.toLowerCase(), Number(port)];
}

/**
 * Answers for the mapped hosts over TLS with a certificate made for this run, which the browser is told to trust
 * by its key alone. Every other name leads nowhere: a page under test reaches no network.
 */
export async function openHostFront(hosts: HostMap): Promise<HostFront> {
  if (hosts.size === 0) {
    return {browserArgs: [resolverRules([])], portFor: () => undefined, close: async () => {}};
  }
  const {key, cert} = await makeCertificate([...hosts.keys()]);
  const server = createServer({key, cert}, (incoming, answer) => forward(hosts, incoming, answer));
  const port = await listen(server);
  const rules = [...hosts].flatMap(([host, plain]) => [
    `MAP ${host}:443 127.0.0.1:${port}`,
    `MAP ${host}:80 127.0.0.1:${plain}`,
  ]);
  return {
    browserArgs: [resolverRules(rules), `--ignore-certificate-errors-spki-list=${keyDigest(cert)}`],
    portFor: (host, asked) => (asked === 80 ? hosts.get(host) : asked === 443 && hosts.has(host) ? port : undefined),
    close: () => closeServer(server),
  };
}

function resolverRules(rules: string[]): string {
  return `--host-resolver-rules=${[...rules, 'MAP * ~NOTFOUND', 'EXCLUDE localhost', 'EXCLUDE 127.0.0.1'].join(',')}`;
}

async function makeCertificate(hosts: string[]): Promise<{key: string; cert: string}> {
  const made = await generate([{name: 'commonName', value: 'local test certificate'}], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{name: 'subjectAltName', altNames: hosts.map((value) => ({type: 2, value}))}],
  });
  return {key: made.private, cert: made.cert};
}

function keyDigest(cert: string): string {
  const spki = new X509Certificate(cert).publicKey.export({type: 'spki', format: 'der'});
  return createHash('sha256').update(spki).digest('base64');
}

function forward(hosts: HostMap, incoming: IncomingMessage, answer: ServerResponse): void {
  const host = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const port = hosts.get(host);
  if (port === undefined) {
    answer.writeHead(421).end();
    return;
  }
  const {method, url, headers} = incoming;
  const onward = request({host: '127.0.0.1', port, method, path: url, headers}, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', (error) => {
    if (!answer.headersSent) answer.writeHead(502, {'content-type': 'text/html'});
    answer.end(`<title>${FRONT_FAILED}</title><body>nothing answers on 127.0.0.1:${port} (${error.message})`);
  });
  incoming.pipe(onward);
}
