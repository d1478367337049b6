import type {JSX} from 'preact';
import {useId} from 'preact/hooks';
import {isWallTime} from '../../../core/diary/told-time.ts';
import {Button} from '../../shared/button.tsx';
import {say} from '../../shared/words.ts';

type WhenProps = {label: string; value: string; day?: boolean; onValue(value: string): void};

/** A day, with a time of day or without, or words where no day is known. The one that was filled in last counts. */
export function When({label, value, onValue, day = false}: WhenProps): JSX.Element {
  const id = useId();
  const isDay = isWallTime(value) && value.length >= 10;
  const date = isDay ? value.slice(0, 10) : '';
  const time = isDay ? value.slice(11) : '';
  return (
    <fieldset class="when">
      <legend>{label}</legend>
      <div class="when__fields">
        <div class="field">
          <label for={`${id}-day`}>{say('steps_day')}</label>
          <input
            id={`${id}-day`}
            type="date"
            class="field__input"
            value={date}
            onInput={(event) => {
              const {value: chosen} = event.currentTarget;
              onValue(chosen && time ? `${chosen}T${time}` : chosen);
            }}
          />
        </div>
        {day ? null : (
          <div class="field">
            <label for={`${id}-time`}>{say('steps_time')}</label>
            <input
              id={`${id}-time`}
              type="time"
              class="field__input"
              value={time}
              disabled={date === ''}
              onInput={(event) => {
                const clock = event.currentTarget.value.slice(0, 5);
                onValue(clock ? `${date}T${clock}` : date);
              }}
            />
          </div>
        )}
        <div class="field when__words">
          <label for={`${id}-words`}>{say('steps_whenWords')}</label>
          <input
            id={`${id}-words`}
            class="field__input"
            dir="auto"
            autocomplete="off"
            value={isDay ? '' : value}
            onInput={(event) => onValue(event.currentTarget.value)}
          />
        </div>
      </div>
    </fieldset>
  );
}

/** Lines of which there can be any number, each by itself. */
export function Lines({
  label,
  hint,
  one,
  add,
  lines,
  onLines,
}: {
  label: string;
  hint: string;
  /** Name of the line with that number. */
  one(number: number): string;
  add: string;
  lines: readonly string[];
  onLines(lines: string[]): void;
}): JSX.Element {
  const id = useId();
  const shown = lines.length === 0 ? [''] : lines;
  const put = (at: number, text: string) => onLines(shown.map((line, index) => (index === at ? text : line)));
  // Kept in order of the page: the next line is where the next one is written.
  const focusLine = (at: number) => requestAnimationFrame(() => document.getElementById(`${id}-${at}`)?.focus());
  return (
    <fieldset class="when">
      <legend>{label}</legend>
      <p class="small quiet">{hint}</p>
      {shown.map((line, at) => (
        <div class="lines__one" key={at}>
          <div class="field">
            <label for={`${id}-${at}`} class="only-read">
              {one(at + 1)}
            </label>
            <textarea
              id={`${id}-${at}`}
              class="field__input"
              dir="auto"
              rows={2}
              value={line}
              onInput={(event) => put(at, event.currentTarget.value)}
            />
          </div>
          <Button
            small
            kind="plain"
            icon="close"
            onPress={() => {
              onLines(shown.filter((_, index) => index !== at));
              focusLine(Math.max(0, at - 1));
            }}
          >
            {say('steps_takeOut')} <span class="only-read">{one(at + 1)}</span>
          </Button>
        </div>
      ))}
      <div>
        <Button
          small
          icon="add"
          onPress={() => {
            onLines([...shown, '']);
            focusLine(shown.length);
          }}
        >
          {add}
        </Button>
      </div>
    </fieldset>
  );
}
