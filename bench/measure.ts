/** The middle one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] =
    sorted.length % 2 ? [sorted[middle], sorted[middle]] : sorted.slice(middle - 1, middle + 1);
  return (low + high) / 2;
}

/** `123 ms (98–160)`: the middle, and from where to where. */
export function spread(values: readonly number[]): string {
  const whole = values.map(Math.round);
  return `${Math.round(median(values))} ms (${Math.min(...whole)}–${Math.max(...whole)}, n = ${values.length})`;
}

/** `3.2 ×`. */
export function ratio(one: number, other: number): string {
  return `${(one / other).toFixed(2)} ×`;
}

/** `4.1 ms; half of them between 2.0 and 6.3`: differences that noise may put on either side of nothing. */
export function middleHalf(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const quarter = Math.floor(sorted.length / 4);
  const [low = Number.NaN, high = Number.NaN] = [sorted[quarter], sorted[sorted.length - 1 - quarter]];
  return `${median(values).toFixed(1)} ms; half of them between ${low.toFixed(1)} and ${high.toFixed(1)}`;
}
