/** Where a command writes: results on one side, what people read meanwhile on the other. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly note: (text: string) => void;
  /** People look at the notes: bars may be drawn over one another. */
  readonly interactive: boolean;
  /** Which of the two may be coloured. */
  readonly colour: { readonly out: boolean; readonly note: boolean };
  /** Columns, as they are now. */
  readonly width: () => number;
  /** Asks who sits there; undefined where nobody does. Resolves with undefined when `signal` is aborted. */
  readonly ask: ((question: string, signal: AbortSignal) => Promise<string | undefined>) | undefined;
}

const ESC = '\u001B[';

/** Text that is gone: in colour, or in marks. */
export function struck(colour: boolean, text: string): string {
  return colour ? `${ESC}31;9m${text}${ESC}0m` : `[-${text}-]`;
}

/** Text that is new. */
export function added(colour: boolean, text: string): string {
  return colour ? `${ESC}34;4m${text}${ESC}0m` : `{+${text}+}`;
}

/** Text that explains. */
export function faint(colour: boolean, text: string): string {
  return colour ? `${ESC}2m${text}${ESC}0m` : text;
}

/** Takes the line that is being drawn away. */
export const CLEAR_LINE = `\r${ESC}2K`;

/** Text from elsewhere must not move the cursor. */
export function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '�');
}
