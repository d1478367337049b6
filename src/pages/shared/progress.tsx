import type {JSX} from 'preact';

type Props = {label: string; done: number; total: number};

/** How far a long thing has come. */
export function Progress({label, done, total}: Props): JSX.Element {
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <div class="progress">
      <div class="numbers">{label}</div>
      <progress class="progress__bar" aria-label={label} max={100} value={percent} />
    </div>
  );
}
