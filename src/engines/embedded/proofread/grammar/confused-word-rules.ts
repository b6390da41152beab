import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';
import type { Sentence } from './sentence.ts';

const OWNED = 'the|your|my|our|his|her|their|its|this|that|these|those|it|him|them|me|us|you|any|all|no|some|another';
const MOTION =
  'walk|walked|walks|walking|run|ran|runs|running|drive|drove|drives|driving|driven|go|goes|went|going|gone|come|came|comes|coming|ride|rode|fly|flew|flying|flown|rush|rushed|right|straight|look|looked|looking|swim|swam|sail|sailed|march|marched|hurry|hurried|jog|jogged|slipped|crept|raced|sped|marching';
const OF_DOUBT =
  'know|knows|knew|ask|asks|asked|wonder|wonders|wondered|wondering|decide|decided|deciding|sure|doubt|question|unsure|unclear|regardless|see|tell|care|matter|matters|check|clear|determine|understand|discuss|discussed|say';
/** What one brings about, so that “effect” is right. */
const BROUGHT_ABOUT =
  /^(?:changes?|improvements?|reforms?|repairs?|cures?|transitions?|transfers?|entry|mergers?|settlements?|arrests?|payments?|escape|sales?|exchange|rescue|transformation|purposes?|policy|policies|savings|reduction|reductions|compromise|removal|delivery|release|service)$/;
const DAYS_AND_PEOPLE =
  'sunday|sundays|monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays|saturday|saturdays|me|him|her|us|them|you|the|my|for|one|his|her|this|that';

export const CONFUSED_WORD_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'EffectNoun',
    category: 'spelling',
    sureness: 'sure',
    reason: 'The result is an “effect”; to “affect” is to change something.',
    examples: [
      ['It had no affect on him.', 'It had no effect on him.'],
      ['What affect does it have?', 'What effect does it have?'],
      ['Side affects are rare.', 'Side effects are rare.'],
      ['The rule comes into affect in May.', 'The rule comes into effect in May.'],
    ],
    leaves: [
      'His flat affect worried us.',
      'a positive affect was seen',
      'the affect of patients',
      'It may affect us.',
      'mood and affect on the ward',
    ],
    lines: [
      '[no|any|little|much|some|more|less|bad|same|this|its|profound|lasting|direct|adverse|opposite|desired|strong|what|such|real|immediate|limited|minimal|similar] affect on -> effect on',
      'what affect [does|did|do|will|would|has|have|it|this|that|they] -> what effect',
      '[side|sound|special|greenhouse|ripple|placebo] affect -> effect',
      '[side|sound|special] affects -> effects',
      '[take|takes|took|taking|taken|into] affect [<END>|on|in|from|at|as|when|immediately|today|next|until] -> effect',
      'cause and affect -> cause and effect',
      '[have|has|had|having a negative|positive] affect [on] -> effect',
      '[the] affects of [<DET|NOUN|PRON>|this|their|the] -> effects of',
      '[the] affect of [the|this|these|that|those|a|an|smoking|alcohol|climate|global|technology|pollution|stress] -> effect of',
    ],
  }),
  {
    name: 'AffectVerb',
    category: 'spelling',
    sureness: 'sure',
    reason: 'To change something is to “affect” it; to “effect” is to bring it about.',
    examples: [
      ['The rule will effect all members.', 'The rule will affect all members.'],
      ['How did the weather effect your plans?', 'How did the weather affect your plans?'],
      ['It really effects me.', 'It really affects me.'],
    ],
    leaves: [
      'She hopes to effect a change in the law.',
      'They will effect the transfer in May.',
      'It will take effect in May.',
      'It will effect great savings.',
      'the sound effects your friend made',
    ],
    when: ['effect', 'effects'],
    *find(sentence) {
      for (let at = 1; at < sentence.length - 1; at++) {
        const word = sentence.word(at);
        if ((word !== 'effect' && word !== 'effects') || sentence.isPart(at) || bringsAbout(sentence, at)) continue;
        const [before, next] = [sentence.word(at - 1), sentence.word(at + 1)];
        const object = AFFECTED.test(next);
        const modal =
          /^(?:to|will|would|can|could|may|might|should|must|not|n't)$/.test(before) && !/^(?:a|an)$/.test(next);
        const asked = [2, 3, 4].some((back) => /^(?:did|does|do|will|can|how)$/.test(sentence.word(at - back)));
        const subject = /^(?:it|this|which|that|also|really|directly|negatively|positively|only|often|always)$/.test(
          before,
        );
        if (word === 'effect' && ((modal && object) || (asked && PERSONAL.test(next))))
          yield sentence.swap(at, 'affect');
        if (word === 'effects' && subject && PERSONAL.test(next)) yield sentence.swap(at, 'affects');
      }
    },
  },
  phrases({
    name: 'AffectsThings',
    category: 'spelling',
    sureness: 'loose',
    reason: 'To change something is to “affect” it; to “effect” is to bring it about.',
    examples: [
      ['Lack of sleep effects your mood.', 'Lack of sleep affects your mood.'],
      ['We were effected by it.', 'We were affected by it.'],
    ],
    leaves: [
      'the side effects your doctor named',
      'the sound effects our team made',
      'The change was effected at once.',
    ],
    lines: [
      '[!side|sound|special|the|of|and|these|after] effects your|my|our|their|everyone|everybody|us|me -> affects $2',
      '[is|are|was|were|be|been|being] effected by -> affected by',
    ],
  }),
  phrases({
    name: 'ThanNotThen',
    category: 'grammar',
    sureness: 'sure',
    reason: 'A comparison takes “than”; “then” is about time.',
    examples: [
      ['We have less members then last year.', 'We have less members than last year.'],
      ['I would rather go then stay.', 'I would rather go than stay.'],
      ['It is easier said then done.', 'It is easier said than done.'],
      ['Rather then argue, he left.', 'Rather than argue, he left.'],
      ['I have no other choice then to leave.', 'I have no other choice than to leave.'],
      ['There is more space then before.', 'There is more space than before.'],
    ],
    leaves: [
      'He would rather wait, then decide.',
      'If you want more, then ask.',
      'It was better then, when we were young.',
      'If there is no other way then we must go.',
      'They had less money then.',
    ],
    lines: [
      '[less|more|fewer <NOUN>] then [last|before|ever|usual|expected|any|needed|necessary|planned|usually] -> than',
      '[less|more|fewer <ADJ> <NOUN>] then [last|before|ever|usual|expected|any|needed|necessary] -> than',
      '[easier] said then [done] -> said than',
      'rather then [!<END>|,] -> rather than',
      '[rather|sooner <VERB>] then [<VERB>] -> than',
      '[no other|better <NOUN>] then [to] -> than',
      '[nothing|anything|something|nobody|anyone else|other|better|worse|more|less] then [that|this|a|an|the|to|being|me|him|her|us|them] -> than',
    ],
  }),
  phrases({
    name: 'WhetherOrNot',
    category: 'spelling',
    sureness: 'sure',
    reason: '“Whether” asks which of two; the “weather” is rain or sun.',
    examples: [
      ["I don't know weather he is coming.", "I don't know whether he is coming."],
      ['Weather you like it or not, we go.', 'Whether you like it or not, we go.'],
      ['It depends on weather the train is late.', 'It depends on whether the train is late.'],
      ['He asked me weather I could.', 'He asked me whether I could.'],
      ['We wondered weather to wait.', 'We wondered whether to wait.'],
      ['The whether is fine today.', 'The weather is fine today.'],
      ['Wether to go is your decision.', 'Whether to go is your decision.'],
    ],
    leaves: [
      'We know how to weather the storm.',
      'It depends on weather and traffic.',
      'I like weather that changes.',
      'the whether and the how',
      'Weather permitting, we sail.',
      'We can weather it.',
    ],
    lines: [
      `[${OF_DOUBT}|on|about|of] weather he|she|they|we|i|you|it|there|to|or|this|these|the|a|my|your|his|her|our|their -> whether $2`,
      '[me|him|her|us|them|not] weather i|he|she|we|they|you|it [<AUX|VERB>] -> whether $2',
      'weather or not -> whether or not',
      'wether to|or|it|he|she|they|we|you|i|the|this|that|there|a|my|your|his|her|our|their -> whether $2',
      '[<START>] weather you|we|they|i|he|she|it -> whether $2',
      '[the] whether [is|was|forecast|in|today|<END>|report|will|can|conditions|has|outside] -> weather',
      '[bad|good|nice|cold|hot|fine|warm|wet|rainy|sunny|beautiful|terrible|lovely|stormy|severe] whether -> weather',
    ],
  }),
  phrases({
    name: 'AcceptOffer',
    category: 'spelling',
    sureness: 'sure',
    reason: 'To take what is offered is to “accept” it; “except” leaves something out.',
    examples: [
      ['I cannot except your offer.', 'I cannot accept your offer.'],
      ["I can't except this.", "I can't accept this."],
      ['Please except my apologies.', 'Please accept my apologies.'],
      ['They will not except late forms.', 'They will not accept late forms.'],
    ],
    leaves: [
      'He could do nothing except wait.',
      'All would go except the baby.',
      'You cannot, except in May.',
      'I did not, except the once.',
    ],
    lines: [
      "[cannot|n't|will|would|can|could|must|please] except it|this|that|them [<END>] -> accept $2",
      `[will|would|can|could|must|should|may|might|please|cannot|gladly|happily|to|not|n't] except ${OWNED}|late|new|credit|cash|responsibility|help|money|cards|payment|payments|defeat|applications|donations [!<END>] -> accept $2`,
    ],
  }),
  phrases({
    name: 'ExceptOne',
    category: 'spelling',
    sureness: 'sure',
    reason: '“Except” leaves something out; to “accept” is to take what is offered.',
    examples: [
      ['Everyone came accept Tom.', 'Everyone came except Tom.'],
      ['It is open every day accept Sunday.', 'It is open every day except Sunday.'],
      ['I like everything accept the colour.', 'I like everything except the colour.'],
    ],
    leaves: [
      'All members accept the rules.',
      'They accept Sunday deliveries.',
      'Does everyone accept me?',
      'Every day we accept new ones.',
    ],
    lines: [
      `[every day|morning|evening|week|room|month|year|one|shop|student|country] accept ${DAYS_AND_PEOPLE} -> except $2`,
      `[everything|nothing] accept [${DAYS_AND_PEOPLE}] -> except`,
      '[everyone|everybody|nobody came|left|went|knew|was|knows|agreed] accept [<PROPN>|me|him|her|us|them|you|the|my|for|one] -> except',
      '[all|any|the fruit|food|meat|time|people|days|of them] accept for -> except for',
    ],
  }),
  phrases({
    name: 'PastThePlace',
    category: 'spelling',
    sureness: 'sure',
    reason: 'One goes “past” something; “passed” is the verb.',
    examples: [
      ['We walked passed the church.', 'We walked past the church.'],
      ['It is half passed nine.', 'It is half past nine.'],
      ['In the passed, people wrote.', 'In the past, people wrote.'],
    ],
    leaves: [
      'In the passed bill, there is a limit.',
      'We passed the church.',
      'The law came, passed the House and was signed.',
      'He went and passed the exam.',
    ],
    lines: [
      `[${MOTION}] passed the|my|your|our|his|her|their|a|an|me|him|us|them|it|this|that|each|one -> past $2`,
      '[half|quarter|ten|twenty] passed <NUM> -> past $2',
      '[in the] passed [<END>] -> past',
    ],
  }),
  phrases({
    name: 'PassedIt',
    category: 'spelling',
    sureness: 'sure',
    reason: 'The verb is “passed”; “past” is not one.',
    examples: [
      ['She past the exam at last.', 'She passed the exam at last.'],
      ['The time past quickly.', 'The time passed quickly.'],
      ['My uncle past away in May.', 'My uncle passed away in May.'],
    ],
    leaves: [
      'She ran past the shop.',
      'It is ten minutes past the hour.',
      'She is past the worst.',
      'Who is it past the gate?',
    ],
    lines: [
      '[<START>] he|she|we|they|i|you past the|my|his|her|our|their|a|me|him|us|them|it -> $1 passed $3',
      '[and|but|when|after|because|that|so|if] he|she|we|they|i past the|my|his|her|our|their|a|me|him|us|them|it -> $1 passed $3',
      '[the|my|his|her|our|their time|day|days|year|years|week|weeks|month|months|hour|hours] past quickly|slowly|by|fast -> passed $2',
      '[days|weeks|months|years|hours|minutes] past before|without|until [!<END>] -> passed $2',
      'past away [<END>|in|on|at|last|when|from|after|yesterday|and] -> passed away',
      '[has|have|had] past the|my|his|her|our|their exam|exams|test|tests|ball|law|course -> passed $2 $3',
    ],
  }),
  phrases({
    name: 'LoseThings',
    category: 'spelling',
    sureness: 'sure',
    reason: 'To “lose” is to have no longer; “loose” is the opposite of tight.',
    examples: [
      ["We can't afford to loose another day.", "We can't afford to lose another day."],
      ['You will loose your place.', 'You will lose your place.'],
      ['We always loose against them.', 'We always lose against them.'],
      ['I hate loosing.', 'I hate losing.'],
      ['The screw is lose.', 'The screw is loose.'],
      ['His trousers were too lose.', 'His trousers were too loose.'],
      ['Did you loose your keys?', 'Did you lose your keys?'],
    ],
    leaves: [
      'to loose ends',
      'The knot came loose.',
      'They loose the dogs at night.',
      'He proceeded to loose the band.',
      'The loosening of it',
      'We have nothing to lose.',
      'He held on to loose clothing.',
    ],
    lines: [
      '[to] loose your|my|our|his|her|their|everything|faith|hope|sight|touch|track|another|any [!<END|ADJ>] -> lose $2',
      '[to] loose the [match|game|job|weight|war|race|money|key|keys|battle|election|bet|chance|way|plot|thread|case|fight] -> lose',
      '[did|do|does i|you|we|they|he|she] loose [your|my|our|his|her|their|it|them|the|any|much] -> lose',
      '[to] loose it|them|him|her|you|everything|hope [<END>] -> lose $2',
      `[will|would|can|could|may|might|must|n't|not|never|always|did|does|they'll] loose [${OWNED}|a|an|against|<END>|everything|more|money|weight|time|control|hope|faith|sight|interest] -> lose`,
      `[did|do|does|will|can|could|would|should|might you|he|she|they|we|i|it] loose ${OWNED}|a|weight|money|time|control|hope -> lose $2`,
      "[hate|keep|keeps|kept|of|without|are|is|am|was|were|been|be|'re|'m|by|about|from|risk|start|started] loosing [!<NOUN>] -> losing",
      'loosing [the|my|your|his|her|our|their game|match|job|weight] -> losing',
      '[is|was|are|were|too|very|came|come|comes|got|hang|hangs|break|broke] lose [<END>|and|enough|on|in|now|again|from] -> loose',
      'a lose screw|tooth|fit|end|thread|cable -> a loose $3',
    ],
  }),
];

const PERSONAL = /^(?:your|my|our|his|her|their|me|us|you|him|them|people|everyone|everybody)$/;
const AFFECTED =
  /^(?:your|my|our|his|her|their|its|me|us|you|him|them|it|people|everyone|everybody|all|both|other|many|most|the|how|other)$/;

function bringsAbout(sentence: Sentence, at: number): boolean {
  return [1, 2, 3, 4].some((ahead) => BROUGHT_ABOUT.test(sentence.word(at + ahead)));
}
