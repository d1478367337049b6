import type {JSX} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {droppedBags, type PickedBag, pickedBags} from '../../picked/picked-bags.ts';
import {Button} from '../shared/button.tsx';
import {say} from '../shared/words.ts';

/** Where ZIPs or a folder are chosen or dropped. */
export function GivenField({onGiven}: {onGiven(bags: readonly PickedBag[]): void}): JSX.Element {
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const take = (bags: readonly PickedBag[]) => {
    if (bags.length > 0) onGiven(bags);
  };
  const taken = (input: HTMLInputElement) => {
    take(pickedBags(input.files));
    // So that the same file can be chosen again.
    input.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside do the same by keyboard
    <div
      class={over ? 'drop drop--over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = event.dataTransfer && droppedBags(event.dataTransfer);
        dropped?.then(take, (error: unknown) => console.error('drop', error));
      }}
    >
      <label for="pack-file">{say('caseFile_checkChoose')}</label>
      <input
        id="pack-file"
        type="file"
        multiple
        accept=".zip,.wacz,.age,application/zip"
        onChange={(event) => taken(event.currentTarget)}
      />
      <div>
        <Button small onPress={() => folder.current?.click()}>
          {say('caseFile_checkChooseFolder')}
        </Button>
        <input
          ref={folder}
          id="pack-folder"
          type="file"
          hidden
          tabIndex={-1}
          aria-label={say('caseFile_checkChooseFolder')}
          {...{webkitdirectory: true}}
          onChange={(event) => taken(event.currentTarget)}
        />
      </div>
      <p class="small quiet">{say('caseFile_checkDrop')}</p>
    </div>
  );
}
