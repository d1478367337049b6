/**
 * The same function, ready to travel to a page by its text. The runner of our scripts marks inner functions with a
 * call that only exists here (`__name`); this gives the text its own, without leaving a trace in the page.
 */
export function forPage<Args extends unknown[], Out>(travels: (...args: Args) => Out): (...args: Args) => Out {
  return new Function('...args', `const __name = (named) => named; return (${travels})(...args);`) as (
    ...args: Args
  ) => Out;
}
