import {
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
} from '@peculiar/asn1-x509';
import {sameBytes} from '../bytes.ts';
import {type Cert, maySign} from './certificate.ts';
import {signedBy} from './signature.ts';

/** No real chain is longer; a token may hold any number of certificates. */
const LONGEST = 8;

/** Critical extensions that are looked at here, or that take nothing away from a time stamp. */
const KNOWN: ReadonlySet<string> = new Set([
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_certificatePolicies,
  id_ce_subjectAltName,
]);

/**
 * What became of the way from a certificate to a root that the verifier chose. `none`: no way, `needs` is whose
 * certificate comes next. `expired`, `mayNotSign`: there is one, and it does not hold. `unknownRule`: it cannot be judged.
 */
export type ChainJudgement =
  | {state: 'holds'; root: Cert}
  | {state: 'none'; needs: string}
  | {state: 'expired' | 'mayNotSign' | 'unknownRule'};

/** Looks for a way that holds at the moment `at` (milliseconds), over certificates that nobody vouches for. */
export async function judgeChain(
  leaf: Cert,
  among: readonly Cert[],
  roots: readonly Cert[],
  at: number,
): Promise<ChainJudgement> {
  const ways = await waysFrom([leaf], among, roots);
  if (ways.length === 0) return {state: 'none', needs: lastIssuer(leaf, among)};
  const judged = ways.map((way) => judgeWay(way, at));
  // One way that holds is enough; else what is wrong with the first.
  return judged.find(({state}) => state === 'holds') ?? judged[0] ?? {state: 'none', needs: leaf.issuerName};
}

/** Every way whose signatures hold, from the leaf to a root. */
async function waysFrom(way: readonly Cert[], among: readonly Cert[], roots: readonly Cert[]): Promise<Cert[][]> {
  const last = way.at(-1);
  if (!last || way.length >= LONGEST) return [];
  const found: Cert[][] = [];
  for (const root of roots) if (await issued(root, last)) found.push([...way, root]);
  for (const next of among) {
    const seen = [...way, ...roots].some(({der}) => sameBytes(der, next.der));
    if (!seen && found.length === 0 && (await issued(next, last))) {
      found.push(...(await waysFrom([...way, next], among, roots)));
    }
  }
  return found;
}

async function issued(issuer: Cert, subject: Cert): Promise<boolean> {
  if (issuer.subject !== subject.issuer) return false;
  const holds = await signedBy(issuer.key, subject.signatureAlgorithm, subject.signed, subject.signature);
  return holds === true;
}

function judgeWay(way: readonly Cert[], at: number): ChainJudgement {
  const [, ...issuers] = way;
  const root = issuers.at(-1);
  if (!root) return {state: 'none', needs: ''};
  const wrong = issuers.some((issuer, i) => {
    // A root of version 1 says nothing of itself; the verifier said it.
    if (issuer === root && issuer.authority === undefined && issuer.critical.length === 0) return false;
    return !maySign(issuer) || (issuer.authority?.pathLength ?? LONGEST) < i;
  });
  if (wrong) return {state: 'mayNotSign'};
  if (way.some(({critical}) => critical.some((id) => !KNOWN.has(id)))) return {state: 'unknownRule'};
  if (way.some(({from, until}) => at < from || at > until)) return {state: 'expired'};
  return {state: 'holds', root};
}

/** Whose root is needed: the issuer at the end of the certificates that are there. */
function lastIssuer(leaf: Cert, among: readonly Cert[]): string {
  let last = leaf;
  for (let i = 0; i < LONGEST; i += 1) {
    const next = among.find(({subject}) => subject === last.issuer);
    if (!next || next.issuer === next.subject) break;
    last = next;
  }
  return last.issuerName;
}
