/*
 * Each message bears a label for screen readers: "At Tuesday 14:51, Rita: Hello", without the colon and what follows where
 * it has no words. Names and words may hold colons too, so what stands in the message itself must say where it is split.
 */

const CLOCK = String.raw`\d{1,2}:\d{2}(?:\s?[AaPp][Mm])?`;
/** English and Vietnamese; in other languages who and when are not told apart. */
const HEADS = [
  new RegExp(`^At (.{0,40}?${CLOCK}), (.{1,200})$`, 's'),
  new RegExp(`^Message sent (.{0,40}?${CLOCK}) by (.{1,200})$`, 's'),
  /^Lúc (\d{1,2}:\d{2}(?: \d{1,2} Tháng \d{1,2}, \d{4})?), (.{1,200})$/s,
];
/** What stands for the account that is signed in. */
const SELF = new Set(['You', 'Bạn']);
/** A long text is cut in the label; a few words could end it by chance. */
const LEAST_KEPT = 20;
/** A time and the longest name; what a hostile label holds behind is not looked through. */
const LONGEST_HEAD = 300;

/** How a label ends with a message's words. `head` is what stands before them, missing where it can be split in several ways. */
export type Split = {isWhole: boolean; head?: string};

export function splitAt(label: string, words: string): Split | undefined {
  if (words === '') return undefined;
  if (label.endsWith(`: ${words}`)) return {isWhole: true, head: label.slice(0, -(words.length + 2))};
  const cut = /^(.*?)\s?(?:…|\.{3})$/s.exec(label)?.[1];
  const ends = cut === undefined ? [] : colonsIn(cut).filter((at) => words.startsWith(cut.slice(at + 2)));
  const [at, ...others] = ends.filter((end) => (cut ?? '').length - end - 2 >= LEAST_KEPT);
  if (at === undefined) return undefined;
  return {isWhole: false, ...(others.length === 0 ? {head: (cut ?? '').slice(0, at)} : {})};
}

function colonsIn(text: string): number[] {
  return [...text.slice(0, LONGEST_HEAD).matchAll(/: /g)].map(({index}) => index);
}

/** When, and what follows that: a name where `head` is all that stands before a message's words. */
export function headOf(head: string | undefined): {time: string; rest: string} | undefined {
  const [, time, rest] = HEADS.map((shape) => shape.exec(head ?? '')).find(Boolean) ?? [];
  return time && rest ? {time, rest} : undefined;
}

export function isSelf(name: string): boolean {
  return SELF.has(name);
}

export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
