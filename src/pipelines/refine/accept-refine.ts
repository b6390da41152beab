import { sha256 } from '../../documents/sha256.ts';
import type { Acceptance } from '../../jobs/pipeline.ts';
import { type EngineRule } from '../../engines/revision-engine.ts';
import { unknownRules } from '../../engines/unknown-rules.ts';
import { NO_STANDING, type Standing } from '../../people/standing.ts';
import { refused } from '../refused.ts';
import { refineSchema } from './refine-schema.ts';

const TITLE_CHARS = 80;

/**
 * Parses a request to refine, and says what of it the log shows.
 * @param person how whoever asks stands to words and rules: the log shows what of it holds
 * @param known the rules that may be named; any may be where they are not known
 */
export function acceptRefine(
  body: unknown,
  person: Standing = NO_STANDING,
  known: readonly EngineRule[] = [],
): Acceptance {
  const parsed = refineSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  const { input, options } = parsed.data;
  const unknown = unknownRules(options.ignore_rules, known);
  if (unknown.length > 0) {
    const problems = unknown.map(({ index, message }) => ({ path: `options.ignore_rules.${index}`, message }));
    return { ok: false, problems };
  }
  if (options.review === 'final' && options.review_default === 'stop') {
    const message = '`stop` is not offered before the end: approve or undo';
    return { ok: false, problems: [{ path: 'options.review_default', message }] };
  }
  const { strategy, dictionary, ...others } = options;
  // The words are for the engine and may be thousands: an event has no room for them.
  const words = new Set([...person.dictionary, ...dictionary]).size;
  const rules = { ...person.rules, ...Object.fromEntries(options.ignore_rules.map((rule) => [rule, 'off' as const])) };
  return {
    ok: true,
    request: parsed.data,
    accepted: {
      title: input.title ?? titleOf(input.text),
      strategy,
      options: {
        ...others,
        ...(words > 0 && { dictionary_words: words }),
        ...(Object.keys(rules).length > 0 && { rules }),
      },
      input: { format: input.format, bytes: Buffer.byteLength(input.text), sha256: sha256(input.text) },
    },
  };
}

/** The first line that says something, without its markup. */
function titleOf(text: string): string {
  const lines = text
    .slice(0, 8_192)
    .replace(FRONT_MATTER, '')
    .split(/\r\n|\r|\n/);
  const bare = lines.map((line) =>
    line
      .replace(MARKS, '')
      .replaceAll(/\p{Cc}/gu, '')
      .trim(),
  );
  const [title = 'Untitled'] = bare.filter((line) => /\p{L}|\p{N}/u.test(line));
  const letters = Array.from(title);
  return letters.length > TITLE_CHARS
    ? `${letters
        .slice(0, TITLE_CHARS - 1)
        .join('')
        .trimEnd()}…`
    : title;
}

const FRONT_MATTER = /^\uFEFF?(---|\+\+\+)\r?\n[^]*?\n\1[ \t]*(?:\r?\n|$)/;
/** Headings, quotations, items, tables. A run of marks is tried from its start only: it may be as long as the line. */
const MARKS = /^(?:[\s#>*+|-]+|\d{1,9}[.)]\s)+|(?<![\s#|])[\s#|]+$/g;
