import type {Bytes} from '../../../src/core/bytes.ts';
import {canonicalJson} from '../../../src/core/hash/canonical-json.ts';
import type {TamperedPack} from './tamper.ts';
import type {Kind} from './tamper-kinds.ts';

const FOLDER = 'data/exhibits/000001/redaction-1';
const RECORD = `${FOLDER}/redaction.json`;
const PICTURE = `${FOLDER}/item-1.png`;
const PICTURE_PROOF = `${FOLDER}/item-1-proof.json`;
const WORDS = `${FOLDER}/facts-redacted.json`;
const WORDS_PROOF = `${FOLDER}/facts-redacted-proof.json`;
const BELONGS = 'data/log/belongs.json';

type Leaves = {of: string; leaves: string[]};

/** Only of a pack that holds the file. */
function on(path: string, kind: (...args: Parameters<Kind>) => Bytes | undefined): Kind {
  return (means) => (means.pack.files.has(path) ? kind(means) : undefined);
}

function editLeaves(pack: TamperedPack, path: string, edit: (leaves: string[]) => string[]): Bytes {
  const proof = JSON.parse(pack.text(path)) as Leaves;
  return pack
    .put(path, canonicalJson({...proof, leaves: edit(proof.leaves)}))
    .redoLists()
    .zip();
}

/** What can be done to copies with places masked, to their proofs, and to what says that they belong to an earlier pack. */
export const ON_REDACTED: Readonly<Record<string, Kind>> = {
  'the mask of a redaction moved, lists redone': on(RECORD, ({pack, draw}) =>
    pack
      .editText(RECORD, (text) => text.replace(/"y":(\d+)/, (_, y: string) => `"y":${Number(y) + 1 + draw(64)}`))
      .redoLists()
      .zip(),
  ),
  'the mask of a redaction made smaller, lists redone': on(RECORD, ({pack}) =>
    pack
      .editText(RECORD, (text) => text.replace(/"rects":\[\{[^}]*\}/, '"rects":['))
      .redoLists()
      .zip(),
  ),
  'a redacted picture altered, lists redone': on(PICTURE, ({pack}) => pack.flip(PICTURE).redoLists().zip()),
  'a word put in place of a masked one, lists redone': on(WORDS, ({pack, draw}) =>
    pack
      .editText(WORDS, (text) => text.replace('null', `"w${draw(999)}"`))
      .redoLists()
      .zip(),
  ),
  'a shown word masked, lists redone': on(WORDS, ({pack}) =>
    pack
      .editText(WORDS, (text) => text.replace('"Rita "', 'null'))
      .redoLists()
      .zip(),
  ),
  'salts of a proof exchanged, lists redone': on(PICTURE_PROOF, ({pack, draw}) =>
    editLeaves(pack, PICTURE_PROOF, ([first = '', ...rest]) => {
      const at = draw(rest.length);
      return [rest[at] ?? '', ...rest.slice(0, at), first, ...rest.slice(at + 1)];
    }),
  ),
  'a leaf of a proof left out, lists redone': on(WORDS_PROOF, ({pack, draw}) =>
    editLeaves(pack, WORDS_PROOF, (leaves) => leaves.filter((_, i) => i !== draw(leaves.length))),
  ),
  'a proof left out, lists redone': on(WORDS_PROOF, ({pack}) => pack.remove(WORDS_PROOF).redoLists().zip()),
  'a proof put in place of another, lists redone': on(WORDS_PROOF, ({pack}) =>
    pack.put(WORDS_PROOF, pack.bytes(PICTURE_PROOF)).redoLists().zip(),
  ),
  'a redaction taken out, lists redone': on(RECORD, ({pack}) => {
    for (const path of [...pack.files.keys()]) if (path.startsWith(FOLDER)) pack.remove(path);
    return pack.redoLists().zip();
  }),
  'a copy put in place of its original, lists redone': on(PICTURE, ({pack}) =>
    pack.put('data/exhibits/000001/item-1.png', pack.bytes(PICTURE)).redoLists().zip(),
  ),
  'another seal code for an earlier pack, lists redone': on(BELONGS, ({pack, draw}) =>
    pack
      .editText(BELONGS, (text) => text.replace(/"index":\d+/, `"index":${1 + draw(9)}`))
      .redoLists()
      .zip(),
  ),
};
