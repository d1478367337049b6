import type {Tally} from '../check.ts';
import type {Found} from './records.ts';

/**
 * The revisions of a record stand one after another: numbered from 1 without a gap, all of one id, each naming the digest
 * of the one before. That the newest were left out of a chosen pack cannot be seen: it shows no more than was chosen.
 */
export function compareRevisions(found: readonly Found[], tally: Tally): void {
  const chains = new Map<string, Found[]>();
  for (const one of found) {
    // A sealed exhibit, and a copy of it, is never revised.
    if (one.kind === 'exhibit' || one.kind === 'redaction') continue;
    const chain = `${one.kind} ${one.head.id}`;
    chains.set(chain, [...(chains.get(chain) ?? []), one]);
  }
  for (const chain of chains.values()) compareChain(chain, tally);
  compareFolders(found, tally);
}

function compareChain(chain: readonly Found[], tally: Tally): void {
  const sorted = [...chain].sort((a, b) => a.revision - b.revision);
  for (const [i, {path, kind, revision, head}] of sorted.entries()) {
    const before = sorted[i - 1];
    // A case record has no number of its own; its file's name has.
    const own = kind === 'case' ? revision : head.revision;
    const numbered = revision === i + 1 && own === revision;
    tally.expect(numbered && head.revises === before?.digest, 'revisionBroken', path);
  }
}

/** No two incidents, and no two subjects, share a folder: their files would pass for revisions of one another. */
function compareFolders(found: readonly Found[], tally: Tally): void {
  const owners = new Map<string, string>();
  for (const {kind, path, head} of found) {
    if (kind !== 'incident' && kind !== 'subject') continue;
    const owner = owners.get(`${kind} ${head.ordinal}`) ?? head.id;
    owners.set(`${kind} ${head.ordinal}`, owner);
    tally.expect(owner === head.id, 'revisionBroken', path);
  }
}
