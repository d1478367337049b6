/** A stand-in that answers by `answer` where that knows the name, else by the target itself. */
export function over<T extends object>(
  target: T,
  answer: (name: string | symbol, target: {[name: string | symbol]: unknown}) => unknown,
): T {
  return new Proxy(target, {
    get: (_, name) => {
      const members = target as {[name: string | symbol]: unknown};
      const own = answer(name, members);
      if (own !== undefined) return own;
      const value = members[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
