import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {WACZ} from '@harvard-lil/js-wacz';
import {type Bytes, base64, utf8} from '../../../../src/core/bytes.ts';
import {rawZip} from '../raw-zip.ts';
import {sum, type Tree} from './make-bag.ts';

const RECORD_DATE = '2026-03-01T10:00:00Z';

/** One page in a WARC file, as a crawler writes it. */
export function warc(address: string, body: string): Bytes {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${utf8(body).length}\r\n\r\n${body}`;
  const head = [
    'WARC/1.0',
    'WARC-Type: response',
    'WARC-Record-ID: <urn:uuid:11111111-1111-4111-8111-111111111111>',
    `WARC-Target-URI: ${address}`,
    `WARC-Date: ${RECORD_DATE}`,
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${utf8(http).length}`,
  ].join('\r\n');
  return new Uint8Array(gzipSync(`${head}\r\n\r\n${http}\r\n\r\n`));
}

/** A web archive by js-wacz, a tool in use. */
export async function byJsWacz(): Promise<Bytes> {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-wacz-'));
  try {
    writeFileSync(join(folder, 'one.warc.gz'), warc('https://feed.example/', '<title>A feed</title><p>words'));
    const output = join(folder, 'made.wacz');
    const log = {trace() {}, info() {}, warn() {}, error() {}};
    const made = new WACZ({input: join(folder, '*.warc.gz'), output, title: 'A web archive', detectPages: true, log});
    await made.process();
    return new Uint8Array(readFileSync(output));
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/** A web archive by the format’s text: `signed` is what stands in its digest, given the hash of the list. */
export async function makeWacz(
  signed: (hash: string) => Promise<unknown> | unknown = () => undefined,
  hash = 'sha256',
): Promise<Tree> {
  const tree: Tree = new Map();
  tree.set('archive/data.warc.gz', warc('https://feed.example/', 'words'));
  tree.set('indexes/index.cdx', utf8('com,example)/ 20260301100000 {}\n'));
  tree.set('pages/pages.jsonl', utf8('{"format": "json-pages-1.0", "id": "pages"}\n'));
  const resources = [...tree].map(([path, bytes]) => ({
    name: path.split('/')[1],
    path,
    hash: `${hash}:${sum(hash, bytes)}`,
    bytes: bytes.length,
  }));
  const list = {profile: 'data-package', resources, wacz_version: '1.1.1', title: 'Pages', created: RECORD_DATE};
  tree.set('datapackage.json', utf8(JSON.stringify(list, null, 2)));
  const ofList = `sha256:${sum('sha256', tree.get('datapackage.json') ?? utf8(''))}`;
  const digest = {path: 'datapackage.json', hash: ofList, signedData: await signed(ofList)};
  return tree.set('datapackage-digest.json', utf8(JSON.stringify(digest, null, 2)));
}

/** Signs as browsers do: both halves side by side, SHA-256 whatever the curve. */
export async function anonymously(curve: 'P-256' | 'P-384', hash: string): Promise<Record<string, string>> {
  const {privateKey, publicKey} = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: curve}, true, [
    'sign',
    'verify',
  ]);
  const signature = await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, privateKey, utf8(hash));
  const spki = await crypto.subtle.exportKey('spki', publicKey);
  return {
    hash,
    created: RECORD_DATE,
    software: 'a test',
    signature: base64(new Uint8Array(signature)),
    publicKey: base64(new Uint8Array(spki)),
  };
}

export function waczZip(tree: Tree): Bytes {
  return rawZip([...tree].map(([path, bytes]) => ({name: path, bytes})));
}
