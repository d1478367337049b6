/** Figures of a text: a number, a date in figures in each order that it can be in, a time of day. */
export type Figures =
  | {kind: 'number'; value: number; digits: number}
  | {kind: 'days'; days: readonly {year: number; month: number; day: number}[]}
  | {kind: 'clock'; hour: number; minute: number; second: number | undefined};

const DATE = /^(\d{1,4})(?:(\s?\.\s?)(\d{1,2})\s?\.\s?|([-/])(\d{1,2})\4)(\d{1,4})(?!\d)\.?/;
const CLOCK =
  /^(\d{1,2})(?:[:：](\d{2})(?:[:：.](\d{2}))?|\.(\d{2})(?:\.(\d{2}))?|\s?(?:h|時|时|点|點|시)\s?(\d{2})(?:\s?(?:m|min|分|분))?)(?!\d|\.\d)/u;
const NUMBER = /^\d+/;

/** The figures at the beginning of a text. */
export function figuresAt(rest: string): {figures: Figures; length: number} | undefined {
  const date = DATE.exec(rest);
  if (date) return {figures: {kind: 'days', days: daysOf(date)}, length: date[0].length};
  const clock = CLOCK.exec(rest);
  if (clock) {
    const [all, hour, colon, seconds, dot, dotSeconds, letter] = clock;
    const second = seconds ?? dotSeconds;
    const figures = {kind: 'clock', hour: Number(hour), minute: Number(colon ?? dot ?? letter)} as const;
    return {figures: {...figures, second: second === undefined ? undefined : Number(second)}, length: all.length};
  }
  const number = NUMBER.exec(rest)?.[0];
  if (number === undefined) return undefined;
  return {figures: {kind: 'number', value: Number(number), digits: number.length}, length: number.length};
}

/**
 * Every day that three numbers can name. A year of four figures tells where it stands; with full stops the day is
 * never in the middle; with strokes the order of day and month is not known, and both are meant.
 */
function daysOf([, left = '', dots, dotted, , stroked, right = '']: RegExpExecArray) {
  const [a, b, c] = [Number(left), Number(dotted ?? stroked), Number(right)];
  const full = (year: string) => (year.length <= 2 ? 2000 + Number(year) : Number(year));
  if (left.length === 3 || right.length === 3 || (left.length === 4 && right.length > 2)) return [];
  if (left.length === 4) return [{year: a, month: b, day: c}];
  const endings = [{year: full(right), month: b, day: a}, ...(dots ? [] : [{year: full(right), month: a, day: b}])];
  return right.length === 4 ? endings : [...endings, {year: full(left), month: b, day: c}];
}
