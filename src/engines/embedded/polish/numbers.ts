import type { Edit } from '../../edits/edit.ts';
import type { Rule } from '../rule.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention } from './convention.ts';

const RULES = [
  {
    name: 'percent-sign',
    category: 'consistency',
    tier: 'B',
    reason: 'Nearly all other percentages in this document are written the other way.',
  },
  {
    name: 'thousands-comma',
    category: 'consistency',
    tier: 'B',
    reason: 'Nearly all other large numbers in this document have commas.',
  },
  {
    name: 'serial-comma',
    category: 'consistency',
    tier: 'B',
    reason: 'Nearly all other lists in this document treat the comma before their last item the other way.',
  },
] as const satisfies readonly Rule[];
const [PERCENT, THOUSANDS, SERIAL] = RULES;

const SIGN = /\d ?%/g;
const PERCENT_WORD = /(?<=\d)( (?:percent|per cent))\b/g;
const GROUPED = /(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,]|\.\d)/g;
const BARE = /(?<![\p{L}\d.,#/:_-]|\. |\p{Lu}\p{L}* )\d{5,7}(?= [a-z]{3,})/gu;
/** Three single words and no more: in longer lists, and between clauses, the comma may be there for another reason. */
const SERIES = /(?<=[a-z] )([a-z]{3,}), ([a-z]{3,})(,?) (?:and|or) ([a-z]{3,})(?=[.;:!?)]|$)/g;
const NO_ITEM = new Set(
  'which that this then also there when where while because however so they you we she its the your our their his her'.split(
    ' ',
  ),
);

/** How numbers, percentages and short lists are written, as in most places of the document. */
export const NUMBERS: Convention = {
  rules: RULES,
  read({ blocks }) {
    const percent = new Map<'sign' | 'word', number>();
    const thousands = new Map<'grouped' | 'bare', number>();
    const serial = new Map<'comma' | 'none', number>();
    for (const { text } of blocks) {
      for (const _ of text.matchAll(SIGN)) count(percent, 'sign');
      for (const _ of text.matchAll(PERCENT_WORD)) count(percent, 'word');
      for (const _ of text.matchAll(GROUPED)) count(thousands, 'grouped');
      for (const _ of text.matchAll(BARE)) count(thousands, 'bare');
      for (const { 3: comma } of series(text)) count(serial, comma === ',' ? 'comma' : 'none');
    }
    const [sign, grouped, way] = [prevailing(percent), prevailing(thousands), prevailing(serial)];
    return {
      facts: () => `${sign === 'sign'}:${grouped === 'grouped'}:${way ?? ''}`,
      *find({ text }) {
        if (sign === 'sign') {
          for (const { 0: word, index } of text.matchAll(PERCENT_WORD)) yield editOf(PERCENT, index, word.length, '%');
        }
        if (grouped === 'grouped') {
          for (const { 0: digits, index } of text.matchAll(BARE)) {
            yield editOf(THOUSANDS, index, digits.length, digits.replaceAll(/\B(?=(?:\d{3})+$)/g, ','));
          }
        }
        for (const { 1: first = '', 2: second = '', 3: comma = '', index } of way === undefined ? [] : series(text)) {
          const at = index + first.length + 2 + second.length;
          if (way === 'comma' && comma === '') yield editOf(SERIAL, at, 0, ',');
          if (way === 'none' && comma === ',') yield editOf(SERIAL, at, 1, '');
        }
      },
    };
  },
};

function series(text: string): RegExpExecArray[] {
  return [...text.matchAll(SERIES)].filter(([, ...words]) => !words.some((word) => NO_ITEM.has(word)));
}

function editOf({ name, category, reason, tier }: Rule, start: number, length: number, after: string): Edit {
  return { start, end: start + length, after, category, rule: name, reason, tier, confidence: 0.5 };
}
