/** Does a piece of reading when it is first needed, and not again. What fails fails only for those who need it. */
export function once<T>(read: () => T): () => T {
  let done: {value: T} | undefined;
  return () => {
    done ??= {value: read()};
    return done.value;
  };
}
