import {Attribute, ContentInfo, EncapsulatedContentInfo, id_signedData, SignerInfo} from '@peculiar/asn1-cms';
import {AsnArray, AsnConvert, AsnProp, AsnPropTypes, AsnType, AsnTypeTypes, OctetString} from '@peculiar/asn1-schema';
import {PKIStatusInfo, TSTInfo} from '@peculiar/asn1-tsp';
import {AlgorithmIdentifier} from '@peculiar/asn1-x509';
import {type Bytes, hex} from '../bytes.ts';
import {type Instant, instantOf} from '../time.ts';
import {bytesOf, isOneSequence} from './asn-bytes.ts';
import {type Cert, parseCertificate} from './certificate.ts';

const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const TST_INFO_DER = '060b2a864886f70d0109100104';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_V2 = '1.2.840.113549.1.9.16.2.47';
const SHA256 = '2.16.840.1.101.3.4.2.1';
const SHA1 = '1.3.14.3.2.26';

/** What a time-stamp token says and how it is signed (RFC 3161, RFC 5652). Nothing of it is checked yet. */
export type Token = {
  at: Instant;
  /** Id of the hash, and the hash, that the time is for. */
  imprint: {algorithm: string; hash: Bytes};
  nonce: Bytes;
  /** The bytes that say all this. */
  content: Bytes;
  digestAlgorithm: string;
  signatureAlgorithm: {algorithm: string; parameters: Bytes | undefined};
  signature: Bytes;
  /** The signed attributes as they were signed. */
  signedBytes: Bytes;
  /** The hash of `content` that was signed. */
  signedDigest: Bytes;
  /** The certificates in it; the signer's own among them, if it is there. */
  certificates: Cert[];
  signer: Cert | undefined;
  /** How the signed attributes name the signer: id of a hash, and the hash of the certificate. */
  signerNamed: {algorithm: string; hash: Bytes};
};

/** The answer of a time-stamp server: refused with a status, or a token. */
export type TimeAnswer = {granted: false; status: number} | {granted: true; token: Token};

// The library's own class reads certificates and writes them anew; the hash of a certificate needs them as they stand.
class RawSignedData {
  version = 0;
  digestAlgorithms: AlgorithmIdentifier[] = [];
  encapContentInfo = new EncapsulatedContentInfo();
  certificates?: ArrayBuffer[];
  crls?: ArrayBuffer[];
  signerInfos: SignerInfo[] = [];
}
const rawSet = {type: AsnPropTypes.Any, repeated: 'set', implicit: true, optional: true} as const;
AsnProp({type: AsnPropTypes.Integer})(RawSignedData.prototype, 'version');
AsnProp({type: AlgorithmIdentifier, repeated: 'set'})(RawSignedData.prototype, 'digestAlgorithms');
AsnProp({type: EncapsulatedContentInfo})(RawSignedData.prototype, 'encapContentInfo');
AsnProp({...rawSet, context: 0})(RawSignedData.prototype, 'certificates');
AsnProp({...rawSet, context: 1})(RawSignedData.prototype, 'crls');
AsnProp({type: SignerInfo, repeated: 'set'})(RawSignedData.prototype, 'signerInfos');

/** `TimeStampResp`. The token is kept as ANY, so that a refusal needs none. */
class RawAnswer {
  status = new PKIStatusInfo();
  timeStampToken?: ArrayBuffer;
}
AsnProp({type: PKIStatusInfo})(RawAnswer.prototype, 'status');
AsnProp({type: AsnPropTypes.Any, optional: true})(RawAnswer.prototype, 'timeStampToken');

class SignedAttributes extends AsnArray<Attribute> {}
AsnType({type: AsnTypeTypes.Set, itemType: Attribute})(SignedAttributes);

/** The first certificate that `SigningCertificate` (RFC 2634) or its second version (RFC 5035) names. */
class NamedCertificate {
  hashAlgorithm = new AlgorithmIdentifier({algorithm: SHA256});
  hash: ArrayBuffer = new ArrayBuffer(0);
  issuerSerial?: ArrayBuffer;
}
AsnProp({type: AlgorithmIdentifier, optional: true})(NamedCertificate.prototype, 'hashAlgorithm');
AsnProp({type: AsnPropTypes.OctetString})(NamedCertificate.prototype, 'hash');
AsnProp({type: AsnPropTypes.Any, optional: true})(NamedCertificate.prototype, 'issuerSerial');
class NamedCertificates extends AsnArray<NamedCertificate> {}
AsnType({type: AsnTypeTypes.Sequence, itemType: NamedCertificate})(NamedCertificates);
class SigningCertificate {
  certs = new NamedCertificates();
  policies?: ArrayBuffer;
}
AsnProp({type: NamedCertificates})(SigningCertificate.prototype, 'certs');
AsnProp({type: AsnPropTypes.Any, optional: true})(SigningCertificate.prototype, 'policies');

/** Reads an answer; undefined where it is none, or a token without what every token must have. */
export function parseTimeAnswer(bytes: Uint8Array): TimeAnswer | undefined {
  if (!isOneSequence(bytes)) return undefined;
  try {
    const {status, timeStampToken} = AsnConvert.parse(bytes, RawAnswer);
    // Granted, or granted with changes (RFC 3161 §2.4.2).
    if (Number(status.status) > 1) return {granted: false, status: Number(status.status)};
    return timeStampToken && {granted: true, token: readToken(bytesOf(timeStampToken))};
  } catch {
    return undefined; // the reader throws on what is not of its form
  }
}

function readToken(bytes: Bytes): Token {
  const info = AsnConvert.parse(bytes, ContentInfo);
  if (info.contentType !== id_signedData) throw new Error('not signed');
  const data = AsnConvert.parse(info.content, RawSignedData);
  const [signerInfo, ...others] = data.signerInfos;
  if (!signerInfo?.signedAttrs || others.length > 0) throw new Error('not signed once');
  const content = data.encapContentInfo.eContent?.single;
  if (!content || data.encapContentInfo.eContentType !== TST_INFO) throw new Error('not a time');
  const said = AsnConvert.parse(content.buffer, TSTInfo);
  const at = instantOf(said.genTime.getTime());
  if (!at || Number(said.version) !== 1) throw new Error('of another version');
  const certificates = (data.certificates ?? []).flatMap((der) => parseCertificate(bytesOf(der)) ?? []);
  return {
    at,
    imprint: {
      algorithm: said.messageImprint.hashAlgorithm.algorithm,
      hash: bytesOf(said.messageImprint.hashedMessage.buffer),
    },
    nonce: said.nonce ? bytesOf(said.nonce) : new Uint8Array(0),
    content: bytesOf(content.buffer),
    certificates,
    signer: certificates.find((certificate) => isNamed(certificate, signerInfo)),
    ...signatureOf(signerInfo),
  };
}

function signatureOf(info: SignerInfo) {
  const attributes = info.signedAttrs ?? [];
  const valueOf = (id: string) => {
    const [found, ...more] = attributes.filter(({attrType}) => attrType === id);
    const [value, ...values] = found?.attrValues ?? [];
    if (more.length > 0 || values.length > 0) throw new Error('an attribute stands twice');
    return value;
  };
  const type = valueOf(CONTENT_TYPE);
  const digest = valueOf(MESSAGE_DIGEST);
  // The type must be among what was signed, or a signature over something else could be passed off as one over a time.
  if (!type || !digest || hex(bytesOf(type)) !== TST_INFO_DER) throw new Error('a signed attribute is not there');
  const {algorithm, parameters} = info.signatureAlgorithm;
  return {
    digestAlgorithm: info.digestAlgorithm.algorithm,
    signatureAlgorithm: {algorithm, parameters: parameters ? bytesOf(parameters) : undefined},
    signature: bytesOf(info.signature.buffer),
    signedBytes: bytesOf(AsnConvert.serialize(new SignedAttributes(attributes))),
    signedDigest: bytesOf(AsnConvert.parse(digest, OctetString).buffer),
    signerNamed: signerNamed(valueOf(SIGNING_CERTIFICATE_V2), valueOf(SIGNING_CERTIFICATE)),
  };
}

/** The second version may leave out its hash, which is then SHA-256; the first knows SHA-1 only, here a mere name. */
function signerNamed(second: ArrayBuffer | undefined, first: ArrayBuffer | undefined): Token['signerNamed'] {
  const value = second ?? first;
  const named = value && AsnConvert.parse(value, SigningCertificate).certs[0];
  if (!named) throw new Error('the signer is not named');
  return {algorithm: second ? named.hashAlgorithm.algorithm : SHA1, hash: bytesOf(named.hash)};
}

function isNamed({serial, issuer, keyIdentifier}: Cert, {sid}: SignerInfo): boolean {
  const {issuerAndSerialNumber: named, subjectKeyIdentifier} = sid;
  if (subjectKeyIdentifier) return keyIdentifier !== '' && hex(bytesOf(subjectKeyIdentifier.buffer)) === keyIdentifier;
  if (!named) return false;
  return hex(bytesOf(named.serialNumber)) === serial && hex(bytesOf(AsnConvert.serialize(named.issuer))) === issuer;
}
