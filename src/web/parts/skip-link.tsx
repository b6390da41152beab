/** To what the page is about, past its head; the address stays: what stands behind its `#` is a place. */
export function SkipLink() {
  const skip = (event: Event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>('#main')?.focus();
  };
  return (
    <a class="skip button" href="#main" onClick={skip}>
      Skip to content
    </a>
  );
}
