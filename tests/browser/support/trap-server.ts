import {readFile} from 'node:fs/promises';
import {createServer, type ServerResponse} from 'node:http';
import {extname, join} from 'node:path';
import {closeServer, listen} from '../../../scripts/lib/local-server.ts';
import {rowColour} from './numbered-rows.ts';

/** Serves the pages that try to fool us. */
export type TrapServer = {address(page: string): string; close(): Promise<void>};

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'traps');
const TYPES: Record<string, string> = {'.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8'};

/** `/<page>.html` and `/rows.js`; `/row-<number>.svg` is a row as a picture, `?after=<ms>`. */
export async function serveTraps(): Promise<TrapServer> {
  const server = createServer((request, answer) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://localhost');
    setTimeout(() => void reply(pathname, answer), Number(searchParams.get('after') ?? 0));
  });
  const port = await listen(server);
  return {address: (page) => `http://127.0.0.1:${port}/${page}.html`, close: () => closeServer(server)};
}

async function reply(path: string, answer: ServerResponse): Promise<void> {
  const number = /^\/row-(\d+)\.svg$/.exec(path)?.[1];
  if (number) {
    answer.writeHead(200, {'content-type': 'image/svg+xml'}).end(rowPicture(Number(number)));
    return;
  }
  const name = /^\/([a-z-]+\.(?:html|js))$/.exec(path)?.[1];
  const bytes = name ? await readFile(join(FOLDER, name)).catch(() => undefined) : undefined;
  if (!name || !bytes) {
    answer.writeHead(404).end();
    return;
  }
  answer.writeHead(200, {'content-type': TYPES[extname(name)]}).end(bytes);
}

function rowPicture(number: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><rect width="24" height="40" fill="${rowColour(number)}"/><text x="40" y="26">Row ${number}</text></svg>`;
}
