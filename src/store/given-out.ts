import type {Entry} from '../core/custody/entry.ts';
import {PLAIN_PREFIX, prefixFrom} from '../core/pack/numbering.ts';
import {currentCaseId} from './current-case.ts';
import {listEntries} from './log.ts';
import type {Store} from './open-store.ts';
import {caseRevisions} from './revise-case.ts';

/** How many packs were made and saved, and the letters that stood before the numbers in them, the last ones last. */
export type GivenOut = {packs: number; prefixes: string[]};

/** What was given out of the current case; of none, nothing was. */
export async function givenOut(store: Store): Promise<GivenOut> {
  const caseId = await currentCaseId(store);
  const given: GivenOut = {packs: 0, prefixes: []};
  if (!caseId) return given;
  const [entries, revisions] = await Promise.all([listEntries(store, caseId), caseRevisions(store)]);
  const prefixOf = new Map(
    revisions.map(({digest, record}) => [digest, prefixFrom(record.keeper.initials) ?? PLAIN_PREFIX]),
  );
  let prefix = PLAIN_PREFIX;
  for (const {line} of entries) {
    // Our own lines, written in this database; most are about neither, and are not worth parsing.
    if (!/"type":"(case\.(opened|revised)|pack\.saved)"/.test(line)) continue;
    const {type, digest} = JSON.parse(line) as Entry;
    if (type !== 'pack.saved') prefix = (digest && prefixOf.get(digest)) ?? prefix;
    else {
      given.packs += 1;
      given.prefixes = [...given.prefixes.filter((one) => one !== prefix), prefix];
    }
  }
  return given;
}
