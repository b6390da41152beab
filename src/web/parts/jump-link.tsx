import type { ComponentChildren } from 'preact';

interface JumpLinkProps {
  /** The id of an element of the page. */
  readonly to: string;
  readonly children: ComponentChildren;
}

/** Leads to a place on the page; the address stays: what stands behind its `#` is a place of its own. */
export function JumpLink({ to, children }: JumpLinkProps) {
  const jump = (event: Event) => {
    event.preventDefault();
    const place = document.getElementById(to);
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
  };
  return (
    <a href={`#${to}`} onClick={jump}>
      {children}
    </a>
  );
}
