/** Does the work in the transaction and waits for its end. A fault undoes all of it and is thrown. */
export async function inOne<T>(transaction: {abort(): void; done: Promise<void>}, work: () => Promise<T>): Promise<T> {
  try {
    const made = await work();
    await transaction.done;
    return made;
  } catch (error) {
    await abort(transaction);
    throw error;
  }
}

/** Ends a failed transaction; it may have ended by itself, and then its own error is the one that counts. */
async function abort(transaction: {abort(): void; done: Promise<void>}): Promise<void> {
  try {
    transaction.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  await transaction.done.then(undefined, () => undefined);
}
