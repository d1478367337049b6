/** Waits `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Asks again and again until the answer is something, or the time is over. */
export async function until<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  {timeoutMs, everyMs = 50}: {timeoutMs: number; everyMs?: number},
): Promise<T | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() >= end) return undefined;
    await pause(everyMs);
  }
}

/** The value, or `undefined` when it takes longer than `timeoutMs`: some calls into a stopped worker never answer. */
export async function within<T>(timeoutMs: number, work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), timeoutMs);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}
