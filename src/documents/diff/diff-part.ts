/** Text that stands on both sides at this place. */
export interface SamePart {
  readonly op: 'same';
  readonly text: string;
}

/** `before` was taken out and `after` put in its place; one of them may be empty. */
export interface ChangePart {
  readonly op: 'change';
  readonly before: string;
  readonly after: string;
  /** The ids of the stored changes that did it. */
  readonly changes?: readonly string[];
}

/** A block went from here to the place where `move` stands again. */
export interface MovedAwayPart {
  readonly op: 'moved_away';
  readonly move: number;
  readonly text: string;
}

/** The block that went, with what was changed in it on the way. */
export interface MovedHerePart {
  readonly op: 'moved_here';
  readonly move: number;
  readonly parts: readonly InlinePart[];
}

export type InlinePart = SamePart | ChangePart;

/**
 * One piece of the difference between two texts. Both of them follow from the list, exactly: the older one is every
 * `same.text`, `change.before` and `moved_away.text` in order, the newer one every `same.text`, `change.after` and the
 * newer side of every `moved_here.parts`.
 */
export type DiffPart = InlinePart | MovedAwayPart | MovedHerePart;

export function olderText(parts: readonly DiffPart[]): string {
  let text = '';
  for (const part of parts) text += olderPart(part);
  return text;
}

export function newerText(parts: readonly DiffPart[]): string {
  let text = '';
  for (const part of parts) text += newerPart(part);
  return text;
}

export function olderPart(part: DiffPart): string {
  switch (part.op) {
    case 'same':
    case 'moved_away':
      return part.text;
    case 'change':
      return part.before;
    case 'moved_here':
      return '';
  }
}

export function newerPart(part: DiffPart): string {
  switch (part.op) {
    case 'same':
      return part.text;
    case 'change':
      return part.after;
    case 'moved_here':
      return newerText(part.parts);
    case 'moved_away':
      return '';
  }
}
