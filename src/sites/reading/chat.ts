import type {AroundItem, Conversation} from '../site-adapter.ts';

/** Messages as chats show them: older ones come above as the page is scrolled up, and nothing says how many there are. */
export function chatOf(items: Element[]): Conversation {
  return {items, total: null, isCounted: () => true, openers: [], grows: 'up'};
}

/** What a message answers and what answers it, where each names the id of the one it answers. */
export function aroundInChat(
  item: Element,
  all: readonly Element[],
  idOf: (item: Element) => string | undefined,
  answeredBy: (item: Element) => string | undefined,
): AroundItem {
  const byId = new Map(all.map((one) => [idOf(one), one]));
  const answered: Element[] = [];
  for (let at = byId.get(answeredBy(item)); at && at !== item && !answered.includes(at); ) {
    answered.unshift(at);
    at = byId.get(answeredBy(at));
  }
  const id = idOf(item);
  return {answered, replies: id === undefined ? [] : all.filter((one) => one !== item && answeredBy(one) === id)};
}
