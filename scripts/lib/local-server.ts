import type {AddressInfo, Server} from 'node:net';

/** Any server of ours: it listens, closes, and lets go of what is still connected (`http` and `https` have that). */
type LocalServer = Server & {closeAllConnections(): void};

/** Lets a server listen on a free port of this computer alone; answers the port. */
export function listen(server: LocalServer): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

/** Ends a server at once: a connection that a browser keeps open would hold it for minutes. */
export function closeServer(server: LocalServer): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
