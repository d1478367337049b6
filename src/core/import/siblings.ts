import type {Attachment} from './reading.ts';

/** The files that came in one archive with the text that names them. */
export type Siblings = {
  /** The attachment of a name or path as the text writes it: an entry of the archive, or missing. */
  attachment(name: string, mediaType?: string | null): Attachment;
  /** The one file whose name holds these letters, or missing. */
  named(part: string): Attachment;
};

/** What a text without an archive has beside it. */
export const NO_SIBLINGS: Siblings = {
  attachment: (name, mediaType = null) => ({name, mediaType, bytes: null, where: {in: 'missing'}}),
  named: (part) => NO_SIBLINGS.attachment(part),
};

/**
 * Files of an archive, found by path from the text's own folder, from the top, or by a bare name that only one file
 * has. Two files of one name are never guessed between.
 */
export function siblingsIn(entries: readonly {path: string; bytes: number}[]): (textPath: string) => Siblings {
  const byPath = new Map(entries.map((entry) => [entry.path, entry]));
  let names: string[] | undefined;
  const byName = new Map<string, {path: string; bytes: number}[]>();
  for (const entry of entries) {
    const name = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const alike = byName.get(name);
    if (alike) alike.push(entry);
    else byName.set(name, [entry]);
  }
  return (textPath) => ({
    attachment(written, mediaType = null) {
      const folder = textPath.slice(0, textPath.lastIndexOf('/') + 1);
      const name = written.replace(/^(\.?\/)+/, '');
      const alike = byName.get(name.slice(name.lastIndexOf('/') + 1)) ?? [];
      const ending = alike.filter(({path}) => path === name || path.endsWith(`/${name}`));
      const found = byPath.get(folder + name) ?? byPath.get(name) ?? only(ending) ?? only(alike);
      if (!found) return NO_SIBLINGS.attachment(written, mediaType);
      return {name: written, mediaType, bytes: found.bytes, where: {in: 'entry', path: found.path}};
    },
    named(part) {
      names ??= [...byName.keys()];
      const found = only(names.filter((name) => name.includes(part)).flatMap((name) => byName.get(name) ?? []));
      if (!found) return NO_SIBLINGS.named(part);
      return {name: part, mediaType: null, bytes: found.bytes, where: {in: 'entry', path: found.path}};
    },
  });
}

function only<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}
