import type {SiteFacts} from '../core/facts/facts.ts';
import type {Instant} from '../core/time.ts';

/** Under which circumstances the page is read; needed to say what "2h" or "yesterday" can mean. */
export type Look = {
  /** Address of the document that holds the item (the frame's own, inside a frame). */
  url: URL;
  at: Instant;
  /** IANA zone of the browser; "" if it does not say. */
  zone: string;
  /** Language of the page as it states it, else of the browser. */
  language: string;
};

/** What a page shows together: a post and what stands under it, a conversation, a feed. */
export type Conversation = {
  /** In document order. What only stands beside it (advertisements, recommendations) is not among them. */
  items: Element[];
  /** Whether an item is one of those that `total` counts, and not the post that they stand under. */
  isCounted(item: Element): boolean;
  /** How many there are, where the page says so; null where it does not, or says different numbers. */
  total: number | null;
  /** What a person can press to bring out more of them, and that does nothing else. */
  openers: Element[];
  /** At which end more of them appear: chats grow at the top as older messages are asked for. */
  grows: 'down' | 'up';
};

/** What stands around an item by the page's own marks, in page order: never what only happens to stand next to it. */
export type AroundItem = {answered: Element[]; replies: Element[]};

/**
 * What we know of one site. A reader looks at what it is handed and does nothing to the page:
 * it never throws, never clicks, never fetches. Everything it is handed is hostile.
 */
export type SiteAdapter = {
  /** `x`, `reddit`; also what `item.platform` says. */
  readonly id: string;
  /** Date of this reader: `2026-11-25`. */
  readonly version: string;
  /** From when what it knows of the site is: `2026-10`, `2014 to 2024`; "" where it knows no site. */
  readonly seen: string;
  /** By address where the platform has one, else by the page's own marks (Mastodon runs on any host). */
  matches(url: URL, page: Document): boolean;
  /** Every item on the page in page order, nested ones after the one that holds them, open shadow roots included. */
  listItems(page: Document): Element[];
  /** The innermost item around what was pointed at, across shadow roots. */
  findItem(target: Element): Element | undefined;
  readFacts(item: Element, look: Look): SiteFacts;
  /** Who looks at the page, by what the platform itself shows of it outside of posts; `unknown` where it shows nothing. */
  readViewer(page: Document): SiteFacts['viewer'];
  /** What the page shows together at this moment. */
  conversation(page: Document, url: URL): Conversation;
  /** What an item answers, outermost first, and what answers it, as far as the page shows that and says so. */
  around(item: Element, url: URL): AroundItem;
};
