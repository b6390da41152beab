import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface MenuProps {
  readonly label?: string;
  /** What is pressed to open it. */
  readonly face: ComponentChildren;
  readonly class?: string;
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}

/** A button with things below it; a click beside it, Escape and a choice close it, and the focus goes back. */
export function Menu({ label, face, class: className = '', onClose, children }: MenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const closed = useRef(onClose);
  closed.current = onClose;
  useEffect(() => {
    const box = menu.current;
    if (!box) return undefined;
    const beside = (event: Event) => {
      if (box.open && event.target instanceof Node && !box.contains(event.target)) box.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !box.open) return;
      box.open = false;
      box.querySelector('summary')?.focus();
      event.stopPropagation();
    };
    const toggled = () => {
      if (box.open) intoView(box);
      else closed.current?.();
    };
    addEventListener('pointerdown', beside);
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !box.contains(relatedTarget)) box.open = false;
    });
    box.addEventListener('keydown', escape);
    box.addEventListener('toggle', toggled);
    return () => removeEventListener('pointerdown', beside);
  }, []);
  return (
    <details ref={menu} class={`menu-of ${className}`}>
      <summary class={className === 'row-menu' ? 'icon-button' : 'button'} aria-label={label}>
        {face}
      </summary>
      <div class="menu">{children}</div>
    </details>
  );
}

/** What has no room below its button opens above it. */
function intoView(box: HTMLElement): void {
  const list = box.querySelector('.menu');
  if (!list) return;
  list.classList.remove('above');
  const { bottom, height } = list.getBoundingClientRect();
  const { top } = box.getBoundingClientRect();
  list.classList.toggle('above', bottom > innerHeight && top > height);
  list.scrollIntoView({ block: 'nearest' });
}
