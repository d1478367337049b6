// A time-stamp authority by the real tool: certificates and answers are made by openssl in a folder of its own.
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Bytes, hex, joinBytes, utf8} from '../../src/core/bytes.ts';

/** Who signs. Each has a certificate by the authority's intermediate, but where its name says otherwise. */
export type Signer =
  | 'rsa'
  | 'rsa384'
  | 'pss'
  | 'ecdsa'
  | 'ecdsa384'
  | 'ofRoot'
  | 'expired'
  | 'otherUse'
  | 'twoUses'
  | 'notCritical'
  | 'signsMail'
  | 'ofNoAuthority';

type Making = {
  key?: readonly string[];
  uses?: string;
  keyUsage?: string;
  by?: 'root' | 'middle' | 'leafAuthority';
  dates?: readonly [string, string];
};

const RSA = ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'];
const EC = (curve: string) => ['-algorithm', 'EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];
const LONG = ['20200101000000Z', '20491231235959Z'] as const;
const PAST = ['20230101000000Z', '20240101000000Z'] as const;
const TIME_ALONE = 'critical,timeStamping';

const SIGNERS: {readonly [K in Signer]: Making} = {
  rsa: {},
  rsa384: {},
  pss: {},
  ecdsa: {key: EC('P-256')},
  ecdsa384: {key: EC('P-384')},
  ofRoot: {by: 'root'},
  expired: {dates: PAST},
  otherUse: {uses: 'critical,serverAuth'},
  twoUses: {uses: 'critical,timeStamping,clientAuth'},
  notCritical: {uses: 'timeStamping'},
  signsMail: {keyUsage: 'critical,digitalSignature,keyEncipherment'},
  ofNoAuthority: {by: 'leafAuthority'},
};

/** How an answer is to be signed, and what it is to say. */
export type Answering = {
  by?: Signer;
  /** Said in place of the present: `20230601120000Z`. */
  genTime?: string;
  digest?: 'sha256' | 'sha384' | 'sha512';
  padding?: 'pss';
  /** Leaves the intermediate's certificate out. */
  withoutChain?: boolean;
};

/** A root, an intermediate and signers; `remove` puts the folder away. */
export class TimeAuthority {
  readonly folder = mkdtempSync(join(tmpdir(), 'holdfast-authority-'));
  readonly name: string;
  #made = new Set<string>();

  constructor(name = 'Test Clock') {
    this.name = name;
    this.#authority('root', undefined);
    this.#authority('middle', 'root');
  }

  remove(): void {
    rmSync(this.folder, {recursive: true, force: true});
  }

  get rootFile(): string {
    return this.#path('root.pem');
  }

  get root(): Bytes {
    return readBytes(this.rootFile);
  }

  get middle(): Bytes {
    return readBytes(this.#path('middle.pem'));
  }

  /** The answer of `openssl ts` to a request. */
  answer(request: Uint8Array, by: 'rsa' | 'ecdsa' | 'ofRoot' = 'rsa'): Bytes {
    this.#signer(by);
    writeFileSync(this.#path('asked.tsq'), request);
    this.#openssl('ts', '-reply', '-config', this.#config(by), '-queryfile', 'asked.tsq', '-out', 'answer.tsr');
    return readBytes(this.#path('answer.tsr'));
  }

  /** A refusal, as `openssl ts` words it to what is no request that it takes. */
  refusal(request: Uint8Array): Bytes {
    this.#signer('rsa');
    writeFileSync(this.#path('asked.tsq'), request);
    this.#openssl(
      'ts',
      '-reply',
      '-config',
      this.#config('rsa', 'sha512'),
      '-queryfile',
      'asked.tsq',
      '-out',
      'no.tsr',
    );
    return readBytes(this.#path('no.tsr'));
  }

  /** An answer that `openssl ts` would not give, signed by `openssl cms` over what it would say. */
  answerAs(request: Uint8Array, {by = 'rsa', genTime, digest = 'sha256', padding, withoutChain}: Answering): Bytes {
    this.#signer(by);
    const said = saidIn(this.answer(request));
    writeFileSync(this.#path('said.der'), genTime ? withTime(said, genTime) : said);
    this.#openssl(
      ...['cms', '-sign', '-binary', '-nodetach', '-cades', '-md', digest, '-outform', 'DER', '-in', 'said.der'],
      ...['-econtent_type', '1.2.840.113549.1.9.16.1.4', '-signer', `${by}.pem`, '-inkey', `${by}.key`],
      ...(padding ? ['-keyopt', 'rsa_padding_mode:pss'] : []),
      ...(withoutChain ? [] : ['-certfile', 'middle.pem']),
      ...['-out', 'token.der'],
    );
    return granted(readBytes(this.#path('token.der')));
  }

  /** What `openssl ts -verify` says of an answer, at the moment given or now. */
  opensslHolds(
    signed: Uint8Array,
    answer: Uint8Array,
    options: {at?: Date; root?: string; request?: Uint8Array} = {},
  ): boolean {
    const {at, root = this.rootFile, request} = options;
    writeFileSync(this.#path('signed'), signed);
    writeFileSync(this.#path('checked.tsr'), answer);
    if (request) writeFileSync(this.#path('checked.tsq'), request);
    const {status} = spawnSync(
      'openssl',
      [
        ...['ts', '-verify', '-in', 'checked.tsr', '-CAfile', root],
        ...(request ? ['-queryfile', 'checked.tsq'] : ['-data', 'signed']),
        ...(at ? ['-attime', String(Math.floor(at.getTime() / 1000))] : []),
      ],
      {cwd: this.folder},
    );
    return status === 0;
  }

  /** What `openssl cms -verify` says of the signature of the last token that `answerAs` made. */
  cmsHolds(): boolean {
    const words = ['cms', '-verify', '-inform', 'DER', '-in', 'token.der', '-CAfile', this.rootFile, '-purpose', 'any'];
    return spawnSync('openssl', [...words, '-out', 'shown.der'], {cwd: this.folder}).status === 0;
  }

  #path(name: string): string {
    return join(this.folder, name);
  }

  #openssl(...words: readonly string[]): void {
    execFileSync('openssl', words, {cwd: this.folder, stdio: 'pipe'});
  }

  #authority(name: 'root' | 'middle' | 'leafAuthority', by: 'root' | undefined): void {
    const rules = `basicConstraints=critical,CA:${name === 'leafAuthority' ? 'FALSE' : 'TRUE'}\nkeyUsage=critical,keyCertSign,cRLSign`;
    this.#certificate(name, `${this.name} ${name}`, RSA, rules, by, LONG);
  }

  #signer(name: Signer): void {
    if (this.#made.has(name)) return;
    const {
      key = RSA,
      uses = TIME_ALONE,
      keyUsage = 'critical,digitalSignature',
      by = 'middle',
      dates = LONG,
    } = SIGNERS[name];
    if (by === 'leafAuthority' && !this.#made.has(by)) this.#authority(by, 'root');
    this.#certificate(name, `${this.name} ${name}`, key, `keyUsage=${keyUsage}\nextendedKeyUsage=${uses}`, by, dates);
  }

  #certificate(
    name: string,
    title: string,
    key: readonly string[],
    rules: string,
    by: string | undefined,
    [from, until]: readonly [string, string],
  ): void {
    const issuer = by ?? name;
    const home = this.#path(`${issuer}-issued`);
    mkdirSync(home, {recursive: true});
    writeFileSync(join(home, 'index.txt'), '', {flag: 'a'});
    writeFileSync(this.#path('rules.cnf'), `subjectKeyIdentifier=hash\n${rules}\n`);
    writeFileSync(
      this.#path('ca.cnf'),
      `[ca]\ndefault_ca=it\n[it]\ndatabase=${home}/index.txt\nnew_certs_dir=${home}\nrand_serial=yes\ndefault_md=sha256\npolicy=any\nunique_subject=no\n[any]\ncommonName=supplied\norganizationName=optional\n[req]\ndistinguished_name=dn\n[dn]\n`,
    );
    this.#openssl('genpkey', ...key, '-out', `${name}.key`);
    this.#openssl(
      'req',
      '-new',
      '-config',
      'ca.cnf',
      '-key',
      `${name}.key`,
      '-subj',
      `/O=Example/CN=${title}`,
      '-out',
      `${name}.csr`,
    );
    const signed = by ? ['-cert', `${by}.pem`, '-keyfile', `${by}.key`] : ['-selfsign', '-keyfile', `${name}.key`];
    this.#openssl(
      ...['ca', '-batch', '-notext', '-config', 'ca.cnf', '-extfile', 'rules.cnf', ...signed],
      ...['-startdate', from, '-enddate', until, '-in', `${name}.csr`, '-out', `${name}.pem`],
    );
    this.#made.add(name);
  }

  #config(by: Signer, digests = 'sha256'): string {
    const chain = SIGNERS[by].by === 'root' ? '' : 'certs = middle.pem\n';
    writeFileSync(
      this.#path(`${by}.cnf`),
      `[tsa]\ndefault_tsa=it\n[it]\nserial=serial\nsigner_cert=${by}.pem\nsigner_key=${by}.key\n${chain}signer_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=${digests}\nclock_precision_digits=3\nordering=yes\ness_cert_id_alg=sha256\n`,
    );
    return `${by}.cnf`;
  }
}

/** A token as the answer of a server that granted it. */
export function granted(token: Uint8Array): Bytes {
  return sequence(joinBytes([Uint8Array.of(0x30, 3, 2, 1, 0), token]));
}

function sequence(content: Uint8Array): Bytes {
  return joinBytes([Uint8Array.of(0x30, 0x82, content.length >> 8, content.length & 0xff), content]);
}

/** What a token says, cut out of an answer: the content behind the id of `TSTInfo`. */
export function saidIn(answer: Uint8Array): Bytes {
  const id = '060b2a864886f70d0109100104';
  const at = hex(answer).indexOf(id) / 2 + id.length / 2;
  // [0] EXPLICIT, OCTET STRING, each with its length in one or two more bytes.
  let here = at;
  let length = 0;
  for (let i = 0; i < 2; i += 1) {
    const first = answer[here + 1] ?? 0;
    const more = first < 0x80 ? 0 : first - 0x80;
    length = more === 0 ? first : Number.parseInt(hex(answer.slice(here + 2, here + 2 + more)), 16);
    here += 2 + more;
  }
  return joinBytes([answer.slice(here, here + length)]);
}

/** The same words with another time: without fractions, so that the length of the rest is made anew. */
function withTime(said: Uint8Array, time: string): Bytes {
  const text = hex(said);
  const match = /180f|1813|1812|1811/.exec(text);
  if (!match) throw new Error('no time in it');
  const at = match.index / 2;
  const old = 2 + (said[at + 1] ?? 0);
  const body = joinBytes([
    said.slice(bodyAt(said), at),
    Uint8Array.of(0x18, time.length),
    utf8(time),
    said.slice(at + old),
  ]);
  const head = body.length < 0x80 ? [0x30, body.length] : [0x30, 0x81, body.length];
  return joinBytes([Uint8Array.from(head), body]);
}

function bodyAt(said: Uint8Array): number {
  const first = said[1] ?? 0;
  return 2 + (first < 0x80 ? 0 : first - 0x80);
}

function readBytes(path: string): Bytes {
  return joinBytes([readFileSync(path)]);
}
