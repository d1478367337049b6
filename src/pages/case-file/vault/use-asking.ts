import {useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import type {Result} from '../../../core/result.ts';

/** Something that takes a passphrase and a moment: whether it works, what it came to. */
export type Asking<T> = {works: boolean; code: FailureCode | undefined; done: T | undefined; ask(): void};

/** Asks once at a time. A throw is told as a failure. */
export function useAsking<T>(work: () => Promise<Result<T>>): Asking<T> {
  const [works, setWorks] = useState(false);
  const [code, setCode] = useState<FailureCode>();
  const [done, setDone] = useState<T>();
  const ask = async () => {
    if (works) return;
    setWorks(true);
    setCode(undefined);
    setDone(undefined);
    try {
      const answer = await work();
      if (answer.ok) setDone(() => answer.value);
      else setCode(answer.error.code);
    } catch (error) {
      console.error(error);
      setCode('unexpected');
    }
    setWorks(false);
  };
  return {works, code, done, ask: () => void ask()};
}
