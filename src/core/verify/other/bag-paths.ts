/**
 * Finds the file that a list names. Programs disagree: some write line ends and `%` of a name as `%0A`, `%0D`, `%25`, as
 * the format asks, others as they are; some systems spell letters with marks in two pieces. What is written is taken
 * first, so that no name can stand for another that is there too.
 */
export function finder(files: ReadonlyMap<string, unknown>): (named: string) => string | undefined {
  const byForm = new Map<string, string>();
  for (const path of files.keys()) byForm.set(path.normalize('NFC'), path);
  return (named) => {
    for (const form of [named, decoded(named)]) {
      if (files.has(form)) return form;
    }
    return byForm.get(named.normalize('NFC')) ?? byForm.get(decoded(named).normalize('NFC'));
  };
}

function decoded(named: string): string {
  return named.replace(/%(0a|0d|25)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
