import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {elementOn} from '../../scripts/lib/aim.ts';
import {type Tab, waitOn} from '../../scripts/lib/browser.ts';
import {unpack} from '../../scripts/lib/check-pack.ts';
import {caseFileAddress, makePack, readFromPack} from '../../scripts/lib/make-pack.ts';
import {run} from '../../scripts/lib/run.ts';
import {saveThis} from '../../scripts/lib/save-this.ts';
import {openStation, type Station} from '../../scripts/lib/station.ts';
import {until} from '../../scripts/lib/wait.ts';
import {type Bytes, hex, joinBytes} from '../../src/core/bytes.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {parseRoots} from '../../src/core/times/certificate.ts';
import {sourceOfBytes} from '../../src/core/verify/byte-source.ts';
import {verifyPack} from '../../src/core/verify/verify-pack.ts';
import {axeFaults} from './support/axe.ts';
import {BROWSER} from './support/browser.ts';
import {type PageServer, servePages} from './support/page-server.ts';
import {serveTimes, type TimeServer} from './support/time-server.ts';

const PAGE =
  '<!doctype html><html lang="en"><title>Board</title><article><b rel="author">ann</b><p>FIRST</p></article>';
const [FREE, OTHER] = ['freetsa.org', 'timestamp.sigstore.dev'];

let times: TimeServer;
let pages: PageServer;
let station: Station;
let folder: string;
beforeAll(async () => {
  times = await serveTimes();
  pages = await servePages({'/board.html': PAGE});
  station = await openStation({browser: BROWSER, hosts: new Map([...times.hosts, ...pages.hosts])});
  folder = await mkdtemp(join(tmpdir(), 'holdfast-times-'));
  await station.page.goto(pages.local('/board.html'));
  const saved = await saveThis(station, station.page, elementOn(station.page, 'article p'));
  if (saved.state !== 'saved') throw new Error(saved.state);
});
afterAll(async () => {
  await station?.close();
  await times?.close();
  await pages?.close();
  if (folder) await rm(folder, {recursive: true, force: true});
});

async function settings(): Promise<Tab> {
  const tab = await station.browser.newTab();
  await tab.goto(caseFileAddress(station.browser, '#/safety'));
  await waitOn(tab, "document.body.innerText.includes('A time from outside')");
  return tab;
}

async function bytesIn(pack: string, path: string): Promise<Bytes> {
  const bytes = await readFromPack(pack, path);
  if (!bytes) throw new Error(`no ${path}`);
  return joinBytes([bytes]);
}

describe('times from outside', () => {
  it('are asked of nobody before they are turned on', async () => {
    const pack = await makePack(station.browser);
    expect(await readFromPack(pack, 'seal/times/01.tsr')).toBeUndefined();
    expect(times.asked).toEqual([]);
  });

  it('are turned on in a click that the browser asks about; then one covers everything so far', async () => {
    const tab = await settings();
    expect(await axeFaults(tab)).toEqual([]);
    await tab.clickNamed('Turn on times from outside');
    const isOn = () => tab.evaluate<boolean>("document.body.innerText.includes('This is on.')");
    const turnedOn = await until(
      async () => {
        await station.browser.allowWhatIsAsked();
        return (await isOn()) || undefined;
      },
      {timeoutMs: 15_000, everyMs: 1000},
    );
    expect(turnedOn).toBe(true);
    await tab.clickNamed('Get a time from outside now');
    await waitOn(tab, "document.body.innerText.includes('The last one is of')");
    expect(await axeFaults(tab)).toEqual([]);
    await tab.close();
    expect(times.asked.map(({host}) => host).toSorted()).toEqual([FREE, OTHER]);
  });

  it('send one hash, and nothing that tells who asks', async () => {
    for (const {headers, body} of times.asked) {
      expect(body.length).toBe(69);
      expect(headers['content-type']).toBe('application/timestamp-query');
      expect(headers.cookie).toBeUndefined();
      expect(headers.referer).toBeUndefined();
      // The add-on's own number: in Firefox nobody else has the same.
      expect(headers.origin).toBeUndefined();
      expect(headers['accept-language']).toBeUndefined();
      expect(JSON.stringify(headers)).not.toMatch(/extension|holdfast/i);
    }
    // One question over one signature, each with a number of its own.
    const [first, second] = times.asked.map(({body}) => body);
    expect(hex(first?.slice(24, 56) ?? new Uint8Array())).toBe(hex(second?.slice(24, 56) ?? new Uint8Array()));
    expect(hex(first?.slice(58, 66) ?? new Uint8Array())).not.toBe(hex(second?.slice(58, 66) ?? new Uint8Array()));
  });

  it('stand in the next pack, for its seal and for the log before; openssl and our checker say the same', async () => {
    times.asked.length = 0;
    const pack = await makePack(station.browser);
    expect(times.asked).toHaveLength(2);
    const signature = await bytesIn(pack, 'seal/seal.sig');
    for (const {body} of times.asked) expect(hex(body.slice(24, 56))).toBe(sha256Hex(signature));

    const roots = parseRoots(times.authority.root) ?? [];
    const bytes = joinBytes([await readFile(pack)]);
    const report = await verifyPack(sourceOfBytes(bytes), {roots});
    expect(report.outcome).toBe('verified');
    expect(report.verdict.notLaterThan.times.map(({of}) => of)).toEqual(['checkpoint', 'checkpoint', 'seal', 'seal']);
    expect((await verifyPack(sourceOfBytes(bytes))).verdict.notLaterThan).toMatchObject({known: false, kept: 4});

    const inside = await unpack(pack, folder);
    const root = join(folder, 'root.pem');
    await writeFile(root, times.authority.root);
    for (const [data, answer] of [
      ['seal/seal.sig', 'seal/times/01.tsr'],
      ['seal/seal.sig', 'seal/times/02.tsr'],
      ['data/log/checkpoints/0001.sig', 'data/log/checkpoints/0001-01.tsr'],
    ] as const) {
      const {stdout} = await run('openssl', [
        ...['ts', '-verify', '-data', join(inside, data), '-in', join(inside, answer), '-CAfile', root],
      ]);
      expect(stdout).toContain('Verification: OK');
    }
    const log = new TextDecoder().decode(await bytesIn(pack, 'data/log/entries.jsonl'));
    expect(log).toMatch(/"host":"freetsa\.org","of":"log".*"time\.kept"/);
  });

  it('that do not come stop no pack: one refuses, one answers something else, one is silent', async () => {
    times.manner.set(FREE, 'refusing');
    times.manner.set(OTHER, 'otherNonce');
    const pack = await makePack(station.browser);
    expect(await readFromPack(pack, 'seal/times/01.tsr')).toBeUndefined();
    times.manner.set(FREE, 'silent');
    times.manner.set(OTHER, 'good');
    const later = await makePack(station.browser);
    expect(await readFromPack(later, 'seal/times/01.tsr')).toBeDefined();
    expect(await readFromPack(later, 'seal/times/02.tsr')).toBeUndefined();
    const log = new TextDecoder().decode(await bytesIn(later, 'data/log/entries.jsonl'));
    expect(log).toMatch(/"host":"freetsa\.org","of":"pack","why":"noTime"/);
    expect(log).toMatch(/"host":"timestamp\.sigstore\.dev","of":"pack","why":"wrong"/);
    // What came of the last pack is logged behind its head.
    times.manner.clear();
    const last = new TextDecoder().decode(await bytesIn(await makePack(station.browser), 'data/log/entries.jsonl'));
    expect(last).toMatch(/"host":"freetsa\.org","of":"pack","why":"tooLate"/);
  });

  it('are asked no more once they are turned off, and the browser’s permission is given back', async () => {
    const tab = await settings();
    await tab.clickNamed('Turn off times from outside');
    await waitOn(tab, "document.body.innerText.includes('This is off until you turn it on')");
    await waitOn(
      tab,
      "[...document.querySelectorAll('button')].some(({innerText}) => innerText === 'Turn on times from outside')",
    );
    await tab.close();
    times.asked.length = 0;
    await makePack(station.browser);
    expect(times.asked).toEqual([]);
  });
});
