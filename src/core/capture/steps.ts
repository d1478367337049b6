import type {Instant} from '../time.ts';
import type {Step} from './exhibit.ts';

/** Notes each step of a capture: when, how long, how it ended. */
export type StepLog = {
  steps: Step[];
  /** Runs a step. A failed result is noted and handed on, a thrown error noted and thrown on. */
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  skip(name: string, why: string): void;
};

/** `clock` gives the wall time and the monotonic milliseconds. */
export function stepLog(clock: {at: () => Instant; monotonic: () => number}): StepLog {
  const steps: Step[] = [];
  return {
    steps,
    run: async (name, work) => {
      const at = clock.at();
      const start = clock.monotonic();
      const took = () => Math.max(0, Math.round(clock.monotonic() - start));
      try {
        const value = await work();
        const why = failureIn(value);
        steps.push({name, at, tookMs: took(), ...(why === undefined ? {outcome: 'done'} : {outcome: 'failed', why})});
        return value;
      } catch (error) {
        steps.push({name, at, tookMs: took(), outcome: 'failed', why: reason(error)});
        throw error;
      }
    },
    skip: (name, why) => void steps.push({name, at: clock.at(), tookMs: 0, outcome: 'skipped', why}),
  };
}

function failureIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('ok' in value) || value.ok !== false) return undefined;
  const {error} = value as {error?: {code?: string; detail?: string}};
  return reason(`${error?.code ?? ''} ${error?.detail ?? ''}`.trim());
}

/** What a thrown thing says of itself, fit for a record. */
export function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).toWellFormed().slice(0, 500);
}
