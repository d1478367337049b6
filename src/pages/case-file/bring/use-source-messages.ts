import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {Exhibit, Imported} from '../../../core/capture/exhibit.ts';
import type {ImportReading} from '../../../core/import/reading.ts';
import type {ReadingRecord} from '../../../core/import/reading-record.ts';
import {readSource} from '../../../store/imports.ts';
import type {Store} from '../../../store/open-store.ts';
import {type Look, look} from './look.ts';

/** The file of an exhibit, read again: what was sealed of it holds the first messages only. */
export type SourceState =
  | {kind: 'closed'}
  | {kind: 'reading'; read: number; of: number}
  | {kind: 'open'; file: File; reading: ImportReading}
  | {kind: 'gone'}
  | {kind: 'failed'};

export type Source = {state: SourceState; open(): void; stop(): void};

/** Reads the kept file again when it is asked for, under the order of dates that it was kept with. */
export function useSource(store: Store, exhibit: Exhibit & {imported: Imported}, record: ReadingRecord): Source {
  const [state, setState] = useState<SourceState>({kind: 'closed'});
  const running = useRef<Look>(undefined);
  useEffect(() => () => running.current?.stop(), []);
  return useMemo(() => {
    const open = async () => {
      setState({kind: 'reading', read: 0, of: record.of.bytes});
      const bytes = await readSource(store, exhibit);
      if (!bytes) {
        setState({kind: 'gone'});
        return;
      }
      const {originalName, pickedAt} = exhibit.imported;
      const file = new File([bytes], originalName, {type: record.mediaType});
      const {dateOrder} = record;
      const chosen = dateOrder?.by === 'person' && dateOrder.order ? {dateOrder: dateOrder.order} : {};
      const about = {name: originalName, declaredType: '', pickedAt: pickedAt.at, ...chosen};
      running.current = look(file, about, (read, of) => setState({kind: 'reading', read, of}));
      const {reading} = await running.current.done;
      setState({kind: 'open', file, reading});
    };
    return {
      state,
      open: () => {
        open().catch((error: unknown) => {
          console.warn('the file could not be read again', error);
          setState({kind: 'failed'});
        });
      },
      stop: () => running.current?.stop(),
    };
  }, [state, store, exhibit, record]);
}
