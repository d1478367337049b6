import type {JSX} from 'preact';
import {Button} from '../../shared/button.tsx';

type Props<T> = {
  items: readonly T[];
  empty: T;
  /** Name of one of them: “Person 2”. */
  name(index: number): string;
  add: string;
  remove: string;
  onChange(items: T[]): void;
  children(item: T, change: (part: Partial<T>) => void): JSX.Element;
};

/** Any number of the same few fields: witnesses, reports. */
export function ListOf<T extends object>(props: Props<T>): JSX.Element {
  const {items, empty, name, add, remove, onChange, children} = props;
  return (
    <div class="stack">
      {items.map((item, index) => (
        <fieldset class="write__one" key={index}>
          <legend>{name(index)}</legend>
          {children(item, (part) => onChange(items.map((one, at) => (at === index ? {...one, ...part} : one))))}
          <div>
            <Button small kind="plain" icon="close" onPress={() => onChange(items.filter((_, at) => at !== index))}>
              {remove}
              <span class="only-read"> {name(index)}</span>
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button small icon="add" onPress={() => onChange([...items, empty])}>
          {add}
        </Button>
      </div>
    </div>
  );
}
