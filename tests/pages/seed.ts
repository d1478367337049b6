import {vi} from 'vitest';
import {utf8} from '../../src/core/bytes.ts';
import type {CaptureRecord, Part, PartWithBytes, Problem} from '../../src/core/capture/exhibit.ts';
import type {ExhibitDraft} from '../../src/core/capture/seal-exhibit.ts';
import type {PageFacts} from '../../src/core/facts/facts.ts';
import {canonicalJson} from '../../src/core/hash/canonical-json.ts';
import {sha256Hex} from '../../src/core/hash/sha256.ts';
import {addExhibit} from '../../src/store/exhibits.ts';
import {openStore, type Store} from '../../src/store/open-store.ts';
import type {ExhibitRow} from '../../src/store/rows.ts';
import {circumstances, sampleDraft} from '../support/samples.ts';

export type Seed = NonNullable<Parameters<typeof sampleDraft>[0]> & {
  problems?: Problem[];
  picture?: boolean;
  /** More files of it. */
  parts?: PartWithBytes[];
  capture?: Partial<CaptureRecord>;
  page?: Partial<PageFacts>;
};

/** The database, open, or a failed test. */
export async function openedStore(): Promise<Store> {
  const opened = await openStore();
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

/** Really sealed exhibits, one after another, as a save makes them. */
export async function seed(store: Store, seeds: readonly Seed[]): Promise<ExhibitRow[]> {
  const rows: ExhibitRow[] = [];
  const when = circumstances();
  for (const [index, {problems, picture, parts = [], capture = {}, page, ...sample}] of seeds.entries()) {
    const {draft, facts} = sampleDraft(sample);
    if (page) {
      Object.assign(facts.page, page);
      const at = draft.parts.findIndex(({part}) => part.role === 'facts');
      const bytes = utf8(canonicalJson(facts));
      const before = draft.parts[at];
      if (before) draft.parts[at] = withHash(before.part, bytes);
    }
    if (draft.origin === 'captured') Object.assign(draft.capture, capture);
    draft.parts.push(...parts);
    const sealed = when.now();
    const withAll: ExhibitDraft = {...draft, sealedAt: sealed, problems: problems ?? []};
    let thumbnail: {mediaType: string; bytes: Uint8Array<ArrayBuffer>} | undefined;
    if (picture) {
      const item = await drawPost(sample.name ?? '', index);
      thumbnail = {mediaType: 'image/png', bytes: item};
      withAll.parts.push({
        part: {
          path: 'item-1.png',
          role: 'item',
          how: 'cut',
          rect: {x: 40, y: 80, width: 640, height: 320},
          mediaType: 'image/png',
          bytes: item.length,
          sha256: sha256Hex(item),
          width: 640,
          height: 320,
        },
        bytes: item,
      });
    }
    rows.push(await addExhibit(store, withAll, facts, thumbnail, when));
  }
  return rows;
}

function withHash(part: Part, bytes: Uint8Array<ArrayBuffer>): PartWithBytes {
  return {part: {...part, bytes: bytes.length, sha256: sha256Hex(bytes)}, bytes};
}

/** A file of an exhibit, as a save makes it. */
export function partOf(
  part: {path: string; mediaType: string; width?: number; height?: number} & Record<string, unknown>,
  bytes: Uint8Array<ArrayBuffer>,
): PartWithBytes {
  return withHash(part as unknown as Part, bytes);
}

/** A picture with a line of words every 40 rows, so that one can see which rows are shown. */
export async function drawRows(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#222222';
  pen.font = '22px sans-serif';
  for (let y = 0; y < height; y += 40) pen.fillText(`row ${y}: words that stood on the page`, 16, y + 28);
  const blob = await canvas.convertToBlob({type: 'image/png'});
  return new Uint8Array(await blob.arrayBuffer());
}

/** A drawing that looks like a post, so that veils have something to hide. */
async function drawPost(name: string, index: number): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(640, 320);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, 640, 320);
  pen.fillStyle = `hsl(${(index * 67) % 360} 60% 45%)`;
  pen.beginPath();
  pen.arc(60, 60, 36, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#222222';
  pen.font = 'bold 28px sans-serif';
  pen.fillText(name.slice(0, 30), 112, 56);
  pen.font = '24px sans-serif';
  for (let line = 0; line < 5; line += 1) pen.fillText('words of the post that was saved', 40, 140 + line * 36);
  const blob = await canvas.convertToBlob({type: 'image/png'});
  return new Uint8Array(await blob.arrayBuffer());
}

/** From now on nothing can be put among the drafts, as on a full disk, until there is `room`. */
export function noRoomForDrafts(): {tries(): number; room(): void} {
  const put = IDBObjectStore.prototype.put;
  let tries = 0;
  const refused = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (this.name !== 'drafts') return put.apply(this, given);
    tries += 1;
    throw new DOMException('no room', 'QuotaExceededError');
  });
  return {tries: () => tries, room: () => refused.mockRestore()};
}
