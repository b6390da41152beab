/** 24 × 24 outlines, drawn with the colour of the text around them. */
const PATHS = {
  back: 'M15 5l-7 7 7 7',
  down: 'M6 9l6 6 6-6',
  moon: 'M20 14.500A8 8 0 1 1 9.500 4a6.500 6.500 0 0 0 10.500 10.500z',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500L19 19M5 19l1.500-1.500M17.500 6.500L19 5',
  book: 'M12 6v14M12 6c-2-1.500-5-2-8-2v14c3 0 6 .5 8 2 2-1.500 5-2 8-2V4c-3 0-6 .5-8 2z',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  pause: 'M9 5v14M15 5v14',
  play: 'M8 5l11 7-11 7z',
  up: 'M12 19V5M6 11l6-6 6 6',
  eye: 'M2 12s3.500-7 10-7 10 7 10 7-3.500 7-10 7-10-7-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  tick: 'M5 13l4 4L19 7',
  cross: 'M6 6l12 12M18 6L6 18',
  warn: 'M12 4L2.500 20h19zM12 10v4M12 17v.5',
  again: 'M20 11a8 8 0 1 0-2 6.500M20 5v6h-6',
  download: 'M12 4v11M7 11l5 5 5-5M5 20h14',
  slash: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM6 18L18 6',
  'arrow-down': 'M12 5v14M6 13l6 6 6-6',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l5 5',
  plus: 'M12 5v14M5 12h14',
  swap: 'M4 9h15M15 5l4 4-4 4M20 16H5M9 12l-4 4 4 4',
  dots: 'M4.500 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM11.500 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0zM18.500 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0z',
  keys: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  filter: 'M4 6h16M7 12h10M10 18h4',
  forward: 'M9 5l7 7-7 7',
  leave: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  note: 'M4 5h16v11H9l-5 4z',
} as const;

export type IconName = keyof typeof PATHS;

interface IconProps {
  readonly name: IconName;
  readonly size?: number;
  readonly class?: string;
}

export function Icon({ name, size = 18, class: className }: IconProps) {
  return (
    <svg
      class={className}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** A ring that turns while something is worked on. */
export function Spinner({ size = 16 }: { readonly size?: number }) {
  return (
    <svg
      class="spin"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke-width="3"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="9" stroke="var(--line)" />
      <path d="M12 3a9 9 0 0 1 9 9" stroke="var(--accent)" />
    </svg>
  );
}

/** The mark that proofreaders put where something is to come in: the end of the name. */
export function Caret() {
  return (
    <svg class="caret" width="8" height="6" viewBox="0 0 8 6" fill="none" stroke-width="2" aria-hidden="true">
      <path d="M1 5l3-3.500 3 3.500" stroke="var(--accent)" stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}
