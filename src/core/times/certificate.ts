import {AsnConvert} from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  type Name,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import {type Bytes, fromBase64, hex, utf8Text} from '../bytes.ts';
import {bytesOf, isOneSequence} from './asn-bytes.ts';

/** An X.509 certificate (RFC 5280), as far as the check of a time goes. Nothing in it is trusted by itself. */
export type Cert = {
  /** As it stands in its file. */
  der: Bytes;
  /** What its issuer signed. */
  signed: Bytes;
  signatureAlgorithm: {algorithm: string; parameters: Bytes | undefined};
  signature: Bytes;
  /** Hex of the number and of the two names. */
  serial: string;
  issuer: string;
  subject: string;
  /** Hex of its own key identifier; "" where it has none. */
  keyIdentifier: string;
  /** The subject in words; what somebody wrote into the certificate. */
  name: string;
  issuerName: string;
  /** Milliseconds since 1970, UTC. */
  from: number;
  until: number;
  key: {algorithm: string; parameters: Bytes | undefined; bytes: Bytes};
  /** May sign certificates; undefined where it has no word on that (certificates of version 1). */
  authority: {ca: boolean; pathLength: number | undefined} | undefined;
  /** The uses of the key that it names; undefined where it names none. */
  keyUsage: number | undefined;
  purposes: {ids: string[]; critical: boolean} | undefined;
  /** Ids of the critical extensions. Whoever does not know one of them must not rely on the certificate. */
  critical: string[];
};

/** Reads a certificate; undefined where it is none. */
export function parseCertificate(der: Uint8Array): Cert | undefined {
  if (!isOneSequence(der)) return undefined;
  try {
    return read(der);
  } catch {
    return undefined; // the reader throws on what is not of its form
  }
}

function read(der: Uint8Array): Cert {
  const certificate = AsnConvert.parse(der, Certificate);
  const {tbsCertificate: body, tbsCertificateRaw: signed, signatureAlgorithm, signatureValue} = certificate;
  if (!signed) throw new Error('no signed part');
  const extensions = body.extensions ?? [];
  const valueOf = (id: string) => extensions.find(({extnID}) => extnID === id)?.extnValue.buffer;
  const ids = extensions.map(({extnID}) => extnID);
  if (new Set(ids).size < ids.length) throw new Error('an extension stands twice');
  const constraints = valueOf(id_ce_basicConstraints);
  const usage = valueOf(id_ce_keyUsage);
  const purposes = valueOf(id_ce_extKeyUsage);
  const keyIdentifier = valueOf(id_ce_subjectKeyIdentifier);
  const {algorithm, subjectPublicKey} = body.subjectPublicKeyInfo;
  return {
    der: bytesOf(der),
    signed: bytesOf(signed),
    signatureAlgorithm: algorithmOf(signatureAlgorithm),
    signature: bytesOf(signatureValue),
    serial: hex(bytesOf(body.serialNumber)),
    issuer: nameKey(body.issuer),
    subject: nameKey(body.subject),
    keyIdentifier: keyIdentifier ? hex(bytesOf(AsnConvert.parse(keyIdentifier, SubjectKeyIdentifier).buffer)) : '',
    name: nameText(body.subject),
    issuerName: nameText(body.issuer),
    from: body.validity.notBefore.getTime().getTime(),
    until: body.validity.notAfter.getTime().getTime(),
    key: {...algorithmOf(algorithm), bytes: bytesOf(subjectPublicKey)},
    authority: constraints ? authorityOf(AsnConvert.parse(constraints, BasicConstraints)) : undefined,
    keyUsage: usage ? AsnConvert.parse(usage, KeyUsage).toNumber() : undefined,
    purposes: purposes
      ? {
          ids: [...AsnConvert.parse(purposes, ExtendedKeyUsage)],
          critical: extensions.some(({extnID, critical}) => extnID === id_ce_extKeyUsage && critical),
        }
      : undefined,
    critical: extensions.filter(({critical}) => critical).map(({extnID}) => extnID),
  };
}

function algorithmOf({algorithm, parameters}: {algorithm: string; parameters?: ArrayBuffer | null}) {
  return {algorithm, parameters: parameters ? bytesOf(parameters) : undefined};
}

function authorityOf({cA, pathLenConstraint}: BasicConstraints): Cert['authority'] {
  return {ca: cA, pathLength: pathLenConstraint};
}

function nameKey(name: Name): string {
  return hex(bytesOf(AsnConvert.serialize(name)));
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';

/** Common name and organisation, as far as they are there. */
function nameText(name: Name): string {
  const all = name.flatMap((parts) => [...parts]);
  const valueOf = (id: string) => all.find(({type}) => type === id)?.value.toString() ?? '';
  return [valueOf(COMMON_NAME), valueOf(ORGANISATION)].filter((part) => part !== '').join(', ');
}

/** Whether its key may sign certificates. */
export function maySign({authority, keyUsage}: Cert): boolean {
  return authority?.ca === true && (keyUsage === undefined || (keyUsage & KeyUsageFlags.keyCertSign) !== 0);
}

const PEM = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/**
 * The certificates in a file that somebody chose as roots: PEM with one or more, or one in DER. Undefined where any of it
 * is no certificate, so that nobody thinks that a root counts which does not.
 */
export function parseRoots(file: Uint8Array): Cert[] | undefined {
  const blocks = [...(utf8Text(file) ?? '').matchAll(PEM)].map(([, body = '']) => fromBase64(body));
  const ders = blocks.length > 0 ? blocks : [bytesOf(file)];
  const read = ders.flatMap((der) => (der && parseCertificate(der)) ?? []);
  return read.length === ders.length ? read : undefined;
}
