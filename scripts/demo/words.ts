import {escapeHtml} from './html.ts';

const GRAPHEMES = new Intl.Segmenter('en', {granularity: 'grapheme'});

/** `17m`, `3h`, then the day, as feeds write it. */
export function shortAgo(minutes: number, now: Date): string {
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  const day = new Date(now.getTime() - minutes * 60_000);
  return new Intl.DateTimeFormat('en', {month: 'short', day: 'numeric', timeZone: 'UTC'}).format(day);
}

/** `17 min. ago`, `3 hr. ago`, `2 days ago`. */
export function longAgo(minutes: number): string {
  if (minutes < 60) return `${minutes} min. ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} hr. ago`;
  const days = Math.floor(minutes / (24 * 60));
  return days === 1 ? '1 day ago' : `${days} days ago`;
}

/** The moment `minutes` before `now`. */
export function momentOf(minutes: number, now: Date): Date {
  return new Date(now.getTime() - minutes * 60_000);
}

/** Text as HTML with each emoji as a picture, as the large platforms draw them. */
export function withEmojiPictures(text: string): string {
  return [...GRAPHEMES.segment(text)]
    .map(({segment}) =>
      /\p{Extended_Pictographic}/u.test(segment)
        ? `<img class="emoji" draggable="false" alt="${segment}" src="/picture/emoji-${codes(segment)}.svg">`
        : escapeHtml(segment),
    )
    .join('');
}

function codes(letters: string): string {
  return [...letters].map((letter) => letter.codePointAt(0)?.toString(16)).join('-');
}

/** Lines as paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split('\n\n')
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

/** A drawn sign of the demo's own; path data in a 24 × 24 field. */
export function sign(path: string, size = 20): string {
  return `<svg viewBox="0 0 24 24" width="${size}" height="${size}" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg>`;
}

/** The demo's signs. */
export const SIGNS = {
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  search: 'M11 4a7 7 0 1 0 0 14a7 7 0 1 0 0-14M16 16l5 5',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 21h4',
  mail: 'M3 6h18v12H3zM3 7l9 7 9-7',
  person: 'M12 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8M4 21c0-5 4-7 8-7s8 2 8 7',
  answer: 'M4 5h16v11H12l-5 4v-4H4z',
  share: 'M7 7h9l-3-3M16 7l-3 3M17 17H8l3 3M8 17l3-3',
  like: 'M12 20C4 14 3 11 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.500C21 11 20 14 12 20z',
  up: 'M12 5l7 8h-4v6H9v-6H5z',
  down: 'M12 19l-7-8h4V5h6v6h4z',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  star: 'M12 4l2.500 5.200 5.500.8-4 4 1 5.700-5-2.700-5 2.700 1-5.700-4-4 5.500-.8z',
} as const;
