import type {ComponentChildren, JSX} from 'preact';

/** Something that is seldom needed, folded away under its name. */
export function Fold({name, children}: {name: string; children: ComponentChildren}): JSX.Element {
  return (
    <details>
      <summary>{name}</summary>
      <div class="stack vault-fold">{children}</div>
    </details>
  );
}
