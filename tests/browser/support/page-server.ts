import {readFile} from 'node:fs/promises';
import {createServer, type ServerResponse} from 'node:http';
import {extname, join} from 'node:path';
import {closeServer, listen} from '../../../scripts/lib/local-server.ts';
import type {HostMap} from '../../../scripts/lib/tls.ts';

/** A local server for the pages of these tests. */
export type PageServer = {
  port: number;
  /** Address of a page on this computer, a site that no platform's reader knows. */
  local(path: string): string;
  /** Address of the same page on a listed platform's host. */
  listed(path: string): string;
  /** The listed host, answered for by this server. */
  hosts: HostMap;
  close(): Promise<void>;
};

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'cases');
/** A listed host whose reader knows none of these pages, so that only the pointed element counts. */
const LISTED_HOST = 'mastodon.online';
const TYPES: Record<string, string> = {'.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml'};

/** Serves `tests/fixtures/cases`, and the pages that are handed in by path (`/own.html`). */
export async function servePages(own: Record<string, string> = {}): Promise<PageServer> {
  const server = createServer((request, answer) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    void reply(own, pathname, answer);
  });
  const port = await listen(server);
  return {
    port,
    local: (path) => `http://127.0.0.1:${port}${path}`,
    listed: (path) => `https://${LISTED_HOST}${path}`,
    hosts: new Map([[LISTED_HOST, port]]),
    close: () => closeServer(server),
  };
}

async function reply(own: Record<string, string>, path: string, answer: ServerResponse): Promise<void> {
  const page = own[path];
  if (page !== undefined) {
    answer.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page);
    return;
  }
  const name = /^\/([A-Za-z0-9-]+\.(?:html|svg))$/.exec(path)?.[1];
  const bytes = name ? await readFile(join(FOLDER, name)).catch(() => undefined) : undefined;
  if (!bytes || !name) {
    answer.writeHead(404).end();
    return;
  }
  answer.writeHead(200, {'content-type': TYPES[extname(name)] ?? 'application/octet-stream'}).end(bytes);
}
