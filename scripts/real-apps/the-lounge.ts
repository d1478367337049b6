import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ItemTruth} from '../../tests/sites/truth.ts';
import {elementOn, waitForElement} from '../lib/aim.ts';
import {ScriptFailure} from '../lib/failure.ts';
import {ROOT} from '../lib/root.ts';
import {run} from '../lib/run.ts';
import type {Station} from '../lib/station.ts';
import {pageSays, type RealApp} from './app.ts';
import {ircPerson} from './irc-person.ts';
import {freePort, programAt, serve} from './service.ts';

const VERSION = '4.5.2';
const CHANNEL = '#plots';
const CONNECT = 'form button[type="submit"]';
/** The Lounge asks for a newer Node than we do; its own dependency on a repository is met by the release. */
const PACKAGE = {
  private: true,
  dependencies: {thelounge: VERSION, node: '22'},
  overrides: {'irc-framework': '4.14.0'},
  allowScripts: {},
};

const SAID = [
  {kind: 'say', words: 'I know which street you moved to 🌹', truth: {}},
  {kind: 'say', words: 'see https://maps.example/plot?id=12', truth: {links: ['https://maps.example/plot?id=12']}},
  {kind: 'act', words: 'waits at the gate', truth: {}},
  {kind: 'say', words: 'שלום, מה שלומך?', truth: {}},
] as const;

/** The Lounge, an IRC client in the browser, with an IRC server of this computer and somebody who writes there. */
export const theLounge: RealApp = {
  name: `The Lounge ${VERSION}`,
  start: async (folder) => {
    const home = await installed();
    const [ircPort, port] = [await freePort(), await freePort()];
    const irc = await ircServer(folder, ircPort);
    const lounge = await serve(port, home.node, [home.script, 'start', ...settings(port)], {
      env: {...process.env, THELOUNGE_HOME: join(folder, 'the-lounge')},
    });
    const rita = await ircPerson(ircPort, 'rita', CHANNEL);
    const before = new Date();
    return {
      viewer: {signedIn: 'yes', account: 'me_demo'},
      open: async ({page}) => {
        const query = `host=127.0.0.1&port=${ircPort}&tls=false&nick=me_demo&username=me&realname=me&join=${encodeURIComponent(CHANNEL)}`;
        await page.goto(`http://127.0.0.1:${port}/?${query}`);
        await waitForElement(elementOn(page, CONNECT), 20_000);
        await page.click(CONNECT);
        if (!(await rita.sees('me_demo', CHANNEL))) throw new ScriptFailure(1, 'The Lounge did not join the channel.');
        for (const {kind, words} of SAID) rita[kind](CHANNEL, words);
        await waitForElement(
          elementOn(page, `.msg[data-from="rita"]:nth-last-child(1 of .msg[data-from="rita"])`),
          20_000,
        );
        await waitForElement(elementOn(page, itemOf(SAID.length - 1)), 20_000);
      },
      shown: SAID.map(({words, truth}, index) => ({
        at: `${itemOf(index)} .content`,
        truth: (station) => truthOf(station, index, words, truth, before),
      })),
      stop: async () => {
        rita.leave();
        await lounge.stop();
        await irc.stop();
      },
    };
  },
};

/** The messages of rita, in the order in which they came. */
function itemOf(index: number): string {
  return `:nth-child(${index + 1} of .msg[data-from="rita"]:not([data-type="join"]))`;
}

async function truthOf(
  station: Station,
  index: number,
  words: string,
  truth: {links?: readonly string[]},
  before: Date,
): Promise<ItemTruth> {
  const at = itemOf(index);
  const id = (await pageSays(station, at, 'id')).replace('msg-', '');
  const shown = await pageSays(station, `${at} .time`, 'aria-label');
  // It came between the start and now; the page shows whole seconds.
  const posted = new Date(`${shown} UTC`);
  if (!(posted.getTime() >= before.getTime() - 1000 && posted.getTime() <= Date.now())) {
    throw new Error(`The Lounge shows ${shown} for a message of between ${before.toISOString()} and now`);
  }
  return {
    at,
    platform: 'the-lounge',
    itemKind: 'message',
    id,
    handle: 'rita',
    text: words,
    shown,
    posted: posted.toISOString(),
    standsIn: [{kind: 'channel', name: CHANNEL}],
    links: (truth.links ?? []).map((address) => ({shown: address, address})),
  };
}

function settings(port: number): string[] {
  const own = {host: '127.0.0.1', port, public: true, prefetch: false, lockNetwork: false, reverseProxy: false};
  return Object.entries(own).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function ircServer(folder: string, port: number) {
  const config = join(folder, 'ngircd.conf');
  const lines = ['[Global]', 'Name = irc.colony.example', 'Info = made up', 'Listen = 127.0.0.1', `Ports = ${port}`]
    .concat(['MotdPhrase = hello', '[Options]', 'DNS = no', 'Ident = no', 'PAM = no'])
    .concat(['[Limits]', 'MaxConnectionsIP = 0', '']);
  await writeFile(config, lines.join('\n'));
  return serve(port, await programAt('ngircd', 'ngircd'), ['-n', '-f', config]);
}

/** The application from its registry, kept beside the repository's other downloads. */
async function installed(): Promise<{node: string; script: string}> {
  const folder = join(ROOT, '.cache', 'real-apps', 'the-lounge');
  const home = {
    node: join(folder, 'node_modules', 'node', 'bin', 'node'),
    script: join(folder, 'node_modules', 'thelounge', 'index.js'),
  };
  if ((await run(home.node, [home.script, '--version'])).stdout.includes(VERSION)) return home;
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'package.json'), JSON.stringify(PACKAGE));
  const {code, stderr} = await run('npm', ['install', '--no-audit', '--no-fund'], {cwd: folder});
  if (code !== 0) throw new ScriptFailure(2, `The Lounge could not be installed: ${stderr.trim().split('\n').at(-1)}`);
  return home;
}
