import {createServer} from 'node:http';
import {closeServer, listen} from '../../../scripts/lib/local-server.ts';

/** What the server hands out under a path. */
export type Served = {type: string; body: string | Buffer; headers?: Record<string, string>};

/** A server that remembers every request, the same under two names that are two sites to a browser. */
export type CopyServer = {
  own(path: string): string;
  other(path: string): string;
  /** `host path` of each request, in order. */
  log: string[];
  close(): Promise<void>;
};

/** `{OTHER}` in a text becomes the other site's name. */
export async function serveCopyPages(files: Record<string, Served>): Promise<CopyServer> {
  const log: string[] = [];
  const server = createServer((request, answer) => {
    const path = request.url ?? '/';
    log.push(`${request.headers.host} ${path}`);
    const file = files[path.split('?')[0] ?? ''];
    if (!file) {
      answer.writeHead(404).end();
      return;
    }
    const body =
      typeof file.body === 'string' ? file.body.replaceAll('{OTHER}', `http://localhost:${port}`) : file.body;
    answer.writeHead(200, {'content-type': file.type, 'cache-control': 'max-age=3600', ...file.headers}).end(body);
  });
  const port = await listen(server);
  return {
    own: (path) => `http://127.0.0.1:${port}${path}`,
    other: (path) => `http://localhost:${port}${path}`,
    log,
    close: () => closeServer(server),
  };
}
