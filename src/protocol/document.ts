/** What a block of the document can be. */
export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'list_item',
  'table_cell',
  'quote',
  'code',
  'math',
  'html',
  'front_matter',
  'verbatim',
] as const;
/** `verbatim`: rules, link definitions and whatever could not be read as anything else. */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/**
 * One unit of work: a slice of the document. Document = `lead` + every block's `text` + `gap`, in order, exactly.
 * Ids (`b1`, `b2`, …) are given in document order and never change.
 */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  /** At most 16 KiB of UTF-8. */
  readonly text: string;
  /** What stands between this block and the next: white space and markers, never edited. */
  readonly gap: string;
}

/** What a change can be about. */
export const CATEGORIES = [
  'spelling',
  'grammar',
  'punctuation',
  'clarity',
  'concision',
  'style',
  'tone',
  'structure',
  'consistency',
] as const;
/** What a change is about; every rule belongs to one. */
export type Category = (typeof CATEGORIES)[number];

/** How sure a change is, surest first. */
export const TIERS = ['A', 'B', 'C'] as const;
/** A: sure enough to apply. B: a suggestion with a reason. C: a hint. */
export type Tier = (typeof TIERS)[number];

/**
 * One edit inside one block. Offsets are UTF-16 units in the pass's input block; `before` is the text between them.
 * One of tier C may be a pure hint: its `after` is its `before`. It names a place to look at, is never applied, and
 * accepting it changes nothing.
 */
export interface Change {
  /** Unique in the job: `p1.b3.2` = pass, block, number. */
  readonly id: string;
  readonly pass: number;
  readonly block: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly category: Category;
  readonly rule: string;
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly tier: Tier;
  /** Whether the pass put it into the text; the others are suggestions. */
  readonly applied: boolean;
  /** Other replacements worth offering, best first. */
  readonly alternatives?: readonly string[];
}

/** Whether the change only names a place: there is nothing to apply. */
export function isHint({ before, after }: Pick<Change, 'before' | 'after'>): boolean {
  return before === after;
}

type Applicable = Pick<Change, 'start' | 'end' | 'before' | 'after' | 'applied'>;

/**
 * The block after its applied changes. Changes may come in any order but must not overlap.
 * @returns undefined when an applied change does not fit `text`: the two do not belong together.
 */
export function applyChanges(text: string, changes: readonly Applicable[]): string | undefined {
  const applied = changes.filter((change) => change.applied).sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, before, after } of applied) {
    if (start < at || text.slice(start, end) !== before) return undefined;
    result += text.slice(at, start) + after;
    at = end;
  }
  return result + text.slice(at);
}

/** The whole document, rebuilt from its parts. */
export function documentText(lead: string, blocks: readonly Pick<Block, 'text' | 'gap'>[]): string {
  return blocks.reduce((text, block) => text + block.text + block.gap, lead);
}
