import {useEffect, useState} from 'preact/hooks';

/** Something that a page keeps for as long as it is open, whichever panel shows. */
export type PageValue<T> = {get(): T; set(value: T): void; use(): T};

/** Makes one; `use` is a hook that follows it. */
export function pageValue<T extends object>(first: T): PageValue<T> {
  let current = first;
  const followers = new Set<(value: T) => void>();
  return {
    get: () => current,
    set: (value) => {
      current = value;
      for (const follower of followers) follower(value);
    },
    use: () => {
      const [value, setValue] = useState(current);
      useEffect(() => {
        followers.add(setValue);
        setValue(current);
        return () => void followers.delete(setValue);
      }, []);
      return value;
    },
  };
}
