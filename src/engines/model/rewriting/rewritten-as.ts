import type { Category } from '../../../protocol/document.ts';
import { spellingDistance } from '../../edits/spelling-distance.ts';

/** What a stretch of a rewritten passage is about, for people: the model itself gives no reasons. */
interface RewrittenAs {
  readonly category: Category;
  /** One sentence. */
  readonly reason: string;
}

const LETTERS = /[^\p{L}\p{M}\p{N}]+/gu;
/** As far as a slip of the pen goes, as `spellingDistance` measures it. */
const SLIP = 1.5;
const ONE_WORD = /^[\p{L}\p{M}'’-]+$/u;

/** By the pass, and in proofreading by what differs. */
export function rewrittenAs(pass: string, before: string, after: string): RewrittenAs {
  switch (pass) {
    case 'proofread':
      return { category: correctionOf(before, after), reason: 'Rewritten: the model took this for a mistake.' };
    case 'tighten':
      return { category: 'concision', reason: 'Rewritten: the model says it in fewer or plainer words.' };
    case 'polish':
      return { category: 'style', reason: 'Rewritten: the model made this even with the rest, or smoother.' };
    case 'tone':
      return { category: 'tone', reason: 'The model rewrote this in the tone that is wanted.' };
    default:
      return { category: 'structure', reason: 'The model rewrote this so that it is easier to follow.' };
  }
}

function correctionOf(before: string, after: string): Category {
  const bare = (text: string) => text.replaceAll(LETTERS, '');
  if (bare(before) === bare(after)) return 'punctuation';
  const [old, written] = [before.trim(), after.trim()];
  return ONE_WORD.test(old) && ONE_WORD.test(written) && spellingDistance(old, written) <= SLIP
    ? 'spelling'
    : 'grammar';
}
