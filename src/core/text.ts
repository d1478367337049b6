/** What `Intl.Segmenter` gives; declared here since the core has no DOM types of every engine. */
const segmenter = new Intl.Segmenter('und', {granularity: 'grapheme'});

/**
 * The first whole characters (grapheme clusters) of a text that fit into `limit` UTF-16 units, with an ellipsis where
 * something was cut. For lists and headings only: the record keeps the whole text.
 */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text.toWellFormed();
  let kept = '';
  // A little more than the limit, so that a cluster on its edge is seen whole.
  for (const {segment} of segmenter.segment(text.slice(0, limit + 64).toWellFormed())) {
    if (kept.length + segment.length > limit - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** Text made comparable for search: compatibility forms joined, case folded, invisible direction marks left out. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '');
}
