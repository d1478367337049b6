import {useEffect, useRef, useState} from 'preact/hooks';
import {clearLeftFiles} from '../../../browser/left-files.ts';
import type {FailureCode} from '../../../core/errors.ts';
import type {Uuid} from '../../../core/ids.ts';
import type {Store} from '../../../store/open-store.ts';
import {circumstances} from '../../shared/use-store.ts';
import {stayOpenWhile} from '../../shared/vault/stay-open.ts';
import {whilePacking} from './broken-off.tsx';
import type {Choosing} from './choice-state.ts';
import type {MadePack} from './made-pack.ts';
import {makePack, type PackOrder, type PackStage} from './make-pack.ts';

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
  /** The finished pack was given to the browser's downloads. */
  handedOver(): void;
  /** Puts a finished pack away. */
  done(): void;
  again(): void;
};

/** So long the browser may still be copying what it was given from the file that goes. */
const COPYING_MS = 30_000;

/** One pack at a time. Kept above the panels: looking at something else neither stops it nor throws it away. */
export function usePack(): PackWork {
  const [state, setState] = useState<PackState>({kind: 'choosing'});
  const [choosing, choose] = useState<Choosing>();
  const [of, setOf] = useState<Uuid>();
  const stopper = useRef<AbortController>(undefined);
  const ready = useRef<MadePack>(undefined);
  const handed = useRef(false);
  const putAway = () => {
    const made = ready.current;
    ready.current = undefined;
    if (made) setTimeout(() => void made.remove(), handed.current ? COPYING_MS : 0);
  };
  useEffect(() => {
    void clearLeftFiles();
    // The page is locked, or goes: what lies ready lies in the open.
    return () => {
      stopper.current?.abort();
      putAway();
    };
  }, []);

  const make = async (store: Store, order: PackOrder) => {
    const controller = new AbortController();
    stopper.current = controller;
    const onStage = (stage: PackStage) => setState({kind: 'making', stage});
    setOf(undefined);
    const when = await circumstances();
    const options = {circumstances: when, signal: controller.signal, onBegun: setOf, onStage};
    const made = await stayOpenWhile(() => whilePacking(store, when, () => makePack(store, order, options)));
    handed.current = false;
    if (made.ok) ready.current = made.value;
    // Locked in its last moment: nobody will be there to put it away.
    if (controller.signal.aborted) putAway();
    setState(made.ok ? {kind: 'ready', made: made.value} : {kind: 'failed', code: made.error.code});
  };

  return {
    state,
    of,
    choosing,
    choose,
    make: (store, order) => void make(store, order),
    stop: () => stopper.current?.abort(),
    handedOver: () => {
      handed.current = true;
    },
    done: () => {
      putAway();
      setState({kind: 'away'});
    },
    again: () => setState({kind: 'choosing'}),
  };
}
