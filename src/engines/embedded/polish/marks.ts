import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Edit } from '../../edits/edit.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Rule } from '../rule.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention, PolishDocument } from './convention.ts';

/** One mark that has several forms. */
interface Mark<Form extends string> {
  readonly rule: Rule;
  /** Where it stands, in which form. */
  find(text: string): Iterable<{ readonly start: number; readonly end: number; readonly form: Form }>;
  /** What to write in its place. */
  write(form: Form, text: string, start: number): string;
  /** A form that no document is led to. */
  readonly never?: readonly Form[];
}

const APOSTROPHE: Mark<'straight' | 'curly'> = {
  rule: {
    name: 'apostrophe',
    category: 'consistency',
    tier: 'A',
    reason: 'Nearly all other apostrophes in this document have the other shape.',
  },
  *find(text) {
    for (const { 0: mark, index } of text.matchAll(/(?<=\p{L})['’](?=\p{L})/gu)) {
      yield { start: index, end: index + 1, form: mark === '’' ? 'curly' : 'straight' };
    }
  },
  write: (form) => (form === 'curly' ? '’' : "'"),
};

const ELLIPSIS: Mark<'dots' | 'ellipsis'> = {
  rule: {
    name: 'ellipsis',
    category: 'consistency',
    tier: 'A',
    reason: 'Nearly all other ellipses in this document are written the other way.',
  },
  *find(text) {
    for (const { 0: mark, index } of text.matchAll(/(?<=[\p{L}\p{N}"”’)] ?)(?:…|\.\.\.)(?![.…/\\])/gu)) {
      yield { start: index, end: index + mark.length, form: mark === '…' ? 'ellipsis' : 'dots' };
    }
  },
  write: (form) => (form === 'ellipsis' ? '…' : '...'),
};

const SENTENCE_SPACE: Mark<'one' | 'two'> = {
  rule: {
    name: 'sentence-space',
    category: 'consistency',
    tier: 'A',
    reason: 'Nearly all other sentences in this document are one space apart.',
  },
  *find(text) {
    if (/ {3}|\t/.test(text)) return;
    for (const { 0: spaces, index } of text.matchAll(/(?<=[\p{Ll})][.!?]["”’)]?) {1,2}(?=[\p{Lu}"“‘(])/gu)) {
      yield { start: index, end: index + spaces.length, form: spaces.length === 1 ? 'one' : 'two' };
    }
  },
  write: () => ' ',
  never: ['two'],
};

type Dash = 'spaced em' | 'em' | 'spaced en' | 'spaced hyphens' | 'hyphens';
const DASHES: readonly (readonly [Dash, RegExp, string])[] = [
  ['spaced em', /(?<=[\p{L}\p{N}.,!?"”’)*_]) — (?=[\p{L}\p{N}"“‘(*_])/gu, ' — '],
  ['em', /(?<=[\p{L}\p{N}"”’)])—(?=[\p{L}\p{N}"“‘(])/gu, '—'],
  ['spaced en', /(?<=[\p{L}\p{N}.,!?"”’)*_]) – (?=[\p{L}"“‘(*_])/gu, ' – '],
  ['spaced hyphens', /(?<=[\p{L}\p{N}.,!?"”’)]) --(?:-)? (?=[\p{L}"“‘(])/gu, ' -- '],
  ['hyphens', /(?<=\p{L})--(?=\p{L})/gu, '--'],
];
const DASH: Mark<Dash> = {
  rule: {
    name: 'dash',
    category: 'consistency',
    tier: 'A',
    reason: 'Nearly all other dashes in this document are written the other way.',
  },
  *find(text) {
    for (const [form, pattern] of DASHES) {
      for (const { 0: mark, index } of text.matchAll(pattern)) yield { start: index, end: index + mark.length, form };
    }
  },
  write: (form) => DASHES.find(([name]) => name === form)?.[2] ?? '',
  never: ['spaced hyphens', 'hyphens'],
};

/** Marks are brought to the form that the document mostly has. */
export const MARKS: readonly Convention[] = [
  markConvention(APOSTROPHE),
  markConvention(ELLIPSIS),
  markConvention(SENTENCE_SPACE),
  markConvention(DASH),
];

function markConvention<Form extends string>({ rule, find, write, never = [] }: Mark<Form>): Convention {
  return {
    rules: [rule],
    inSpeech: true,
    read(document) {
      const counts = new Map<Form, number>();
      for (const block of document.blocks) for (const { form } of freeMarks(find, block, document)) count(counts, form);
      const preferred = prevailing(counts);
      const wanted = preferred !== undefined && !never.includes(preferred) ? preferred : undefined;
      return {
        facts: () => wanted ?? '',
        *find(block) {
          if (wanted === undefined) return;
          for (const { start, end, form } of find(block.text)) {
            if (form === wanted) continue;
            yield editOf(rule, start, end, write(wanted, block.text, start));
          }
        },
      };
    },
  };
}

function* freeMarks<Form extends string>(find: Mark<Form>['find'], block: ProseBlock, document: PolishDocument) {
  for (const mark of find(block.text)) {
    if (!overlapsProtected(document.markupOf(block), mark.start, mark.end)) yield mark;
  }
}

function editOf({ name, category, reason, tier }: Rule, start: number, end: number, after: string): Edit {
  return { start, end, after, category, rule: name, reason, tier, confidence: tier === 'A' ? 0.9 : 0.5 };
}
