import type {JSX} from 'preact';
import {useState} from 'preact/hooks';
import {Button} from '../../shared/button.tsx';
import {say, sayBytes} from '../../shared/words.ts';
import type {MadePart} from './made-pack.ts';

type Props = {parts: readonly MadePart[]; nameOf(number: number): string; onSave(part: MadePart): void};

/** The archives of a pack in parts, each saved by itself: a browser asks, or refuses, where a page saves many at once. */
export function PartList({parts, nameOf, onSave}: Props): JSX.Element {
  const [saved, setSaved] = useState<readonly number[]>([]);
  const next = parts.find(({number}) => !saved.includes(number))?.number;
  return (
    <ol class="pack-parts">
      {parts.map((part) => (
        <li key={part.number} class="pack-parts__one">
          <div>
            <bdi class="numbers">{nameOf(part.number)}</bdi>
            <p class="small quiet numbers">
              {sayBytes(part.file.size)} ·{' '}
              {say(part.number === 1 ? 'caseFile_packPartFirst' : 'caseFile_packPartOther')}
            </p>
          </div>
          <Button
            icon={saved.includes(part.number) ? 'done' : 'box'}
            kind={part.number === next ? 'main' : 'usual'}
            onPress={() => {
              onSave(part);
              setSaved([...saved.filter((one) => one !== part.number), part.number]);
            }}
          >
            {say(saved.includes(part.number) ? 'caseFile_packPartAgain' : 'caseFile_packPartSave', part.number)}
          </Button>
        </li>
      ))}
    </ol>
  );
}
