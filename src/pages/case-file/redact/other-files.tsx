import type {JSX} from 'preact';
import type {Part} from '../../../core/capture/exhibit.ts';
import {say} from '../../shared/words.ts';
import {howKept} from '../part-words.ts';
import type {Hiding} from './redact-state.ts';

type Props = {parts: readonly Part[]; hiding: Hiding; onChange(part: Partial<Hiding>): void};

/** Files in which nothing can be hidden: they stay out unless ticked. */
export function OtherFiles({parts, hiding, onChange}: Props): JSX.Element | null {
  if (parts.length === 0) return null;
  const tick = (path: string, on: boolean) => {
    const whole = new Set(hiding.whole);
    if (on) whole.add(path);
    else whole.delete(path);
    onChange({whole});
  };
  return (
    <details>
      <summary>{say('redact_others')}</summary>
      <div class="stack">
        <p class="small quiet">{say('redact_othersHint')}</p>
        {parts.map((part) => (
          <label class="switch" key={part.path}>
            <input
              type="checkbox"
              checked={hiding.whole.has(part.path)}
              onChange={(event) => tick(part.path, event.currentTarget.checked)}
            />
            <span>
              {howKept(part)} <span class="small quiet mono">{part.path}</span>
            </span>
          </label>
        ))}
      </div>
    </details>
  );
}
