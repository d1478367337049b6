import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {closeServer, listen} from '../lib/local-server.ts';
import type {HostMap} from '../lib/tls.ts';
import {chat, chatPage} from './chat-page.ts';
import {feedPage, feedPostPage} from './feed-page.ts';
import {forumPage} from './forum-page.ts';
import {pictureSvg} from './pictures.ts';
import {pileOn} from './pile-on.ts';
import {pileOnPage} from './pile-on-page.ts';
import {startPage} from './start-page.ts';
import {THREAD_PATH, threadPage} from './thread-page.ts';
import {tootsPage} from './toots-page.ts';

/** The demo's server; `hosts` are the real names that it answers for. */
export type Demo = {port: number; hosts: HostMap; close(): Promise<void>};

/** Where each of the demo's pages is, under the names that it answers for. */
export const DEMO_PAGES = {
  feed: 'https://x.com/home',
  thread: `https://www.reddit.com${THREAD_PATH}`,
  toots: 'https://mastodon.example/home',
  forum: 'https://forum.example/viewtopic.php?t=91',
  pileOn: 'https://talk.example/notes-on-my-bicycle',
  chat: 'https://chat.example/',
  start: 'https://demo.example/',
} as const;

/** Serves the demo feed on a free local port. All times in it count back from `now`. */
export async function serveDemo(now = new Date()): Promise<Demo> {
  const server = createServer((request, answer) => reply(request, answer, now));
  const port = await listen(server);
  const hosts = new Map(Object.values(DEMO_PAGES).map((address) => [new URL(address).hostname, port]));
  return {port, hosts, close: () => closeServer(server)};
}

function reply({headers, url = '/'}: IncomingMessage, answer: ServerResponse, now: Date): void {
  const {pathname} = new URL(url, 'http://localhost');
  const picture = /^\/picture\/([a-z0-9-]+)\.svg$/.exec(pathname)?.[1];
  if (picture) {
    send(answer, pictureSvg(picture), 'image/svg+xml');
    return;
  }
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  send(answer, pageFor(host, pathname, now), 'text/html; charset=utf-8');
}

function pageFor(host: string, path: string, now: Date): string | undefined {
  switch (host) {
    case 'x.com': {
      const id = /^\/\w+\/status\/(\d+)/.exec(path)?.[1];
      return id ? feedPostPage(id, now) : feedPage(now);
    }
    case 'www.reddit.com':
      return threadPage(now);
    case 'mastodon.example':
      return tootsPage(now);
    case 'forum.example':
      return forumPage(now);
    case 'talk.example':
      return pileOnPage(pileOn(1484), now, {lot: 40, named: true, adEvery: 9});
    case 'chat.example':
      return chatPage(chat(240), now, 20);
    default:
      return startPage();
  }
}

function send(answer: ServerResponse, body: string | undefined, type: string): void {
  if (body === undefined) {
    answer.writeHead(404, {'content-type': 'text/plain'}).end('Not here.');
    return;
  }
  answer.writeHead(200, {'content-type': type}).end(body);
}
