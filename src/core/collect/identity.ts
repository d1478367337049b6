import {utf8} from '../bytes.ts';
import type {SiteFacts} from '../facts/facts.ts';
import {valueIn} from '../facts/facts.ts';
import {canonicalJson} from '../hash/canonical-json.ts';
import {sha256Hex} from '../hash/sha256.ts';
import type {Hex64} from '../ids.ts';

/**
 * By what an item is known again in a list whose elements are used anew for others. `mark` is its id or its address as
 * the page states it, "" where it states none; `words` stands for what it says.
 */
export type Identity = {mark: string; author: string; words: Hex64};

/** The identity of an item as it was read. "2h" is no part of it, since it reads otherwise an hour later. */
export function identityOf({item, postedAt, media}: Pick<SiteFacts, 'item' | 'postedAt' | 'media'>): Identity {
  const {author, id, permalink, text} = item;
  const said = [
    valueIn(postedAt.exact) ?? null,
    valueIn(postedAt.fromId) ?? null,
    valueIn(text) ?? null,
    media.map(({address, alt}) => [address, alt]),
  ].flat(2);
  return {
    mark: marked('id', valueIn(id)) || marked('at', valueIn(permalink)),
    author: (valueIn(author.handle) ?? valueIn(author.profile) ?? valueIn(author.displayName) ?? '').toWellFormed(),
    words: sha256Hex(utf8(canonicalJson(said.map((one) => one?.toWellFormed() ?? null)))),
  };
}

function marked(kind: string, value: string | undefined): string {
  return value ? `${kind} ${value.toWellFormed()}` : '';
}
