import {useEffect, useRef, useState} from 'preact/hooks';
import type {Store} from '../../../store/open-store.ts';
import {tellOthers} from '../../shared/use-store.ts';
import type {Thing} from '../things.ts';
import {type Sorted, turnLabel} from './sort-things.ts';

/** What is asked for the things that are to be sorted. */
export type SortForm = 'label' | 'person' | 'entry';

const FORM_KEYS: {readonly [key: string]: SortForm} = {t: 'label', p: 'person', e: 'entry'};

export type Sorting = {
  form: SortForm | undefined;
  /** What the form is about. */
  about: readonly Thing[];
  /** What was done last, to be taken back. */
  done: Sorted | undefined;
  failed: boolean;
  /** A key on a line; whether it means something here. */
  press(key: string, thing: Thing): boolean;
  open(form: SortForm, about: readonly Thing[]): void;
  close(): void;
  /** Does it, says it, and gives the focus back to the line. */
  run(work: () => Promise<Sorted>): Promise<void>;
  takeBack(): void;
};

type Options = {
  store: Store;
  /** Everything that is ticked. */
  chosen: readonly Thing[];
  /** Labels that a digit puts on, in order. */
  labels: readonly string[];
  onChanged(): void;
};

/** Sorting by keys: t a label, p a person, e an entry, 1 to 9 a label that there is. Of what is ticked, else of the line. */
export function useSorting({store, chosen, labels, onChanged}: Options): Sorting {
  const [open, setOpen] = useState<{form: SortForm; about: readonly Thing[]; from: string}>();
  const [done, setDone] = useState<Sorted>();
  const [failed, setFailed] = useState(false);
  const back = useRef<string>(undefined);
  useEffect(() => {
    if (open || !back.current) return;
    document.getElementById(back.current)?.focus();
    back.current = undefined;
  });
  const begin = (form: SortForm, about: readonly Thing[]) => {
    setFailed(false);
    setOpen({form, about, from: `facts-${about[0]?.id ?? ''}`});
  };
  const close = () => {
    back.current = open?.from;
    setOpen(undefined);
  };
  const run = async (work: () => Promise<Sorted>) => {
    try {
      setDone(await work());
      setFailed(false);
      close();
    } catch (error) {
      console.warn('not all of it was sorted:', error);
      setFailed(true);
    }
    tellOthers();
    onChanged();
  };
  return {
    form: open?.form,
    about: open?.about ?? [],
    done,
    failed,
    press: (key, thing) => {
      const about = chosen.length > 0 ? chosen : [thing];
      const form = Object.hasOwn(FORM_KEYS, key) ? FORM_KEYS[key] : undefined;
      const label = /^[1-9]$/.test(key) ? labels[Number(key) - 1] : undefined;
      if (form) {
        setFailed(false);
        setOpen({form, about, from: `facts-${thing.id}`});
      } else if (label !== undefined) void run(() => turnLabel(store, about, label));
      return form !== undefined || label !== undefined;
    },
    open: begin,
    close,
    run,
    takeBack: () => {
      const last = done;
      setDone(undefined);
      void last
        ?.takeBack()
        .catch(() => setFailed(true))
        .then(() => {
          tellOthers();
          onChanged();
        });
    },
  };
}
