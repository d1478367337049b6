import {useEffect, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {readPart, readThumbnail} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';

/** Only these are shown as pictures: an SVG from a page could carry more than a picture. */
const SHOWN = /^image\/(png|jpeg|webp|gif)$/;

/** Address of an exhibit's small picture, for as long as it is on the page. */
export function useThumbnail(store: Store | undefined, id: Uuid): string | undefined {
  return useBytes(store, `${id}`, async (open) => {
    const found = await readThumbnail(open, id);
    return found && {bytes: found.bytes, mediaType: found.mediaType};
  });
}

/** Address of one picture of an exhibit, for as long as it is on the page. */
export function usePartPicture(store: Store, id: Uuid, path: string, mediaType: string): string | undefined {
  return useBytes(store, `${id}/${path}`, async (open) => {
    const bytes = await readPart(open, id, path);
    return bytes && {bytes, mediaType};
  });
}

type Found = {bytes: Uint8Array<ArrayBuffer>; mediaType: string} | undefined;

function useBytes(store: Store | undefined, key: string, read: (store: Store) => Promise<Found>): string | undefined {
  const [address, setAddress] = useState<string>();
  // `key` names what `read` reads
  useEffect(() => {
    let made: string | undefined;
    let gone = false;
    if (store) {
      read(store).then(
        (found) => {
          if (gone || !found || !SHOWN.test(found.mediaType)) return;
          made = URL.createObjectURL(new Blob([found.bytes], {type: found.mediaType}));
          setAddress(made);
        },
        // No picture is shown then; the record beside it says what is kept.
        (error: unknown) => console.error('picture', error),
      );
    }
    return () => {
      gone = true;
      setAddress(undefined);
      if (made) URL.revokeObjectURL(made);
    };
  }, [store, key]);
  return address;
}
