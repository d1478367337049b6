import {createServer} from 'node:http';
import {closeServer, listen} from '../../../scripts/lib/local-server.ts';
import type {HostMap} from '../../../scripts/lib/tls.ts';
import type {DrawnPage} from '../../sites/pages.ts';

/** Hands out drawn pages under the host names of their platforms. */
export type DrawnServer = {
  hosts: HostMap;
  /** Which page stands at its address from now on: several pages may be of one address. */
  show(drawn: DrawnPage): void;
  close(): Promise<void>;
};

/** Nothing but the page itself is handed out, and its scripts do not run: it is a still picture of a platform. */
export async function serveDrawn(pages: readonly DrawnPage[]): Promise<DrawnServer> {
  let shown: {host: string; path: string; html: Buffer} | undefined;
  const server = createServer(({headers, url}, answer) => {
    if (!shown || headers.host?.replace(/:\d+$/, '') !== shown.host || url !== shown.path) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, {'content-type': 'text/html', 'content-security-policy': "script-src 'none'"});
    answer.end(shown.html);
  });
  const port = await listen(server);
  return {
    hosts: new Map(pages.map((drawn) => [new URL(drawn.truth().url).hostname, port])),
    show: (drawn) => {
      const {hostname: host, pathname, search} = new URL(drawn.truth().url);
      shown = {host, path: `${pathname}${search}`, html: drawn.html()};
    },
    close: () => closeServer(server),
  };
}
