import type {Bytes} from '../../core/bytes.ts';
import {failed, ok, type Result} from '../../core/result.ts';
import type {AgeKey, AgeLock} from '../../lock/age.ts';
import type {ByteSource} from '../../lock/byte-stream.ts';
import type {LockFault} from '../../lock/lock-fault.ts';
import type {FromAge, ToAge} from './age-worker.ts';

/** As `encryptAge` of `lock/age.ts`; the work for a passphrase is done in a thread of its own, so that the page goes on. */
export async function lockAge(source: ByteSource, lock: AgeLock): Promise<ReadableStream<Bytes>> {
  if (lock.kind !== 'passphrase') return (await import('../../lock/age.ts')).encryptAge(source, lock);
  const locked = await inThread('lock', source, lock.passphrase);
  if (!locked.ok) throw new Error(`not locked: ${locked.error}`);
  return locked.value;
}

/** As `decryptAge` of `lock/age.ts`, in the same way. */
export async function openAge(source: ByteSource, key: AgeKey): Promise<Result<ReadableStream<Bytes>, LockFault>> {
  if (key.kind !== 'passphrase') return (await import('../../lock/age.ts')).decryptAge(source, key);
  return inThread('open', source, key.passphrase);
}

async function inThread(
  kind: ToAge['kind'],
  source: ByteSource,
  passphrase: string,
): Promise<Result<ReadableStream<Bytes>, LockFault>> {
  const [{iterate, toStream}, {LockError}] = await Promise.all([
    import('../../lock/byte-stream.ts'),
    import('../../lock/lock-fault.ts'),
  ]);
  const worker = new Worker(new URL('./age-worker.ts', import.meta.url), {type: 'module'});
  const given = iterate(source);
  const broken = Promise.withResolvers<never>();
  // It is heard by whoever waits at that moment; nobody has to.
  broken.promise.catch(() => undefined);
  const end = () => {
    worker.terminate();
    // So that a file behind it is not held open.
    void given.return(undefined).catch(() => undefined);
  };
  worker.onerror = (event) => broken.reject(new Error(event.message));
  worker.onmessageerror = () => broken.reject(new Error('the answer could not be read'));
  const answer = new Promise<Exclude<FromAge, {kind: 'broke'}>>((resolve) => {
    worker.onmessage = ({data}: MessageEvent<FromAge>) => {
      if (data.kind !== 'broke') resolve(data);
      else broken.reject(data.fault ? new LockError(data.fault) : new Error(data.why));
    };
  });
  const stream = toStream(tellingOf(given, broken.reject));
  const order: ToAge = {kind, source: stream, passphrase};
  worker.postMessage(order, [stream]);
  try {
    const answered = await Promise.race([answer, broken.promise]);
    if (answered.kind === 'streaming') return ok(toStream(pieces(answered.stream, broken.promise, end)));
    end();
    return failed(answered.fault);
  } catch (error) {
    end();
    throw error;
  }
}

/** What goes wrong on our own side is told as it is: through the worker it would lose its kind. */
async function* tellingOf(source: AsyncGenerator<Bytes>, broke: (error: unknown) => void): AsyncGenerator<Bytes> {
  try {
    yield* source;
  } catch (error) {
    broke(error);
    throw error;
  }
}

async function* pieces(stream: ReadableStream<Bytes>, broken: Promise<never>, end: () => void): AsyncGenerator<Bytes> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const {done, value} = await Promise.race([reader.read().catch(() => broken), broken]);
      if (done) return;
      yield value;
    }
  } finally {
    end();
  }
}
