import {createServer, type IncomingMessage, request, type ServerResponse} from 'node:http';
import {connect, type Socket} from 'node:net';
import {closeServer, listen} from '../local-server.ts';
import type {HostFront} from '../tls.ts';

/** A proxy on a local port: the one way out that Firefox has. */
export type HostProxy = {port: number; close(): Promise<void>};

/** Leads to the ports that the front names and refuses everything else, so that a page under test reaches no network. */
export async function openHostProxy(front: HostFront): Promise<HostProxy> {
  const server = createServer((incoming, answer) => forward(front, incoming, answer));
  server.on('connect', (incoming: IncomingMessage, socket: Socket) => tunnel(front, incoming.url ?? '', socket));
  const tunnels = new Set<Socket>();
  server.on('connect', (_, socket: Socket) => {
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
  });
  return {
    port: await listen(server),
    close: () => {
      for (const socket of tunnels) socket.destroy();
      return closeServer(server);
    },
  };
}

/** `CONNECT host:port`: for TLS. To Firefox, 404 is a name that does not exist. */
function tunnel(front: HostFront, asked: string, socket: Socket): void {
  socket.on('error', () => socket.destroy());
  const [host = '', port] = asked.split(':');
  const leadsTo = front.portFor(host.toLowerCase(), Number(port));
  if (leadsTo === undefined) {
    socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  const onward = connect(leadsTo, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    onward.pipe(socket);
    socket.pipe(onward);
  });
  onward.on('error', () => socket.destroy());
  onward.on('close', () => socket.destroy());
  socket.on('close', () => onward.destroy());
}

/** Without TLS the whole address stands in the request. */
function forward(front: HostFront, incoming: IncomingMessage, answer: ServerResponse): void {
  const {method, url = '', headers} = incoming;
  const asked = URL.canParse(url) ? new URL(url) : undefined;
  const port = asked && front.portFor(asked.hostname, Number(asked.port || 80));
  if (!asked || port === undefined) {
    answer.writeHead(404).end();
    return;
  }
  const path = asked.pathname + asked.search;
  const onward = request({host: '127.0.0.1', port, method, path, headers}, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on('error', () => answer.destroy());
  incoming.pipe(onward);
}
