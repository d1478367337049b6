import {useEffect, useState} from 'preact/hooks';
import type {Uuid} from '../../core/ids.ts';
import {readPart} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';

/** The bytes of one part, read once they are wanted and let go of when they are not; `gone` if they are not there. */
export function usePartBytes(
  store: Store,
  id: Uuid,
  path: string,
  wanted: boolean,
): Uint8Array<ArrayBuffer> | 'gone' | undefined {
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | 'gone'>();
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    readPart(store, id, path).then(
      (found) => {
        if (!left) setBytes(found ?? 'gone');
      },
      () => setBytes('gone'),
    );
    return () => {
      left = true;
      setBytes(undefined);
    };
  }, [store, id, path, wanted]);
  return bytes;
}

/** Address of these bytes in this page, for as long as it is on the page. */
export function useBlobAddress(
  bytes: Uint8Array<ArrayBuffer> | 'gone' | undefined,
  mediaType: string,
): string | undefined {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (bytes === undefined || bytes === 'gone') return undefined;
    const made = URL.createObjectURL(new Blob([bytes], {type: mediaType}));
    setAddress(made);
    return () => {
      setAddress(undefined);
      URL.revokeObjectURL(made);
    };
  }, [bytes, mediaType]);
  return address;
}
