import type {MediaFact, PassedOn, Reference, ShownCount, ShownPlace, SiteFacts} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {readTexts, textFact} from '../reading/body.ts';
import {saysEdited} from '../reading/control-words.ts';
import {addressIn, attr, childrenOf, everywhere, filled, find, isText, resolved, tag} from '../reading/dom.ts';
import {doubtsOf, eachOnce} from '../reading/doubts.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {linksOf, partLinks} from '../reading/links.ts';
import {mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {type Fence, fenceAt, firstOwn, onlyOne, own} from '../reading/own.ts';
import type {ItemReaders} from '../reading/read-item.ts';
import {VIEWER_UNKNOWN} from '../reading/viewer.ts';
import {pictureLetter, readText, wordsOf} from '../text.ts';
import {type Layout, NEVER_SHOWN} from './layout.ts';

// The public pages of channels and posts shown elsewhere: class names unchanged from 2018 to 2026.
const MARKS = {
  item: '.tgme_widget_message[data-post]',
  answered: '.tgme_widget_message_reply',
  preview: '.tgme_widget_message_link_preview',
  from: '.tgme_widget_message_forwarded_from',
  fromName: '.tgme_widget_message_forwarded_from_name',
  // The channel; in a public group, who wrote.
  owner: '.tgme_widget_message_owner_name',
  writer: '.tgme_widget_message_author_name',
  // Twice in one another on newer pages: the outer one is read.
  text: '.js-message_text',
  date: 'a.tgme_widget_message_date',
  meta: '.tgme_widget_message_meta',
  views: '.tgme_widget_message_views',
  reaction: '.tgme_reaction',
  photo: '.tgme_widget_message_photo_wrap',
  film: 'video.tgme_widget_message_video, video.tgme_widget_message_roundvideo',
} as const;

const isOther: Fence = fenceAt(`${MARKS.answered}, ${MARKS.from}, ${MARKS.preview}`);
const POST = /^([A-Za-z][A-Za-z0-9_]{3,31})\/(\d+)$/;

export const widget: Layout = {
  item: MARKS.item,
  readers,
  idOf: (item) => attr(item, 'data-post')?.toLowerCase(),
  answeredId: (item) => {
    const path = parseAddress(answeredAddress(item) ?? '')?.pathname.slice(1) ?? '';
    return POST.test(path) ? path.toLowerCase() : undefined;
  },
};

function readers(item: Element): ItemReaders {
  const post = once(() => POST.exec(attr(item, 'data-post') ?? ''));
  const texts = once(() => own(item, MARKS.text, isOther).slice(0, 1));
  const read = once(() => readTexts(texts()));
  const mine = (selector: string) => firstOwn(item, selector, isOther);
  const time = once(() => mine(`${MARKS.date} time`));
  const author = once(() => authorOf(item));
  const parts = once(() =>
    partLinks(linksOf(texts()), ({address}) => parseAddress(address)?.searchParams.get('q')?.startsWith('#') === true),
  );
  return {
    ...NEVER_SHOWN,
    platform: () => ({value: 'telegram', from: 'address'}),
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(post()?.[0], 'attribute', WHY.id),
    permalink: () => fact(post() ? `https://t.me/${post()?.[0]}` : undefined, 'attribute', WHY.permalink),
    displayName: () => author().displayName,
    handle: () => author().handle,
    profile: () => author().profile,
    accountId: () => ({missing: WHY.accountId}),
    verified: () => ({missing: WHY.verified}),
    text: () => textFact(read()),
    edited: () => markedTrue(isEdited(mine(MARKS.meta)), WHY.edited),
    audience: () => ({missing: WHY.audience}),
    shownTime: () => fact(wordsOf(time()), 'text', WHY.shown),
    writtenTime: () => fact(filled(time(), 'datetime'), 'attribute', WHY.exact),
    clock: 'viewer',
    inReplyTo: () => answersOf(item),
    quotes: () => [],
    passedOnBy: () => (firstOwn(item, MARKS.from, fenceAt(MARKS.answered)) ? senderOf(item) : undefined),
    standsIn: () => placesOf(item, post()?.[1]),
    mentions: () => parts().mentions,
    tags: () => parts().tags,
    links: () => [...parts().links, ...previewsIn(item)],
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    viewer: () => VIEWER_UNKNOWN,
    doubts: () => eachOnce(doubtsOf(item, isOther, read(), 'inside')),
  };
}

/** A name and where it leads: an account, `@name`. */
function personAt(element: Element | undefined): PassedOn {
  const name = /^\/(?:s\/)?([A-Za-z][A-Za-z0-9_]{3,31})(?:\/\d+)?\/?$/.exec(pathOnTelegram(element))?.[1];
  return {
    displayName: fact(wordsOf(element), 'text', WHY.displayName),
    handle: fact(name && `@${name}`, 'address', WHY.handle),
    profile: fact(name && `https://t.me/${name}`, 'address', WHY.profile),
  };
}

function pathOnTelegram(element: Element | undefined): string {
  const url = parseAddress(addressIn(element, 'href') ?? '');
  return url && /^(t|telegram)\.me$/.test(url.hostname) ? url.pathname : '';
}

/** Of a forwarded post, whom it is from. */
function authorOf(item: Element): PassedOn {
  const from = firstOwn(item, MARKS.from, fenceAt(MARKS.answered));
  return from ? personAt(find(from, MARKS.fromName)) : senderOf(item);
}

function senderOf(item: Element): PassedOn {
  return personAt(firstOwn(item, MARKS.writer, isOther) ?? firstOwn(item, MARKS.owner, isOther));
}

/** Between the views and the time, loose words: "edited". */
function isEdited(meta: Element | undefined): boolean {
  const loose = meta ? childrenOf(meta).filter(isText) : [];
  return loose.some((node) => saysEdited(node.data.trim()));
}

function answeredAddress(item: Element): string | undefined {
  const box = firstOwn(item, `a${MARKS.answered}`, fenceAt(MARKS.preview));
  return box && addressIn(box, 'href');
}

function answersOf(item: Element): Reference[] {
  const box = onlyOne(own(item, MARKS.answered, fenceAt(MARKS.preview)));
  if (!box) return [];
  return [
    reference({
      permalink: fact(answeredAddress(item), 'attribute', WHY.permalink),
      author: fact(wordsOf(find(box, MARKS.writer)), 'text', WHY.displayName),
      text: textFact(readTexts([...everywhere(box, '.js-message_reply_text')].slice(0, 1))),
    }),
  ];
}

/** The channel, if the name above the post leads to where its address lies. */
function placesOf(item: Element, channel: string | undefined): ShownPlace[] {
  const {displayName, handle, profile} = personAt(firstOwn(item, MARKS.owner, isOther));
  const isIts = 'value' in handle && handle.value.toLowerCase() === `@${channel?.toLowerCase()}`;
  return isIts ? [{kind: 'channel', name: displayName, address: profile}] : [];
}

function previewsIn(item: Element): SiteFacts['links'] {
  return own(item, `a${MARKS.preview}[href]`, fenceAt(MARKS.answered)).flatMap((box) => {
    const shown = wordsOf(find(box, '.link_preview_title') ?? find(box, '.link_preview_site_name'));
    const address = addressIn(box, 'href');
    return shown && address ? [{shown, address}] : [];
  });
}

function countsOf(item: Element): ShownCount[] {
  const views = wordsOf(firstOwn(item, MARKS.views, isOther));
  const reactions = own(item, MARKS.reaction, isOther).flatMap((one) => {
    const emoji = [...everywhere(one, 'i')].flatMap((letter) => pictureLetter(letter) ?? [])[0];
    const shown = readText(one, (part) => tag(part) === 'i').text.trim();
    return emoji && /^\d/.test(shown) ? [{name: `reactions ${emoji}`, shown}] : [];
  });
  return [...(views && /\d/.test(views) ? [{name: 'views', shown: views}] : []), ...reactions];
}

/** Photos are drawn as backgrounds of a link. */
function mediaOf(item: Element): MediaFact[] {
  return own(item, `${MARKS.photo}, ${MARKS.film}`, isOther).flatMap((one) => {
    if (tag(one) === 'video') return [mediaFact(one)];
    const written = /background-image:\s*url\((['"]?)(.*?)\1\)/.exec(attr(one, 'style') ?? '')?.[2];
    const address = written && resolved(written, one);
    return address ? [mediaFact(one, address)] : [];
  });
}

// Rests on: pages saved from 2018 to 2026 that the notes on the platforms list, and readers of other projects of 2026.
