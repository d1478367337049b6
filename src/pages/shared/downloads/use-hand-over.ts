import {useEffect, useRef, useState} from 'preact/hooks';
import {readDiscretion} from '../../../browser/discretion.ts';
import {handedOverName} from '../../../core/discretion.ts';
import {deviceNow} from '../../../store/circumstances.ts';

/** A file that the browser's downloads were given: under which name, and from which address of ours. */
export type HandedOver = {name: string; address: string};

export type HandOver = {
  /** The last file that was handed over. */
  handed: HandedOver | undefined;
  handOver(file: Blob, name: string): void;
};

/**
 * The one way in which files leave us: the browser saves them as downloads, never opens them as pages of ours. Show
 * `TracesHint` for `handed`, so that the person knows where traces stay.
 */
export function useHandOver(): HandOver {
  const [handed, setHanded] = useState<HandedOver>();
  const addresses = useRef<string[]>([]);
  // The browser may still be copying when the click is over; a page that goes lets go of them by itself.
  useEffect(() => () => addresses.current.forEach(letGoLater), []);
  const handOver = (file: Blob, name: string) => {
    // As bytes of no kind: whatever it is, it must not open under this address.
    const address = URL.createObjectURL(new Blob([file], {type: 'application/octet-stream'}));
    addresses.current.push(address);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    setHanded({name, address});
  };
  return {handed, handOver};
}

const LET_GO_MS = 30_000;

function letGoLater(address: string): void {
  setTimeout(() => URL.revokeObjectURL(address), LET_GO_MS);
}

/** Name for a file of today that tells nothing: `documents-2026-11-25.zip`, or with the word that the person chose. `part` tells several apart. */
export async function nameForFile(extension: string, part = ''): Promise<string> {
  return handedOverName((await readDiscretion()).fileWord, deviceNow(), extension, part);
}
