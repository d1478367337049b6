import type {ShownPlace} from '../../core/facts/facts.ts';
import {readTexts} from '../reading/body.ts';
import {filled, is} from '../reading/dom.ts';
import {doubtsOf, eachOnce} from '../reading/doubts.ts';
import {fact, markedTrue, WHY} from '../reading/facts.ts';
import {once} from '../reading/once.ts';
import {firstOwn, own} from '../reading/own.ts';
import {picturedText} from '../reading/pictured.ts';
import {isShown} from '../reading/visible.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';
import {ALIKE, hasDigit, isOther, videoAddress, type YoutubeReaders} from './marks.ts';
import {linksIn} from './words.ts';

const MARKS = {
  name: '#author-name',
  // Inside the name stands the room for the marks behind it.
  badges: '#chip-badges, #chat-badges',
  verified: 'yt-live-chat-author-badge-renderer[type="verified"]',
  text: '#message',
  time: '#timestamp',
  paid: '#purchase-amount',
} as const;

/** The page of a recording tells how far into it a message came, not when. */
const RECORDING = /^\/live_chat_replay/;
const IN_RECORDING = 'The chat is a recording: the page tells the place in it, not the time.';
const DELETED = {code: 'gone', sentence: 'The page marks the message as deleted.'};

/** Messages of a live chat, in its frame or in a window of its own. */
export function chatReaders(item: Element, look: Look): YoutubeReaders {
  const name = once(() => wordsOf(firstOwn(item, MARKS.name, isOther), (one) => is(one, MARKS.badges))?.trim());
  const texts = once(() => own(item, MARKS.text, isOther).filter(isShown).slice(0, 1));
  // Since 2025 handles stand here; in older pages a name that may begin with any sign.
  const isHandle = () => /^@[\p{L}\p{N}._·-]{3,30}$/u.test(name() ?? '');
  const video = look.url.searchParams.get('v');
  return {
    ...ALIKE,
    itemKind: () => ({value: 'message', from: 'attribute'}),
    id: () => fact(filled(item, 'id'), 'attribute', WHY.id),
    permalink: () => ({missing: 'Messages of a live chat have no address.'}),
    displayName: () => fact(isHandle() ? undefined : name(), 'text', WHY.displayName),
    handle: () => fact(isHandle() ? name() : undefined, 'text', WHY.handle),
    profile: () => ({missing: WHY.profile}),
    accountId: () => ({missing: WHY.accountId}),
    verified: () => markedTrue(firstOwn(item, MARKS.verified, isOther), WHY.verified),
    text: () => picturedText(texts(), readTexts(texts())),
    edited: () => ({missing: WHY.edited}),
    shownTime: () =>
      RECORDING.test(look.url.pathname)
        ? {missing: IN_RECORDING}
        : fact(wordsOf(firstOwn(item, MARKS.time, isOther)), 'text', WHY.shown),
    standsIn: () => streamOf(video, item),
    ...linksIn(texts),
    counts: () => {
      const paid = wordsOf(firstOwn(item, MARKS.paid, isOther));
      return hasDigit(paid) ? [{name: 'paid', shown: paid}] : [];
    },
    media: () => [],
    doubts: () => {
      const found = doubtsOf(item, isOther, readTexts(texts()), 'inside');
      return eachOnce(is(item, '[is-deleted]') ? [...found, DELETED] : found);
    },
  };
}

function streamOf(id: string | null, near: Element): ShownPlace[] {
  if (!id || !/^[\w-]{6,20}$/.test(id)) return [];
  return [
    {
      kind: 'video',
      name: {missing: 'The chat does not show the title of the film.'},
      address: fact(videoAddress(id, near), 'address', 'The address of the film is not shown.'),
    },
  ];
}
