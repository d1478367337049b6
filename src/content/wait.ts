/** Two painted frames, so that what was changed last is on the screen; a hidden tab paints none and is not waited for. */
export function twoFrames(): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, 250);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        clearTimeout(late);
        resolve();
      }),
    );
  });
}
