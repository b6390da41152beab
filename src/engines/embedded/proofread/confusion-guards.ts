import { COMPARATIVE } from './comparatives.ts';
import { leadOf, type RuleMatch, restOf, wordAfterMatch, wordBeforeMatch } from './rule-match.ts';
import type { Explain, Guard } from './rule-guards.ts';

const COMPARES = new RegExp(`\\b(?:${COMPARATIVE}|(?:more|less) \\p{L}+) $`, 'iu');
/** What is compared with, and hardly ever opens a clause of its own. */
const MEASURE =
  /^ (?:me|him|us|them|mine|yours|hers|ours|theirs|anyone|anybody|anything|others|ever|before|usual|expected|average|necessary|needed|normal|enough|once|half|twice|just|only|\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a hundred|a few|a dozen|a thousand|a million)\b(?! (?:day|night|morning|week|year)\b))/i;
const THING = /^ (?:\bany|the|a|an|this|that|these|those|my|your|his|her|its|our|their|some|most|all|every) \p{L}/iu;
const CLAUSE =
  /^ (?:i|you|he|she|it|we|they) (?:am|is|are|was|were|do|does|did|has|have|had|thought|expected|imagined|used|need|needed|want|wanted|ever|think)\b/i;
/** “Then” says when, or what follows from it. */
const CONDITION = /\b(?:if|when|once|unless|until|because|since|after|while|as soon as)\b/i;

/** A comparison whose other side follows: not “it was easier then to find work” nor “if it is colder then we can …”. */
export const comparesWith: Guard = (match) => {
  const lead = leadOf(match);
  if (!COMPARES.test(lead)) return undefined;
  const rest = restOf(match);
  if (/\brather $/i.test(lead)) return 'A';
  if (MEASURE.test(rest)) return 'A';
  const timed = CONDITION.test(lead);
  if (THING.test(rest)) return timed ? 'B' : 'A';
  // “I thought of her more often then of him”: the same stands on both sides.
  const [, side] = /^ (about|with|for|from|of|to) /i.exec(rest) ?? [];
  if (side !== undefined && !timed && new RegExp(`\\b${side}\\b`, 'i').test(lead)) return 'A';
  // “More often then in May”: one could also mean at that time.
  if (/^ (?:in|at|on|by|with|for|from|about|to|during) \p{L}/iu.test(rest)) return timed ? undefined : 'B';
  if (CLAUSE.test(rest)) return /\b(?:if|when|once|unless)\b/i.test(lead) ? undefined : timed ? 'B' : 'A';
  return undefined;
};

/** Not “lives easier that way” nor “it is better that he left”: only before what nothing but a comparison takes. */
export const comparison: Guard = (match) => {
  const lead = leadOf(match);
  if (!COMPARES.test(lead) || /\bthe \p{L}+ $/iu.test(lead)) return undefined;
  if (/^ (?:me|him|us|them|mine|ever|before|usual|expected|\d|is was|was before)\b/i.test(restOf(match))) return 'A';
  return undefined;
};

const BE = new Set('is are was were be been being'.split(' '));
/** A place may follow these: “over there”, “went there”. */
const TAKES_PLACE = new Set(
  'out over up down in here work go get live lived went come came stay stayed from right left stood sat lay been are back'.split(
    ' ',
  ),
);
const OWNER_FOLLOWS = new Set(
  (
    'of for with about by into than at show shows showed shown lose lost loses use uses used using love loves loved do does did ' +
    'change changes changed improve improves spend spends spent share shares shared keep keeps kept need needs sell sells raise ' +
    'make makes made take takes took taking teach teaches help helps helped follow follows followed express finish respect ' +
    'support supports protect achieve increase develop develops concept understand educate doing losing making having spending'
  ).split(' '),
);
const TIME_OR_MANNER =
  /^(?:today|tonight|tomorrow|yesterday|now|then|again|once|twice|years?|days?|weeks?|months?|hours?|minutes?|time|times|last|next|every|all|some|many|most|more|much|one|two|three|that|this|which|who|when|where|because|as|and|or|but|to|by|in|on|at|for|with|from|of|is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|needs?|seems?|exists?|comes?|remains?|used|came|went|stood|lay|lies?|haven|lived|live|hard|first|before|after|since|until|late|early|alone|together|instead|still|also|always|never|often)$/;

/** Only where an owner must follow: not “the people there work hard” nor “left the keys there yesterday”. */
export const theirs: Guard = (match) => {
  const [before, after] = [wordBeforeMatch(match) ?? '', wordAfterMatch(match) ?? ''];
  if (BE.has(before) || TAKES_PLACE.has(before) || TIME_OR_MANNER.test(after)) return undefined;
  if (OWNER_FOLLOWS.has(before)) return 'A';
  // “There car is blue”: one could also mean a place.
  return leadOf(match).trim() === '' && /^ \p{Ll}+[^\Ws] (?:is|was|has) /u.test(restOf(match)) ? 'B' : undefined;
};

const DEGREE_OF =
  /^(?:a|an|different|difficult|often|hard|easy|common|expensive|good|nice|big|large|small|sure|right|well|interesting|important|rare|popular|likely|possible|useful|old|young|new|far)$/;

/** Not “they live quiet lives” nor “a quiet old man”. */
export const quiet: Guard = (match) =>
  /^quiet$/i.test(match.before) &&
  (!DEGREE_OF.test(wordAfterMatch(match) ?? '') ||
    /^(?:a|the|his|her|my|our|your|their|its|this|that|and|very|so)$/.test(wordBeforeMatch(match) ?? ''))
    ? undefined
    : 'B';

/** Words that were written for others that sound alike, and are no verb in the present. */
const SOUNDS_LIKE: ReadonlyMap<string, string> = new Map([
  ['past', 'passed'],
  ['lead', 'led'],
]);

/** “He past the shop” lacks no “s”. */
export function agreeing(after: string, { before }: Pick<RuleMatch, 'before'>): string {
  return SOUNDS_LIKE.get(before) ?? after;
}

/** Why “he past” is not “he pasts”. */
export const agreeingReason: Explain = ({ before, after }) =>
  SOUNDS_LIKE.has(before)
    ? `“${after}” is the past of the verb; “${before}” only sounds like it.`
    : 'The verb may have to fit its pronoun: “he goes”, “they go”.';
