/** Does a piece of reading when it is first needed, and not again. What fails fails only for those who need it. */
export function once<T>(read: () => T): () => T {
  let done: {value: T} | undefined;
  return () => {
    done ??= {value: read()};
    return done.value;
  };
}

/** Stands for the reading that goes on at this moment. */
let go: object | undefined;

/**
 * Reads many things of a page that stands still meanwhile: `read` gives nobody else a turn. What looks of `oncePerGo` find
 * out holds until it is done, and no longer.
 */
export function inOneGo<T>(read: () => T): T {
  if (go) return read();
  go = {};
  try {
    return read();
  } finally {
    go = undefined;
  }
}

/** A look at an element or a page that costs much: taken once for each in one go, outside of one each time anew. */
export function oncePerGo<Of extends object, T>(look: (of: Of) => T): (of: Of) => T {
  let found: {go: object | undefined; answers: WeakMap<Of, {value: T}>} = {go, answers: new WeakMap()};
  return (of) => {
    if (!go) return look(of);
    if (found.go !== go) found = {go, answers: new WeakMap()};
    const known = found.answers.get(of);
    if (known) return known.value;
    const value = look(of);
    found.answers.set(of, {value});
    return value;
  };
}
