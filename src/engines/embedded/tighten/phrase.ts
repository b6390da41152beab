import type { Category, Tier } from '../../../protocol/document.ts';
import type { Register } from '../../revision-engine.ts';
import type { Rule } from '../rule.ts';

/** A wording, and what says the same better. */
export interface Phrase extends Rule {
  /** In words: as it is looked for. `{verb}` stands for any form of a verb, `(a|b)` for either. */
  readonly says: string;
  /**
   * Best first; a `{verb}` takes the form that was found, `$1` the words of the first `(a|b)`. An empty one leaves the
   * phrase out.
   */
  readonly instead: readonly string[];
  /** By what kind of English is wanted; undefined = silent. */
  readonly tiers: Readonly<Record<Register, Tier | undefined>>;
  readonly conditions: readonly Condition[];
}

/** Where the phrase must, or must not, stand. */
export interface Condition {
  /**
   * `after`: the words are looked for in front of the phrase; `near`: among the three in front of it;
   * `ahead`: among the three behind it.
   */
  readonly stands: 'before' | 'after' | 'near' | 'ahead';
  readonly wanted: boolean;
  /** Words, or classes of words in capitals. */
  readonly words: readonly string[];
}

interface Group {
  /** Starts the names of its rules. */
  readonly prefix: string;
  readonly category: Category;
  readonly reason: (says: string, instead: string) => string;
}

/**
 * Reads a list of phrases, one a line: tiers, what is said, what to say instead, conditions.
 * `AAB in order to => to ; not after put set` is tier A in neutral and plain English and B in academic English; `-` in
 * place of a tier is silent. Several replacements stand apart with ` / `; `=> .` leaves the phrase out.
 */
export function phrases(group: Group, list: string): Phrase[] {
  return list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => phrase(group, line));
}

const LINE = /^([ABC-])([ABC-])([ABC-]) (.+?) => (.+?)(?: ; (.+))?$/;

function phrase({ prefix, category, reason }: Group, line: string): Phrase {
  const [, neutral, plain, academic, says = '', replacements = '', conditions = ''] = LINE.exec(line) ?? [];
  if (says === '') throw new Error(`no phrase: ${line}`);
  const instead = replacements.split(' / ').map((words) => (words === '.' ? '' : words));
  return {
    name: `${prefix}-${nameOf(says)}`,
    category,
    tier: tierOf(neutral) ?? tierOf(plain) ?? 'C',
    reason: reason(readable(says), readable(instead[0] ?? '')),
    says,
    instead,
    tiers: { neutral: tierOf(neutral), plain: tierOf(plain), academic: tierOf(academic) },
    conditions: conditions === '' ? [] : conditions.split('; ').map(condition),
  };
}

function tierOf(letter: string | undefined): Tier | undefined {
  return letter === 'A' || letter === 'B' || letter === 'C' ? letter : undefined;
}

function condition(text: string): Condition {
  const [, not, stands, words = ''] = /^(not )?(before|after|near|ahead) (.+)$/.exec(text.trim()) ?? [];
  if (words === '') throw new Error(`no condition: ${text}`);
  const place = stands === 'before' || stands === 'near' || stands === 'ahead' ? stands : 'after';
  return { stands: place, wanted: not === undefined, words: words.split(' ') };
}

/** The first way to say it, in letters and hyphens. */
function nameOf(says: string): string {
  return readable(says)
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

function readable(says: string): string {
  return says
    .replaceAll(/\([^()]*\)\?/g, '')
    .replaceAll(/\(([^()|]*)[^()]*\)/g, '$1')
    .replaceAll(/[{}]/g, '')
    .replaceAll(/ +/g, ' ')
    .trim();
}
