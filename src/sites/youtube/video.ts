import type {Fact, ShownCount} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {meaningOf} from '../../core/facts/shown-time.ts';
import {readTexts} from '../reading/body.ts';
import {addressIn, attr, filled, find, findAll, is, pageOf} from '../reading/dom.ts';
import {fact, markedTrue, WHY} from '../reading/facts.ts';
import {once} from '../reading/once.ts';
import {firstOwn, onlyOne, own} from '../reading/own.ts';
import {picturedText} from '../reading/pictured.ts';
import {isShown} from '../reading/visible.ts';
import type {Look} from '../site-adapter.ts';
import {wordsOf} from '../text.ts';
import {ALIKE, accountIn, hasDigit, isOther, SHORT, videoAddress, videoOn, type YoutubeReaders} from './marks.ts';
import {doubtsIn, linksIn} from './words.ts';

const MARKS = {
  title: 'h1',
  shortTitle: 'yt-shorts-video-title-view-model',
  owner: 'ytd-video-owner-renderer #channel-name a[href]',
  shortOwner: 'yt-reel-channel-bar-view-model a[href]',
  // The mark's class has stood since it was introduced; its label is translated.
  verified: 'ytd-video-owner-renderer .badge-style-type-verified',
  // Views, day and hashtags of the film in one line.
  line: 'ytd-watch-info-text #info span, ytd-watch-info-text #date-text, ytd-watch-info-text #view-count',
  // Folded, the beginning stands in one element, opened, the whole in another.
  description: 'ytd-text-inline-expander yt-attributed-string, ytd-text-inline-expander yt-formatted-string',
  like: 'like-button-view-model button',
  // What YouTube serves for search engines about one film.
  meta: '[itemtype$="schema.org/VideoObject"]',
} as const;

const NOT_PLAYED = 'The address of the page and the film that is played were not the same, or the page names none.';

/** The film that a page plays, by what stands below it. */
export function videoReaders(item: Element, look: Look): YoutubeReaders {
  const isShort = is(item, SHORT);
  // Several shorts lie on top of each other; only the one that is played is named in the address bar.
  const id = once(() =>
    isShort && attr(item, 'is-active') === undefined ? undefined : videoOn(pageOf(item), look.url),
  );
  const owner = once(() =>
    accountIn(onlyOne(own(item, isShort ? MARKS.shortOwner : MARKS.owner, isOther).filter(isShown))),
  );
  const description = once(() => own(item, MARKS.description, isOther).filter(isShown).slice(0, 1));
  const texts = once(() => [
    ...own(item, isShort ? MARKS.shortTitle : MARKS.title, isOther).slice(0, 1),
    ...description(),
  ]);
  const line = once(() => lineOf(item, look));
  return {
    ...ALIKE,
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(id(), 'address', NOT_PLAYED),
    permalink: () => fact(addressOf(id(), item, isShort), 'address', NOT_PLAYED),
    displayName: () => fact(owner().name, 'text', WHY.displayName),
    handle: () => fact(owner().handle, 'address', WHY.handle),
    profile: () => fact(owner().profile, 'address', WHY.profile),
    accountId: () => fact(owner().accountId, 'address', WHY.accountId),
    verified: () => markedTrue(firstOwn(item, MARKS.verified, isOther), WHY.verified),
    text: () => picturedText(texts(), readTexts(texts())),
    edited: () => ({missing: WHY.edited}),
    shownTime: () => fact(line().time, 'text', WHY.shown),
    writtenTime: () => writtenFor(id(), item),
    standsIn: () => [],
    ...linksIn(texts),
    counts: () => countsOf(item, line().views),
    media: () => [],
    doubts: () => doubtsIn(item, texts()),
  };
}

function addressOf(id: string | undefined, item: Element, isShort: boolean): string | undefined {
  const address = id && videoAddress(id, item);
  return address && isShort ? `${new URL(address).origin}/shorts/${id}` : address;
}

/** The line's parts have no marks of their own: what can only be a time is one, and the other part the views. */
function lineOf(item: Element, look: Look): {time?: string; views?: string} {
  const parts = own(item, MARKS.line, isOther).flatMap((one) => (find(one, 'span, a') ? [] : (wordsOf(one) ?? [])));
  const isTime = (words: string) => meaningOf(words, look).earliest !== null;
  const time = onlyOne(parts.filter(isTime));
  const views = time ? onlyOne(parts.filter((words) => words !== time && /^\p{Nd}/u.test(words))) : undefined;
  return {...(time ? {time} : {}), ...(views ? {views} : {})};
}

/** Only of this very film: after going from one film to another, the page keeps what was served of the first. */
function writtenFor(id: string | undefined, item: Element): Fact<string> {
  const about = findAll(pageOf(item), MARKS.meta).filter((one) => id !== undefined && idIn(one) === id);
  const written = about.map((one) => filled(find(one, 'meta[itemprop="datePublished"]'), 'content'));
  return fact(onlyOne(written), 'meta', WHY.exact);
}

function idIn(about: Element): string | undefined {
  const named = filled(find(about, 'meta[itemprop="identifier"], meta[itemprop="videoId"]'), 'content');
  const links = findAll(about, 'link[itemprop="url"]').map((one) => parseAddress(addressIn(one, 'href') ?? ''));
  return named ?? links.flatMap((url) => url?.searchParams.get('v') ?? [])[0];
}

function countsOf(item: Element, views: string | undefined): ShownCount[] {
  const likes = wordsOf(firstOwn(item, MARKS.like, isOther));
  return [
    ...(hasDigit(likes) ? [{name: 'likes', shown: likes}] : []),
    ...(views ? [{name: 'views', shown: views}] : []),
  ];
}
