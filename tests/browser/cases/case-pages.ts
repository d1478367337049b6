import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, resolve} from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../fixtures/cases');
const TYPES: Record<string, string> = {'.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml'};

/** Serves the case pages, and pages handed in as text, on one port of this machine. */
export async function serveCases(more: Record<string, string> = {}): Promise<{
  address(page: string, host?: string): string;
  close(): Promise<void>;
}> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    const text = Object.hasOwn(more, name)
      ? Promise.resolve(more[name])
      : readFile(join(FOLDER, name.replace(/[^\w.-]/g, '')));
    text.then(
      (body) => response.writeHead(200, {'content-type': TYPES[extname(name)] ?? 'text/html; charset=utf-8'}).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const {port} = server.address() as AddressInfo;
  return {
    address: (page, host = '127.0.0.1') => `http://${host}:${port}/${page}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
