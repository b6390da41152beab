import { type Lint, Dialect as HarperDialect, LocalLinter, SuggestionKind } from 'harper.js';
import { slimBinary } from 'harper.js/slimBinary';
import type { Dialect, RevisionOptions } from '../../revision-engine.ts';

const DIALECTS = {
  US: HarperDialect.American,
  GB: HarperDialect.British,
  AU: HarperDialect.Australian,
  CA: HarperDialect.Canadian,
  IN: HarperDialect.Indian,
} satisfies Record<Dialect, HarperDialect>;

const LANGUAGES = { text: 'plaintext', markdown: 'markdown' } as const;
/** Harper takes longer than in proportion for one very long text. */
const WORDS_A_CALL = 100;
const SPELLING = 'SpellCheck';
/** Harper gives the forms of an irregular word in an order by chance; the past tense is the shorter one as a rule. */
const UNORDERED = 'RegularIrregulars';

/** What one rule objects to. Offsets are UTF-16 units of the text looked at. */
export interface Finding {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  /** What could stand between `start` and `end` instead, best first. */
  readonly replacements: readonly string[];
}

export interface HarperLinter {
  /** What the rules find in the text, whatever was looked at before; in no order, and findings may overlap. */
  find(text: string, format: RevisionOptions['format']): Promise<Finding[]>;
}

/**
 * The slim binary gives the same findings for the rules used here in half the time to start: the full one loads both.
 * All linters of a thread share one instance of it, and the dictionary: a second one takes 16 ms.
 */
export async function harperLinter(dialect: Dialect, rules: readonly string[]): Promise<HarperLinter> {
  const { linter, config } = await linterWith(dialect, rules);
  const open = JSON.stringify(config).slice(0, -1);
  let calls = 0;
  return {
    async find(text, format) {
      // Harper remembers by its settings what it found in a clause, in whatever sentence that stood: each call has its own.
      await linter.setLintConfigWithJSON(`${open},"call ${++calls}":false}`);
      const groups = await linter.organizedLints(text, { language: LANGUAGES[format], dedup: false });
      return Object.entries(groups).flatMap(([rule, lints]) => lints.map((lint) => taken(rule, lint, text)));
    },
  };
}

/** The words that are in no dictionary of the dialect, with what Harper would write instead, best first. */
export async function unknownWords(dialect: Dialect, words: readonly string[]): Promise<Map<string, string[]>> {
  const { linter: speller } = await spellerOf(dialect);
  const unknown = new Map<string, string[]>();
  for (let from = 0; from < words.length; from += WORDS_A_CALL) {
    const text = words.slice(from, from + WORDS_A_CALL).join('\n');
    for (const lint of await speller.lint(text, { language: 'plaintext', dedup: false })) {
      const { start, end, replacements } = taken(SPELLING, lint, text);
      unknown.set(text.slice(start, end), [...replacements]);
    }
  }
  return unknown;
}

const spellers = new Map<Dialect, Promise<ConfiguredLinter>>();

function spellerOf(dialect: Dialect): Promise<ConfiguredLinter> {
  const speller = spellers.get(dialect) ?? linterWith(dialect, [SPELLING]);
  spellers.set(dialect, speller);
  return speller;
}

interface ConfiguredLinter {
  readonly linter: LocalLinter;
  readonly config: Readonly<Record<string, boolean>>;
}

async function linterWith(dialect: Dialect, rules: readonly string[]): Promise<ConfiguredLinter> {
  const linter = new LocalLinter({ binary: slimBinary, dialect: DIALECTS[dialect] });
  const wanted = new Set(rules);
  const all = Object.keys(await linter.getDefaultLintConfig());
  const config = Object.fromEntries(all.map((rule) => [rule, wanted.delete(rule)] as const));
  if (wanted.size > 0) throw new Error(`Harper has no rule ${[...wanted].join(', ')}`);
  await linter.setLintConfig(config);
  return { linter, config };
}

/** Copies a lint out of WASM memory and frees it: nothing else does before the instance grows by hundreds of MB. */
function taken(rule: string, lint: Lint, text: string): Finding {
  const span = lint.span();
  const { start, end } = span;
  span.free();
  const replacements = lint.suggestions().map((suggestion) => {
    const [kind, replacement] = [suggestion.kind(), suggestion.get_replacement_text()];
    suggestion.free();
    return kind === SuggestionKind.InsertAfter ? text.slice(start, end) + replacement : replacement;
  });
  if (rule === UNORDERED) replacements.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  lint.free();
  return { rule, start, end, replacements };
}
