/** Up and down move from line to line of a short list that is wholly on the page. */
export function moveBetweenLines(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const list = event.currentTarget as HTMLElement;
  const links = [...list.querySelectorAll<HTMLElement>('.line__link')];
  const line = event.target instanceof Element ? event.target.closest('.line') : null;
  const at = links.findIndex((link) => line?.contains(link));
  const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
