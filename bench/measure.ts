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
