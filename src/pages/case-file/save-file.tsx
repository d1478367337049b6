import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import type {Part} from '../../core/capture/exhibit.ts';
import type {Uuid} from '../../core/ids.ts';
import {readPart} from '../../store/exhibits.ts';
import type {Store} from '../../store/open-store.ts';
import {Button} from '../shared/button.tsx';
import {TracesHint} from '../shared/downloads/traces-hint.tsx';
import {nameForFile, useHandOver} from '../shared/downloads/use-hand-over.ts';
import {Message} from '../shared/message.tsx';
import {say} from '../shared/words.ts';

type Props = {store: Store; id: Uuid; ordinal: number; part: Part; label: string};

/** Hands one kept file, byte for byte, to the browser's downloads. Its number is in its name, never what it is. */
export function SaveFile({store, id, ordinal, part, label}: Props): JSX.Element {
  const [gone, setGone] = useState(false);
  const {handed, handOver} = useHandOver();
  const save = async () => {
    const bytes = await readPart(store, id, part.path).catch(() => undefined);
    setGone(bytes === undefined);
    if (bytes) handOver(new Blob([bytes]), await nameForFile(extensionOf(part.path), String(ordinal)));
  };
  return (
    <>
      <div>
        <Button small icon="save" onPress={() => void save()}>
          {label}
        </Button>
      </div>
      {gone ? <Message kind="warn">{say('error_notFound')}</Message> : null}
      <TracesHint handed={handed} />
    </>
  );
}

/** `page.html.txt` is a text, whatever its name says before. */
function extensionOf(path: string): string {
  return /\.([a-z\d]{1,8})$/i.exec(path)?.[1] ?? 'bin';
}
