import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Part} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import {readPart} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {Message} from '../shared/message.tsx';
import {say} from '../shared/words.ts';

/** The browser may still be copying the file when the click is over. */
const LET_GO_MS = 30_000;

type Props = {store: Store; id: Uuid; ordinal: number; part: Part; label: string};

/** Hands one kept file, byte for byte, to the browser's downloads. */
export function SaveFile({store, id, ordinal, part, label}: Props): JSX.Element {
  const [gone, setGone] = useState(false);
  const save = async () => {
    const bytes = await readPart(store, id, part.path).catch(() => undefined);
    setGone(bytes === undefined);
    if (!bytes) return;
    // As a download, never as a page of ours: whatever it is, it must not open under this address.
    const address = URL.createObjectURL(new Blob([bytes], {type: 'application/octet-stream'}));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${ordinal}-${part.path}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), LET_GO_MS);
  };
  return (
    <>
      <div>
        <Button small icon="save" onPress={() => void save()}>
          {label}
        </Button>
      </div>
      {gone ? <Message kind="warn">{say('error_notFound')}</Message> : null}
    </>
  );
}
