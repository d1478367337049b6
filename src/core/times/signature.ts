import {p256, p384, p521} from '@noble/curves/nist.js';
import {sha256, sha384, sha512} from '@noble/hashes/sha2.js';
import {RsaSaPssParams} from '@peculiar/asn1-rsa';
import {AsnConvert} from '@peculiar/asn1-schema';
import {AlgorithmIdentifier, SubjectPublicKeyInfo} from '@peculiar/asn1-x509';
import {type Bytes, hex} from '../bytes.ts';
import type {Cert} from './certificate.ts';

/** A hash that a signature of today may rest on. SHA-1 is none. */
export type HashName = 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASHES: Readonly<Record<string, HashName>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};
const RSA = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_WITH: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.1.1.11': 'SHA-256',
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};
const MGF1 = '1.2.840.113549.1.1.8';
const EC_KEY = '1.2.840.10045.2.1';
const ECDSA_WITH: Readonly<Record<string, HashName>> = {
  '1.2.840.10045.4.3.2': 'SHA-256',
  '1.2.840.10045.4.3.3': 'SHA-384',
  '1.2.840.10045.4.3.4': 'SHA-512',
};
/** DER of the curve's id, as it stands in a key. */
const CURVES = {'06082a8648ce3d030107': p256, '06052b81040022': p384, '06052b81040023': p521} as const;

type Algorithm = {algorithm: string; parameters: Uint8Array | undefined};

/** The engine's own RSA; every place the core runs in has it (browsers in secure contexts, Node). */
type Subtle = {
  importKey(format: 'spki', key: Bytes, algorithm: object, extractable: false, usages: ['verify']): Promise<object>;
  verify(algorithm: object, key: object, signature: Bytes, data: Bytes): Promise<boolean>;
};

/** The name of a hash by its id; undefined for one that is not relied upon. */
export function hashNamed(id: string): HashName | undefined {
  return HASHES[id];
}

/** The hash of some bytes. */
export function hashBy(name: HashName, bytes: Uint8Array): Uint8Array {
  return {'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512}[name](bytes);
}

/**
 * Whether a signature over `data` is by the key. Undefined where the method is not known here: that is neither a yes nor
 * a no. `digest` is the hash for the one method that leaves it open (CMS with plain RSA).
 */
export async function signedBy(
  key: Cert['key'],
  method: Algorithm,
  data: Bytes,
  signature: Bytes,
  digest?: HashName,
): Promise<boolean | undefined> {
  const hash = ECDSA_WITH[method.algorithm];
  if (hash && key.algorithm === EC_KEY) return ecdsaHolds(key, hash, data, signature);
  if (key.algorithm !== RSA && key.algorithm !== RSA_PSS) return undefined;
  try {
    const rsa = rsaMethod(method, digest);
    return rsa && (await rsaHolds(key, rsa, data, signature));
  } catch {
    return undefined; // parameters that cannot be read, or a key that the engine does not take
  }
}

function ecdsaHolds(key: Cert['key'], hash: HashName, data: Bytes, signature: Bytes): boolean | undefined {
  const id = hex(key.parameters ?? new Uint8Array(0));
  const curve = Object.hasOwn(CURVES, id) ? CURVES[id as keyof typeof CURVES] : undefined;
  if (!curve) return undefined;
  try {
    return curve.verify(signature, hashBy(hash, data), key.bytes, {format: 'der', lowS: false, prehash: false});
  } catch {
    return false; // noble throws on what is not DER, and on a point that is none
  }
}

type RsaMethod = {name: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS'; hash: HashName; saltLength?: number};

function rsaMethod({algorithm, parameters}: Algorithm, digest: HashName | undefined): RsaMethod | undefined {
  const hash = algorithm === RSA ? digest : RSA_WITH[algorithm];
  if (hash) return {name: 'RSASSA-PKCS1-v1_5', hash};
  return algorithm === RSA_PSS && parameters ? pssMethod(parameters) : undefined;
}

/** Only with one hash for both of its uses, as everybody has it: the engines know no other. */
function pssMethod(parameters: Uint8Array): RsaMethod | undefined {
  const {hashAlgorithm, maskGenAlgorithm, saltLength} = AsnConvert.parse(parameters, RsaSaPssParams);
  const hash = hashNamed(hashAlgorithm.algorithm);
  if (!hash || maskGenAlgorithm.algorithm !== MGF1 || !maskGenAlgorithm.parameters) return undefined;
  const inner = AsnConvert.parse(maskGenAlgorithm.parameters, AlgorithmIdentifier);
  return hashNamed(inner.algorithm) === hash ? {name: 'RSA-PSS', hash, saltLength} : undefined;
}

async function rsaHolds(
  key: Cert['key'],
  method: RsaMethod,
  data: Bytes,
  signature: Bytes,
): Promise<boolean | undefined> {
  const subtle = (globalThis as {crypto?: {subtle?: Subtle}}).crypto?.subtle;
  if (!subtle) return undefined;
  const {name, hash, saltLength} = method;
  // A key that is marked for PSS alone is read by no engine under that mark; the key itself is the same.
  const algorithm = new AlgorithmIdentifier({algorithm: RSA, parameters: null});
  const spki = new SubjectPublicKeyInfo({algorithm, subjectPublicKey: key.bytes.buffer});
  const bytes = new Uint8Array(AsnConvert.serialize(spki));
  const imported = await subtle.importKey('spki', bytes, {name, hash}, false, ['verify']);
  return subtle.verify({name, ...(saltLength !== undefined && {saltLength})}, imported, signature, data);
}
