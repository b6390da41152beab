import { supposes } from '../subjunctive.ts';
import type { Sentence } from './sentence.ts';

/** Behind one of these a clause begins. */
const OPENERS = new Set(
  'and but or so because if when while although though since unless until before after as whereas that , ; : ( “ "'.split(
    ' ',
  ),
);
const SAYING = new Set(
  'think thinks thought say says said know knows knew believe believes believed feel feels felt mean means meant hope show shows found find agree argue argues claim claims states realize sure'.split(
    ' ',
  ),
);
const ADVERBS = new Set(
  'also always never often usually still just really only even sometimes generally normally mainly actually probably already ever'.split(
    ' ',
  ),
);

/** Behind these a sentence begins anew, without a comma too. */
const LEADS_IN = new Set('nowadays today sometimes usually however therefore moreover furthermore'.split(' '));

/** Whether the subject of a clause may stand at `index`: not the object of the clause before. */
export function opensClause(sentence: Sentence, index: number): boolean {
  if (index === 0 || (index === 1 && LEADS_IN.has(sentence.word(0)))) return true;
  const before = sentence.word(index - 1);
  if (before === 'that') return index === 1 || SAYING.has(sentence.word(index - 2)) || sentence.is(index - 2, 'NOUN');
  if (before === 'as' || before === 'before' || before === 'after' || before === 'since')
    return index === 1 || sentence.word(index - 2) === ',';
  return OPENERS.has(before);
}

/** Over adverbs between subject and verb: "he also need". */
export function overAdverbs(sentence: Sentence, index: number): number {
  return ADVERBS.has(sentence.word(index)) && !sentence.joins(index + 1) ? index + 1 : index;
}

/** “As if the wall were hers”, “suppose he were here”: “were” is right there for one too. */
export function supposesBefore(sentence: Sentence, index: number): boolean {
  return supposes(sentence.lead(index));
}

/** "They suggest that he go": the base form is right there. */
export function wishesBefore(sentence: Sentence, index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 6); at--) {
    // What stands in a clause before governs nothing here.
    if (/^(?:,|;|and|because|but)$/.test(sentence.word(at))) return false;
    if (
      /^(?:suggest\w*|recommend\w*|require\w*|demand\w*|insist\w*|propos\w*|request\w*|ask\w*|urg\w*|order\w*|command\w*|prefer\w*|advis\w*|stipulat\w*|mandat\w*|decree\w*|move[ds]?|wish\w*|insistence|condition|important|necessary|essential|imperative|fitting|proper|best|better|though|god|heaven|vital|crucial|let|make|help|see|have|watch|lest|whether|did|do|does|will|would|can|could|should|may|might|must|shall)$/.test(
        sentence.word(at),
      )
    )
      return true;
  }
  return false;
}
