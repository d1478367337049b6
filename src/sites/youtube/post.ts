import type {Reference, ShownCount, SiteFacts} from '../../core/facts/facts.ts';
import {parseAddress} from '../../core/facts/parse-address.ts';
import {readTexts} from '../reading/body.ts';
import {addressIn, everywhere, find} from '../reading/dom.ts';
import {fact, markedTrue, reference, WHY} from '../reading/facts.ts';
import {isContentPicture, mediaFact} from '../reading/media.ts';
import {once} from '../reading/once.ts';
import {firstOwn, own} from '../reading/own.ts';
import {picturedText} from '../reading/pictured.ts';
import {isShown} from '../reading/visible.ts';
import {wordsOf} from '../text.ts';
import {type Account, ALIKE, accountIn, hasDigit, isOther, videoAddress, type YoutubeReaders} from './marks.ts';
import {doubtsIn, linksIn, textsIn} from './words.ts';

const MARKS = {
  author: 'a#author-text',
  time: '#published-time-text a[href]',
  pictures: 'ytd-backstage-image-renderer img, ytd-post-multi-image-renderer img',
  // A film that the post shows.
  film: 'ytd-video-renderer',
  filmTitle: 'a#video-title',
  filmOwner: '#channel-info a, ytd-channel-name a',
  likes: '#vote-count-middle',
  answers: '#reply-button-end',
} as const;

const CHANGED = /\s*[(（][^()（）]+[)）]\s*$/;
const POST_PATH = /^\/post\/([\w-]+)$/;

/** Posts that a channel makes beside its films. */
export function postReaders(item: Element): YoutubeReaders {
  const author = once(() => authorOfPost(item));
  const texts = once(() => textsIn(item));
  const time = once(() => wordsOf(firstOwn(item, MARKS.time, isOther)));
  const id = once(() => POST_PATH.exec(parseAddress(addressOfPost(item) ?? '')?.pathname ?? '')?.[1]);
  return {
    ...ALIKE,
    itemKind: () => ({value: 'post', from: 'attribute'}),
    id: () => fact(id(), 'address', WHY.id),
    permalink: () => fact(addressOfPost(item), 'address', WHY.permalink),
    displayName: () => fact(author().name, 'text', WHY.displayName),
    handle: () => fact(author().handle, 'address', WHY.handle),
    profile: () => fact(author().profile, 'address', WHY.profile),
    accountId: () => fact(author().accountId, 'address', WHY.accountId),
    text: () => picturedText(texts(), readTexts(texts())),
    edited: () => markedTrue(CHANGED.test(time() ?? ''), WHY.edited),
    shownTime: () => fact(time()?.replace(CHANGED, ''), 'text', WHY.shown),
    quotes: () => own(item, MARKS.film, isOther).map(filmReference),
    standsIn: () => [],
    ...linksIn(texts),
    counts: () => countsOf(item),
    media: () => mediaOf(item),
    doubts: () => doubtsIn(item, texts()),
  };
}

export function authorOfPost(item: Element): Account {
  return accountIn(own(item, MARKS.author, isOther).find(isShown));
}

/** The link around the time; in the post's words other posts may be linked to. */
export function addressOfPost(item: Element): string | undefined {
  const url = parseAddress(addressIn(firstOwn(item, MARKS.time, isOther), 'href') ?? '');
  return url && POST_PATH.test(url.pathname) ? url.origin + url.pathname : undefined;
}

function filmReference(film: Element): Reference {
  const title = find(film, MARKS.filmTitle);
  const id = parseAddress(addressIn(title, 'href') ?? '')?.searchParams.get('v');
  const owner = [...everywhere(film, MARKS.filmOwner)].map(accountIn).find(({name}) => name);
  return reference({
    permalink: fact(id ? videoAddress(id, film) : undefined, 'address', 'The film shows no link to itself.'),
    author: fact(owner?.name, 'text', 'Whose film it is is not shown.'),
    text: fact(wordsOf(title), 'text', 'The film shows no title.'),
  });
}

function countsOf(item: Element): ShownCount[] {
  return (['likes', 'answers'] as const).flatMap((name) => {
    const shown = wordsOf(firstOwn(item, MARKS[name], isOther));
    return hasDigit(shown) ? [{name: name === 'answers' ? 'comments' : name, shown}] : [];
  });
}

function mediaOf(item: Element): SiteFacts['media'] {
  return own(item, MARKS.pictures, isOther)
    .filter(isContentPicture)
    .map((one) => mediaFact(one));
}
