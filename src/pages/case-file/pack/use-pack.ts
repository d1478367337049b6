import {useEffect, useRef, useState} from 'preact/hooks';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {circumstances} from '../../shared/use-store.ts';
import {stayOpenWhile} from '../../shared/vault/stay-open.ts';
import {clearOldTempFiles} from '../temp-file.ts';
import type {Choosing} from './choice-state.ts';
import {type MadePack, makePack, type PackOrder, type PackStage} from './make-pack.ts';

/** How the pack of this page stands. */
export type PackState =
  | {kind: 'choosing'}
  | {kind: 'making'; stage: PackStage}
  | {kind: 'ready'; made: MadePack}
  | {kind: 'away'}
  | {kind: 'failed'; code: FailureCode};

export type PackWork = {
  state: PackState;
  /** The case that the pack being made, or made last, is of; undefined before it is known. */
  of: Uuid | undefined;
  /** What was chosen so far; undefined before the person has seen the choice. */
  choosing: Choosing | undefined;
  /** Undefined where another case is worked on from now: what was chosen is none of it. */
  choose(choosing: Choosing | undefined): void;
  make(store: Store, order: PackOrder): void;
  stop(): void;
  /** Puts a finished pack away. */
  done(): void;
  again(): void;
};

/** The browser may still be copying what was just saved from the file that goes. */
const REMOVE_AFTER_MS = 30_000;

/** One pack at a time. Kept above the panels: looking at something else neither stops it nor throws it away. */
export function usePack(): PackWork {
  const [state, setState] = useState<PackState>({kind: 'choosing'});
  const [choosing, choose] = useState<Choosing>();
  const [of, setOf] = useState<Uuid>();
  const stopper = useRef<AbortController>(undefined);
  const ready = useRef<MadePack>(undefined);
  useEffect(() => {
    void clearOldTempFiles();
    // The page is locked, or goes: what lies ready lies in the open.
    return () => {
      stopper.current?.abort();
      const made = ready.current;
      if (made) setTimeout(() => void made.remove(), REMOVE_AFTER_MS);
    };
  }, []);

  const make = async (store: Store, order: PackOrder) => {
    const controller = new AbortController();
    stopper.current = controller;
    const onStage = (stage: PackStage) => setState({kind: 'making', stage});
    setOf(undefined);
    const options = {circumstances: await circumstances(), signal: controller.signal, onBegun: setOf, onStage};
    const made = await stayOpenWhile(() => makePack(store, order, options));
    if (made.ok) ready.current = made.value;
    setState(made.ok ? {kind: 'ready', made: made.value} : {kind: 'failed', code: made.error.code});
  };

  return {
    state,
    of,
    choosing,
    choose,
    make: (store, order) => void make(store, order),
    stop: () => stopper.current?.abort(),
    done: () => {
      if (state.kind === 'ready') setTimeout(() => void state.made.remove(), REMOVE_AFTER_MS);
      setState({kind: 'away'});
    },
    again: () => setState({kind: 'choosing'}),
  };
}
