import type {JSX} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {countUnsaved, type Unsaved} from '../../../store/backup/unsaved.ts';
import type {Store} from '../../../store/open-store.ts';
import {dateAndTime, deviceOffset} from '../dates.ts';
import {say, sayCount} from '../words.ts';

type Props = {store: Store | undefined; version: number; href?: string};

/** How much is on this computer only, or that all of it is in a copy. A line and no more: it never asks for anything. */
export function UnsavedLine({store, version, href}: Props): JSX.Element | null {
  const [unsaved, setUnsaved] = useState<Unsaved>();
  useEffect(() => {
    if (store) countUnsaved(store).then(setUnsaved, (error: unknown) => console.warn('unsaved:', error));
  }, [store, version]);
  if (!unsaved || (unsaved.count === 0 && unsaved.lastCopy === undefined)) return null;
  const {count, lastCopy} = unsaved;
  const words =
    count > 0 || lastCopy === undefined
      ? sayCount('backup_unsaved', count)
      : say('backup_allCopied', dateAndTime(lastCopy, deviceOffset(lastCopy)));
  return (
    <p class="small quiet numbers">
      {href && count > 0 ? (
        <a href={href} target="_blank" rel="noreferrer">
          {words}
        </a>
      ) : (
        words
      )}
    </p>
  );
}
