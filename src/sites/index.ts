import {bluesky} from './bluesky.ts';
import {converse} from './converse.ts';
import {discord} from './discord.ts';
import {discourse} from './discourse.ts';
import {disqus} from './disqus.ts';
import {element} from './element.ts';
import {facebook} from './facebook.ts';
import {facebookBasic} from './facebook-basic.ts';
import {flarum} from './flarum.ts';
import {generic} from './generic.ts';
import {github} from './github.ts';
import {gmail} from './gmail.ts';
import {googleMaps} from './google-maps.ts';
import {hackerNews} from './hacker-news.ts';
import {instagram} from './instagram.ts';
import {lemmy} from './lemmy.ts';
import {linkedIn} from './linkedin.ts';
import {mastodon} from './mastodon.ts';
import {mastodonRedesign} from './mastodon-redesign.ts';
import {mediawiki} from './mediawiki.ts';
import {messenger} from './messenger.ts';
import {misskey} from './misskey.ts';
import {mybb} from './mybb.ts';
import {nextdoor} from './nextdoor.ts';
import {nodebb} from './nodebb.ts';
import {outlook} from './outlook.ts';
import {peertube} from './peertube.ts';
import {phpbb} from './phpbb.ts';
import {pinterest} from './pinterest.ts';
import {pixelfed} from './pixelfed.ts';
import {pleroma} from './pleroma.ts';
import {quora} from './quora.ts';
import {oncePerGo} from './reading/once.ts';
import {reddit} from './reddit.ts';
import {redditOld} from './reddit-old.ts';
import {roundcube} from './roundcube.ts';
import type {SiteAdapter} from './site-adapter.ts';
import {snapchat} from './snapchat.ts';
import {stackExchange} from './stack-exchange.ts';
import {steam} from './steam.ts';
import {telegram} from './telegram.ts';
import {theLounge} from './the-lounge.ts';
import {threads} from './threads.ts';
import {tiktok} from './tiktok.ts';
import {trustpilot} from './trustpilot.ts';
import {tumblr} from './tumblr.ts';
import {twitch} from './twitch.ts';
import {vbulletin} from './vbulletin.ts';
import {vk} from './vk.ts';
import {whatsApp} from './whatsapp.ts';
import {wordpress} from './wordpress.ts';
import {x} from './x.ts';
import {xenforo} from './xenforo.ts';
import {youtube} from './youtube.ts';

/** Every site that has a reader of its own, asked in this order; then the reader for any page. */
export const ADAPTERS: readonly SiteAdapter[] = [
  x,
  redditOld,
  reddit,
  discord,
  telegram,
  gmail,
  outlook,
  github,
  linkedIn,
  facebook,
  youtube,
  stackExchange,
  facebookBasic,
  hackerNews,
  bluesky,
  tiktok,
  twitch,
  steam,
  trustpilot,
  googleMaps,
  snapchat,
  instagram,
  vk,
  mastodonRedesign,
  pinterest,
  quora,
  nextdoor,
  whatsApp,
  tumblr,
  threads,
  messenger,
  mastodon,
  discourse,
  phpbb,
  xenforo,
  vbulletin,
  mybb,
  flarum,
  nodebb,
  disqus,
  mediawiki,
  wordpress,
  lemmy,
  pleroma,
  roundcube,
  theLounge,
  converse,
  element,
  misskey,
  pixelfed,
  peertube,
  generic,
];

/** The reader for a page. There is always one. */
export function adapterFor(url: URL, page: Document): SiteAdapter {
  const known = knownOn(page);
  const adapter = known.get(url.href) ?? ADAPTERS.find((one) => claims(one, url, page)) ?? generic;
  known.set(url.href, adapter);
  return adapter;
}

/** By address: asking some fifty readers whether a page is theirs takes longer than reading an item. */
const knownOn = oncePerGo((_page: Document) => new Map<string, SiteAdapter>());

function claims(adapter: SiteAdapter, url: URL, page: Document): boolean {
  try {
    return adapter.matches(url, page);
  } catch {
    // A page that cannot even be asked is read as any other.
    return false;
  }
}
