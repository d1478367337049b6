/** A public time-stamp authority that the keeper may choose. */
export type TimeAuthority = {
  id: AuthorityId;
  /** As it calls itself, and who runs it where that is known. */
  name: string;
  /** Where it answers (RFC 3161 over HTTPS). The manifest lists its host in `connect-src`. */
  address: string;
  /** Where its root certificate is published, for those who check. */
  roots: string;
  /** Where all this was read, and when. */
  source: string;
  readOn: string;
};

export type AuthorityId = 'freetsa' | 'sigstore';

/**
 * Only authorities that answer everybody, without an account, over HTTPS: our pages reach nothing else. Looked at and left
 * out, because they publish an address without HTTPS only: DigiCert, GlobalSign, Sectigo, Certum, SSL.com, Apple. A load
 * balancer in front of others is left out too: one would not know who is asked.
 */
export const AUTHORITIES: readonly TimeAuthority[] = [
  {
    id: 'freetsa',
    name: 'FreeTSA',
    address: 'https://freetsa.org/tsr',
    roots: 'https://freetsa.org/files/cacert.pem',
    source: 'https://freetsa.org/index_en.php',
    readOn: '2026-11-30',
  },
  {
    id: 'sigstore',
    name: 'Sigstore, of the Open Source Security Foundation',
    address: 'https://timestamp.sigstore.dev/api/v1/timestamp',
    roots: 'https://timestamp.sigstore.dev/api/v1/timestamp/certchain',
    source: 'https://github.com/sigstore/timestamp-authority',
    readOn: '2026-11-30',
  },
];

/** The name of the host that is asked. */
export function hostOf({address}: TimeAuthority): string {
  return new URL(address).hostname;
}

/** The authority of an id, which may have gone from the list since it was chosen. */
export function authorityOf(id: string): TimeAuthority | undefined {
  return AUTHORITIES.find((one) => one.id === id);
}
