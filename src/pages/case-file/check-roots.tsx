import type {JSX} from 'preact';
import {useRef} from 'preact/hooks';
import {type Cert, parseRoots} from '../../core/times/certificate.ts';
import {Button} from '../shared/button.tsx';
import {PageText} from '../shared/page-text.tsx';
import {say} from '../shared/words.ts';

/** Root certificates that were chosen; `wrong` where a file held none. */
export type ChosenRoots = readonly Cert[] | 'wrong';

type Props = {roots: ChosenRoots; onRoots(roots: ChosenRoots): void};

/** Where root certificates of time-stamp authorities are chosen: none in a pack is trusted. */
export function RootsField({roots, onRoots}: Props): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const clear = () => {
    onRoots([]);
    if (picker.current) picker.current.value = '';
  };
  return (
    <div class="field">
      <label for="pack-roots">{say('verify_page_root')}</label>
      <p id="pack-roots-hint" class="small quiet">
        {say('verify_page_rootHint')}
      </p>
      <input
        ref={picker}
        id="pack-roots"
        type="file"
        multiple
        accept=".pem,.crt,.cer,.der"
        aria-describedby="pack-roots-hint pack-roots-fault"
        onChange={(event) => void readRoots(event.currentTarget.files).then(onRoots)}
      />
      <p id="pack-roots-fault" class="small" role="status">
        {roots === 'wrong' ? say('verify_page_rootWrong') : ''}
      </p>
      {roots === 'wrong' || roots.length > 0 ? (
        <div class="row-of-buttons">
          <span>
            {roots === 'wrong'
              ? null
              : roots.map(({name, serial}) => <PageText key={`${serial} ${name}`} text={name} as="block" />)}
          </span>
          <Button small onPress={clear}>
            {say('verify_page_earlierRemove')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

async function readRoots(files: FileList | null): Promise<ChosenRoots> {
  try {
    const read = await Promise.all(
      [...(files ?? [])].map(async (file) => parseRoots(new Uint8Array(await file.arrayBuffer()))),
    );
    return read.includes(undefined) ? 'wrong' : read.flatMap((certs) => certs ?? []);
  } catch (error) {
    // The file went away between its being chosen and its being read.
    console.warn('roots', error);
    return 'wrong';
  }
}
