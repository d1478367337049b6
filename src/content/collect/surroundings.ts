import type {Identity} from '../../core/collect/identity.ts';
import type {AroundSeen} from '../../messages/collect.ts';
import {adapterFor} from '../../sites/index.ts';
import type {AroundItem} from '../../sites/site-adapter.ts';
import type {Collection} from './collection.ts';
import {conversationHere, type Placed, placedItems} from './listing.ts';

/** A page of thousands of items is not read for longer than this; the nearest come first. */
const LOOKING_MS = 8000;

/** What stands around the item of that identity, in page order, and how many of it come before the item. */
export function surroundingsOf(
  wanted: Identity,
  collection: Collection,
): {around: AroundSeen[]; before: number} | undefined {
  const {items} = conversationHere();
  const placed = placedItems(items);
  const chosen = findIn(placed, wanted, collection);
  if (!chosen) return undefined;
  const url = new URL(location.href);
  const {answered, replies}: AroundItem = adapterFor(url, document).around(chosen.element, url);
  const seenAs = (elements: readonly Element[], relation: AroundSeen['relation']) =>
    placed
      .filter(({element}) => elements.includes(element))
      .map((one): AroundSeen => ({...collection.seen(one), relation}));
  const [above, below] = [seenAs(answered, 'answered'), seenAs(replies, 'reply')];
  return {around: [...above, ...below], before: above.length};
}

/** By its mark where it has one, else by all that it says. Two that are alike in that cannot be told apart: then none. */
function findIn(placed: readonly Placed[], wanted: Identity, collection: Collection): Placed | undefined {
  const limit = performance.now() + LOOKING_MS;
  const distance = ({box}: Placed) => Math.abs(box.y + box.height / 2 - innerHeight / 2);
  const found: Placed[] = [];
  for (const one of [...placed].sort((a, b) => distance(a) - distance(b))) {
    if (performance.now() > limit) break;
    const {mark, author, words} = collection.seen(one);
    const isMarked = wanted.mark !== '' && mark === wanted.mark && author === wanted.author;
    if (isMarked) return one;
    if (wanted.mark === '' && author === wanted.author && words === wanted.words) found.push(one);
  }
  return found.length === 1 ? found[0] : undefined;
}
