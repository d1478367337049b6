// The seals of packs that were saved, so that one thing given to somebody later can be shown to have been in them.
import {type Bytes, base64, fromBase64} from '../core/bytes.ts';
import type {Hex64, Uuid} from '../core/ids.ts';
import type {EarlierPack} from '../core/pack/belongs.ts';
import type {PackInput} from '../core/pack/pack-input.ts';
import {publicKeyPem} from '../core/pack/public-key.ts';
import {hash, listOf, moment, objectOf, parseShape, text, uuid} from '../core/verify/parse/shape.ts';
import type {Store} from './open-store.ts';

type Kept = Omit<EarlierPack, 'signature' | 'exhibits'> & {signature: string; exhibits: Hex64[]};

const shape = objectOf<Kept>({
  packId: uuid,
  caseId: uuid,
  sealedAt: moment,
  sealCode: hash,
  seal: text,
  list: text,
  signature: text,
  key: text,
  exhibits: listOf(hash),
});

function keyOf(packId: Uuid): string {
  return `packSeal.${packId}`;
}

/** Keeps the seal of a pack that was saved. `seal` and `list` are the files of that name in it. */
export async function keepSeal(
  store: Store,
  input: Pick<PackInput, 'packId' | 'caseId' | 'sealedAt' | 'exhibits' | 'spki'>,
  sealed: {sealCode: Hex64; seal: string; list: string; signature: Bytes},
): Promise<void> {
  const {packId, caseId, sealedAt, exhibits, spki} = input;
  const kept: Kept = {
    ...{packId, caseId, sealedAt, sealCode: sealed.sealCode, seal: sealed.seal, list: sealed.list},
    signature: base64(sealed.signature),
    key: publicKeyPem(spki),
    exhibits: exhibits.map(({digest}) => digest),
  };
  await store.put('settings', JSON.stringify(kept), keyOf(packId));
}

/** Packs of a case whose seal was kept, the newest first. */
export async function earlierPacks(store: Store, caseId: Uuid): Promise<EarlierPack[]> {
  const range = IDBKeyRange.bound(keyOf('' as Uuid), `${keyOf('' as Uuid)}\uffff`);
  const kept = (await store.getAll('settings', range)).flatMap(read).filter((one) => one.caseId === caseId);
  return kept.sort((a, b) => (a.sealedAt.at < b.sealedAt.at ? 1 : -1));
}

/** A backup may bring what is none. */
function read(json: string): EarlierPack[] {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return [];
  }
  const parsed = parseShape(shape, value);
  const signature = parsed.ok ? fromBase64(parsed.value.signature) : undefined;
  return parsed.ok && signature ? [{...parsed.value, signature}] : [];
}
