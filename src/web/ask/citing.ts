/** ms for which what was asked for stands out. */
const SHOWN_MS = 1_600;

/** From a number in an answer to the source it names, in the same turn. */
export function toSource(from: Element, id: string): void {
  show(from, `[data-source="${CSS.escape(id)}"]`);
}

/** From a source to where the answer first names it. */
export function toCitation(from: Element, id: string): void {
  show(from, `[data-cites="${CSS.escape(id)}"]`);
}

function show(from: Element, selector: string): void {
  const found = from.closest('.turn')?.querySelector<HTMLElement>(selector);
  if (!found) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  found.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  found.focus({ preventScroll: true });
  found.classList.add('shown');
  setTimeout(() => found.classList.remove('shown'), SHOWN_MS);
}
