import {sha1} from '@noble/hashes/legacy.js';
import {sha256} from '@noble/hashes/sha2.js';
import {KeyUsageFlags} from '@peculiar/asn1-x509';
import {type Bytes, sameBytes} from '../bytes.ts';
import type {Instant} from '../time.ts';
import type {Cert} from './certificate.ts';
import {judgeChain} from './chain.ts';
import {parseTimeRequest} from './request.ts';
import {hashBy, hashNamed, signedBy} from './signature.ts';
import {parseTimeAnswer, type Token} from './token.ts';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA1 = '1.3.14.3.2.26';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** A key for time stamps signs, and does nothing else (as `openssl ts` has it). */
const SIGNS = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;

/** What can be wrong with a time whoever looks at it. */
export type TimeFault =
  | 'timeUnreadable'
  | 'timeRefused'
  | 'timeRequestWrong'
  | 'timeOtherHash'
  | 'timeOtherNonce'
  | 'timeSignature'
  | 'timeSigner'
  | 'timePurpose'
  | 'timeExpired'
  | 'timeMayNotSign';
/** Why a time can be neither relied on nor called wrong. */
export type TimeDoubt = 'timeNoRoot' | 'timeOtherRoot' | 'timeMethod' | 'timeRule';

/**
 * What a time from outside is worth. Only `holds` says that something existed at `at`: by an authority that a root of the
 * verifier's own choice vouches for. `by` and `needs` are names out of certificates.
 */
export type TimeJudgement =
  | {state: 'holds'; at: Instant; by: string; root: string}
  | {state: 'notChecked'; why: TimeDoubt; at: Instant; by: string; needs: string}
  | {state: 'wrong'; why: TimeFault; values: readonly (string | number)[]};

/** A time: the bytes it is for (a signature file), what was asked, what was answered. */
export type AskedTime = {signed: Bytes; request: Bytes; answer: Bytes};

/** Judges a time (RFC 3161 §2.2 and §2.4.2). `roots` are those the verifier chose; none in the token counts as one. */
export async function judgeTime({signed, request, answer}: AskedTime, roots: readonly Cert[]): Promise<TimeJudgement> {
  const imprint = sha256(signed);
  const asked = parseTimeRequest(request);
  if (!asked || !sameBytes(asked.imprint, imprint)) return wrong('timeRequestWrong');
  const read = parseTimeAnswer(answer);
  if (!read) return wrong('timeUnreadable');
  if (!read.granted) return wrong('timeRefused', read.status);
  const {token} = read;
  if (token.imprint.algorithm !== SHA256 || !sameBytes(token.imprint.hash, imprint)) return wrong('timeOtherHash');
  if (!sameBytes(token.nonce, asked.nonce)) return wrong('timeOtherNonce');
  const {signer} = token;
  if (!signer || !namesSigner(token, signer)) return wrong('timeSigner');
  if (!isForTimes(signer)) return wrong('timePurpose');
  const holds = await signatureHolds(token, signer);
  if (holds === false) return wrong('timeSignature');
  const at = Date.parse(token.at);
  if (at < signer.from || at > signer.until) return wrong('timeExpired', token.at);
  const told = {at: token.at, by: signer.name};
  if (holds === undefined) return {state: 'notChecked', why: 'timeMethod', ...told, needs: ''};
  return judgeTrust(token, signer, roots, told);
}

async function judgeTrust(
  token: Token,
  signer: Cert,
  roots: readonly Cert[],
  told: {at: Instant; by: string},
): Promise<TimeJudgement> {
  const chain = await judgeChain(signer, token.certificates, roots, Date.parse(token.at));
  switch (chain.state) {
    case 'holds':
      return {state: 'holds', ...told, root: chain.root.name};
    case 'expired':
      return wrong('timeExpired', token.at);
    case 'mayNotSign':
      return wrong('timeMayNotSign');
    case 'unknownRule':
      return {state: 'notChecked', why: 'timeRule', ...told, needs: ''};
    case 'none':
      return {state: 'notChecked', why: roots.length > 0 ? 'timeOtherRoot' : 'timeNoRoot', ...told, needs: chain.needs};
  }
}

function wrong(why: TimeFault, ...values: (string | number)[]): TimeJudgement {
  return {state: 'wrong', why, values};
}

/** The signature holds the hash of the certificate, so that no other with the same key can be put in its place. */
function namesSigner({signerNamed: {algorithm, hash}}: Token, {der}: Cert): boolean {
  // SHA-1 only names here: the signature itself never rests on it.
  if (algorithm === SHA1) return sameBytes(sha1(der), hash);
  const name = hashNamed(algorithm);
  return name !== undefined && sameBytes(hashBy(name, der), hash);
}

/** RFC 3161 §2.3: one purpose, marked critical. */
function isForTimes({purposes, keyUsage}: Cert): boolean {
  const alone = purposes?.critical === true && purposes.ids.length === 1 && purposes.ids[0] === TIME_STAMPING;
  return alone && (keyUsage === undefined || ((keyUsage & SIGNS) !== 0 && (keyUsage & ~SIGNS) === 0));
}

/** RFC 5652 §5.4: the signed attributes hold the hash of the content, and the signature is over them. */
async function signatureHolds(token: Token, signer: Cert): Promise<boolean | undefined> {
  const {digestAlgorithm, content, signedDigest, signatureAlgorithm, signedBytes, signature} = token;
  const digest = hashNamed(digestAlgorithm);
  if (!digest) return undefined;
  if (!sameBytes(hashBy(digest, content), signedDigest)) return false;
  return signedBy(signer.key, signatureAlgorithm, signedBytes, signature, digest);
}
