import {digestHex} from '../../../core/hash/digest.ts';
import {type LabelsFault, type LabelsFile, parseLabels} from '../../../core/helper/labels-file.ts';
import {type MatchedLabels, matchLabels} from '../../../core/helper/match-labels.ts';
import type {Hex64} from '../../../core/ids.ts';
import {failed, ok, type Result} from '../../../core/result.ts';
import {helperLabels, labelledCase} from '../../../store/helper-labels.ts';
import type {Store} from '../../../store/open-store.ts';
import type {StoredHelperLabels} from '../../../store/schema.ts';

/** What a file of labels would bring, shown before anything is taken. */
export type Looked = {
  file: LabelsFile;
  fileDigest: Hex64;
  matched: MatchedLabels;
  /** What the same helper gave before. */
  before: StoredHelperLabels | undefined;
  /** Others of the same name: perhaps the same person, who began anew. */
  sameName: StoredHelperLabels[];
  /** The very file was taken already, or a later one of the same helper. */
  standing: 'new' | 'same' | 'older';
};

export type LookFault = LabelsFault | 'otherCase' | 'nothingFits';

/** No file of labels is larger; a film that was chosen by mistake is not read. */
const LARGEST = 16 * 1024 * 1024;

/** Looks at a file of labels and changes nothing. */
export async function lookAtLabels(store: Store, chosen: Blob): Promise<Result<Looked, LookFault>> {
  if (chosen.size > LARGEST) return failed('tooLarge');
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const parsed = parseLabels(bytes);
  if (!parsed.ok) return parsed;
  const file = parsed.value;
  const [known, others, fileDigest] = await Promise.all([labelledCase(store), helperLabels(store), digestHex(bytes)]);
  const matched = known && matchLabels(file, known);
  if (!matched) return failed('otherCase');
  if (matched.things.length === 0 && matched.order.length === 0) return failed('nothingFits');
  const before = others.find(({helperId}) => helperId === file.helperId);
  const sameName = others.filter(({helperId, name}) => helperId !== file.helperId && name === file.name);
  const standing = before?.fileDigest === fileDigest ? 'same' : before && before.madeAt > file.madeAt ? 'older' : 'new';
  return ok({file, fileDigest, matched, before, sameName, standing});
}

/** How many labels, and on how many things. */
export function countLabels(things: StoredHelperLabels['things']): {labels: number; things: number} {
  return {labels: things.reduce((sum, {labels}) => sum + labels.length, 0), things: things.length};
}
