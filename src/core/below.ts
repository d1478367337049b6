/**
 * A whole number below `count` (at most 65,536), each as likely, out of random 16-bit numbers. What lies over the last whole
 * multiple is drawn again: else the first ones came more often.
 */
export function below(count: number, random: () => number): number {
  const most = Math.floor(0x10000 / count) * count;
  for (;;) {
    const drawn = random();
    if (drawn < most) return drawn % count;
  }
}
