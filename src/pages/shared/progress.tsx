import type {JSX} from 'preact';

type Props = {label: string; done: number; total: number};

/** How far a long thing has come. */
export function Progress({label, done, total}: Props): JSX.Element {
  const percent = total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <div class="progress">
      <div>{label}</div>
      <div
        class="progress__bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div class="progress__fill" style={{'--done': String(percent)}} />
      </div>
    </div>
  );
}
