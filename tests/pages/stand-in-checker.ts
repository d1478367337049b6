import {vi} from 'vitest';

/** The checker lies in the built extension; here a page stands for it, until mocks are restored. */
export function standInChecker(page = '<!doctype html>'): void {
  const real = window.fetch;
  vi.spyOn(window, 'fetch').mockImplementation((what, options) =>
    what === '/offline-checker.txt' ? Promise.resolve(new Response(page)) : real(what, options),
  );
}
