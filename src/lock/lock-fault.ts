/** Why a locked file does not open. Each has a sentence in `_locales/en/lock.json`. */
export type LockFault =
  | 'wrongPassphrase' // or its first lines were changed: the form cannot tell the two apart
  | 'notForThisKey'
  | 'needsPassphrase' // a key was given, and the file is locked with a passphrase
  | 'needsKey' //        a passphrase was given, and the file is locked for somebody's key
  | 'tooCostly' //       asks for more memory than a file of this kind ever needs
  | 'damaged' //         a place before the end is not as it was written
  | 'endBroken' //       ends too early, or its last piece was changed: the form cannot tell the two apart
  | 'notLocked'; //      no file of this kind at all

/** What a stream of opened bytes breaks off with. */
export class LockError extends Error {
  override readonly name = 'LockError';
  constructor(
    readonly fault: LockFault,
    options?: ErrorOptions,
  ) {
    super(fault, options);
  }
}

/** The fault a stream of opened bytes broke off with; undefined where something else went wrong (the disk, say). */
export function lockFaultOf(error: unknown): LockFault | undefined {
  return error instanceof LockError ? error.fault : undefined;
}
