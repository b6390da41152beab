import { Component } from 'preact';

/**
 * A part of a long page with `content-visibility: auto`. While nobody sees it, it is not drawn anew at once but when
 * there is time, or when it comes into view: what changes a thousand parts at once is answered like what changes one.
 */
export abstract class PatientPart<Props> extends Component<Props> {
  #unseen = false;
  #waiting: (() => void) | undefined;
  #leave: (() => void) | undefined;

  /** Whether other things are to be shown than so far. */
  protected abstract differs(next: Props): boolean;

  /** Whether they are wanted at once, seen or not. */
  protected abstract urgent(next: Props): boolean;

  override shouldComponentUpdate(next: Props): boolean {
    if (!this.differs(next)) return false;
    if (!this.#unseen || this.urgent(next)) return true;
    this.#waiting ??= whenIdle(() => this.#draw());
    return false;
  }

  override componentWillUnmount(): void {
    this.#waiting?.();
    this.#leave?.();
  }

  /** For the element that has the `content-visibility`. */
  protected readonly watched = (element: HTMLElement | null): void => {
    this.#leave?.();
    this.#leave = undefined;
    if (!element) return;
    const changed = (event: Event) => {
      if (event.target !== element || !('skipped' in event)) return;
      this.#unseen = event.skipped === true;
      if (!this.#unseen && this.#waiting) this.#draw();
    };
    element.addEventListener('contentvisibilityautostatechange', changed);
    this.#leave = () => element.removeEventListener('contentvisibilityautostatechange', changed);
  };

  #draw(): void {
    this.#waiting?.();
    this.#waiting = undefined;
    this.forceUpdate();
  }
}

/** @returns what calls it off */
function whenIdle(act: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const idle = requestIdleCallback(act);
    return () => cancelIdleCallback(idle);
  }
  const timer = setTimeout(act, 100);
  return () => clearTimeout(timer);
}
