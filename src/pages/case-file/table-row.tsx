import type {ComponentChildren, JSX} from 'preact';

/** One line of a table of facts: what it is, and what is known of it. */
export function TableRow({label, children}: {label: ComponentChildren; children: ComponentChildren}): JSX.Element {
  return (
    <div class="table__row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
