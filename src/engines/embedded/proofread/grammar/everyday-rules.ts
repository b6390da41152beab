import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

const NUMBERS = 'two|three|four|five|six|seven|eight|nine|ten|many|several|some';
const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const SCHOOL =
  'maths|math|mathematics|english|french|german|spanish|history|sports|football|drawing|singing|cooking|dancing|science|physics|chemistry|languages|swimming|tennis|chess';

/** What learners and hurried writers put otherwise than English does, a line a case. */
export const EVERYDAY_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'WordsTogether',
    category: 'spelling',
    sureness: 'sure',
    reason: 'Whether this is written as one word or two changes what it means.',
    examples: [
      ['The problem solved it self.', 'The problem solved itself.'],
      ['The books are else where.', 'The books are elsewhere.'],
      ['She was all ready there.', 'She was already there.'],
      ['I go there everyday.', 'I go there every day.'],
      ['May be he is right.', 'Maybe he is right.'],
      ['It is apart of the plan.', 'It is a part of the plan.'],
      ['No body knows.', 'Nobody knows.'],
      ['He hurt him self at work.', 'He hurt himself at work.'],
    ],
    leaves: [
      'It is a self portrait.',
      'We were all ready to leave.',
      'It is everyday life.',
      'It may be he.',
      'They live apart of necessity.',
      'No body was found.',
      'Some one-off cost',
    ],
    lines: [
      'him|her|it self [<END>|to|and|in|with|for|from|by|as|at|on|again|is|was|when|because|up|off|that] -> $1self',
      'else where [<END>|in|and|to|for] -> elsewhere',
      "[have|has|had|'ve|is|was|am|are|were] all ready [there|gone|been|left|done|finished|had|made|know|knew|said|told|paid|seen] -> already",
      '[!the|an|of|in|for|our|their|my] everyday [<END>] -> every day',
      '[<START>] may be [i|we|you|they|he|she|it] -> maybe',
      '[is|are|was|were|be|been|being|become|became|as|feel|felt] apart of [<DET|PRON>|the|a|my|our|this|their|history|something|it] -> a part of',
      'no body [knows|knew|cares|wants|answered|came|else|likes|told|asked|can|could|believes|noticed|likes|understands] -> nobody',
      'some thing [<END>|is|that|to|about|like|in|else] -> something',
      'where ever|abouts -> where$2',
      'in tact -> intact',
    ],
  }),
  phrases({
    name: 'UsedTo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'What was so once, and what one knows well, is “used to”.',
    examples: [
      ['We are use to the noise.', 'We are used to the noise.'],
      ['I use to live here.', 'I used to live here.'],
    ],
    leaves: [
      'The tools we use to live here.',
      'We use it to cook.',
      'I did not use to like it.',
      'It is of use to us.',
    ],
    lines: [
      "[am|are|is|was|were|'m|'re|get|got|getting|been|be] use to [<DET|PRON|VERB|NOUN>|it|the] -> used to",
      '[<START>] i|we|they|he|she|you|it use to be|live|have|think|like|love|go|hate|know|play|work -> $1 used to $4',
    ],
  }),
  phrases({
    name: 'MightHave',
    category: 'grammar',
    sureness: 'sure',
    reason: 'It is “have” that stands after a modal verb; “of” only sounds like it.',
    examples: [
      ['He might of been late.', 'He might have been late.'],
      ["You shouldn't of gone.", "You shouldn't have gone."],
    ],
    leaves: ['the might of the king', 'It may, of course, be done.'],
    lines: [
      'may|might of been|gone|had|done|seen|known|forgotten|left|lost|made|taken|come|said|told|got|missed -> $1 have $3',
      "[should|could|would|might|must n't|not] of [<VERB|AUX>] -> have",
    ],
  }),
  phrases({
    name: 'OtherPreposition',
    category: 'grammar',
    sureness: 'sure',
    reason: 'This word goes with another preposition, or with none.',
    examples: [
      ['I am good in maths.', 'I am good at maths.'],
      ['He explained me how it works.', 'He explained to me how it works.'],
      ['She explained us the rules.', 'She explained the rules to us.'],
      ['We are waiting the bus.', 'We are waiting for the bus.'],
      ['We entered in the room.', 'We entered the room.'],
      ['He went to home.', 'He went home.'],
      ['I live here since two years.', 'I live here for two years.'],
      ['We meet in Monday.', 'We meet on Monday.'],
      ['He was angry on me.', 'He was angry with me.'],
      ['It is the same like mine.', 'It is the same as mine.'],
    ],
    leaves: [
      'He is good in a crisis.',
      'She is waiting tables.',
      'We entered in the first round.',
      'He moved to home insurance.',
      'I have known it since two years ago.',
      'in Monday’s paper',
      'They explained the rules to me.',
    ],
    lines: [
      `[am|is|are|was|were|be|very|really|so|not|'m] good|bad in ${SCHOOL} -> $1 at $3`,
      'explain|explained|explains|describe|described me|us|him|them|her the|my|his|our|their <NOUN> [<END>] -> $1 $3 $4 to $2',
      'explain|explained|explains|describe|described me|us|him|them|her [the|how|that|why|what|everything|a] -> $1 to $2',
      'waiting the bus|train|result|results|answer|reply|doctor|plane|taxi -> waiting for the $3',
      'waiting me|you|him|them|us [<END>|at|in|outside|there|for] -> waiting for $2',
      'enter|entered|enters|entering in|into the|a|my|his|her room|house|building|shop|office|kitchen|church|classroom|hall -> $1 $3 $4',
      '[go|goes|went|going|come|comes|came|coming|get|got|return|returned|drive|drove] to home [<END>|and|at|after|from|by|because|early|late|with] -> home',
      '[go|goes|went|going|gone|travel|travelled|traveled|move|moved] to abroad|overseas|somewhere|anywhere [<END>|and|with|in|for|to] -> $2',
      `since ${NUMBERS} years|months|weeks|days|hours [<END>|and|now|because] -> for $2 $3`,
      `in ${DAYS} [<END>|i|we|he|she|they|at|the|and] -> on $2`,
      'at the morning|afternoon|evening [<END>|i|we|he|she|they] -> in the $3',
      'angry on [me|him|her|us|them|you] -> angry with',
      '[the] same like [<DET|PRON|NOUN>] -> same as',
      'pay|paying|paid|pays attention on|for [<DET|PRON|NOUN>] -> $1 attention to',
      'pay|paid|pays attention in [the|my|his|her|their|our] -> $1 attention to',
      '[they|we|people|who] lack of [<NOUN|ADJ>] -> lack',
      '[go|goes|went|going|come|came|travel|travelled|traveled] with car|bus|train|plane|bike|taxi [<END>|and|to|from|because] -> by $2',
      'arrive|arrived|arrives|arriving to the airport|station|hotel|office|school|house -> $1 at the $4',
      'look|looks|looking forward for|of [<DET|PRON|VERB>] -> $1 forward to',
      'borrow me|us [<DET|NOUN>|your|the|a|some] -> lend $2',
    ],
  }),
  phrases({
    name: 'SayAndTell',
    category: 'grammar',
    sureness: 'sure',
    reason: 'One tells somebody something, and says something.',
    examples: [['He said me that it was late.', 'He told me that it was late.']],
    leaves: ['They say us against them.', 'He said her name.', 'She said him and me.'],
    lines: [
      'said me|us|them|him that|to|how|what|why|about|something|where|when|everything -> told $2 $3',
      'says me|us|them|him that|to|how|what|why|about|something|where|when|everything -> tells $2 $3',
      'say me|us|them|him that|how|what|why|about|something|where|when|everything -> tell $2 $3',
    ],
  }),
  phrases({
    name: 'MakeOrDo',
    category: 'grammar',
    sureness: 'sure',
    reason: 'With this noun stands the other verb.',
    examples: [
      ['I did a mistake.', 'I made a mistake.'],
      ['She has 30 years old.', 'She is 30 years old.'],
      ['I have hungry.', 'I am hungry.'],
    ],
    leaves: ['What does a mistake cost?', 'She has 30 years of work behind her.', 'They have hungry children.'],
    lines: [
      'did|done a|some|many mistake|mistakes|decision|decisions|effort|progress -> made $2 $3',
      '[to|can|could|will|may|might|people|we|i|you|they] do a|some|many mistake|mistakes|decision|decisions -> make $2 $3',
      '[he|she|it|who] has <NUM> years old -> is $2 years old',
      '[i] have <NUM> years old -> am $2 years old',
      '[we|they|you] have <NUM> years old -> are $2 years old',
      '[i] have hungry|thirsty|afraid [<END>|and|of] -> am $2',
      '[we|they|you] have hungry|thirsty|afraid [<END>|and|of] -> are $2',
    ],
  }),
  phrases({
    name: 'UncountedAmount',
    category: 'grammar',
    sureness: 'sure',
    reason: 'What is not counted has no plural: “some information”, “much advice”.',
    examples: [
      ['I need some informations about it.', 'I need some information about it.'],
      ['She gave me many advices.', 'She gave me much advice.'],
    ],
    leaves: ['indigenous knowledges', 'some equipment', 'many researches'],
    lines: 'information advice equipment furniture luggage homework'
      .split(' ')
      .flatMap((noun) => [
        `some|any|more|useful ${noun}s [<END>|about|on|to|from|for|in|and|of] -> $1 ${noun}`,
        `[of|enough|our|their|his|her|my|the] ${noun}s [<END>|about|on|to|from|for|in|and|are|is|was|were|have] -> ${noun}`,
        `many ${noun}s [<END>|about|on|to|from|for|in|and|of] -> much ${noun}`,
      ]),
  }),
  phrases({
    name: 'UncountedIs',
    category: 'grammar',
    sureness: 'sure',
    reason: 'What is not counted takes the singular.',
    examples: [
      ['The information are wrong.', 'The information is wrong.'],
      ['My luggage were lost.', 'My luggage was lost.'],
    ],
    leaves: ['The information and the money are here.', 'All the money systems are old.', 'Is the money there?'],
    lines: ['are is', 'were was', 'have has'].map((pair) => {
      const [wrong, right] = pair.split(' ');
      return `[<START>] the|this|that|my|your|their|his|our information|furniture|equipment|homework|advice|luggage|knowledge|money|news|weather|traffic ${wrong} -> $1 $2 ${right}`;
    }),
  }),
  {
    name: 'AlthoughBut',
    category: 'grammar',
    sureness: 'sure',
    reason: 'One joining word is enough: “although … ” or “… but”, “because … ” or “… so”.',
    examples: [
      ['Although it rained, but we went.', 'Although it rained, we went.'],
      ['Because it was late, so we left.', 'Because it was late, we left.'],
    ],
    leaves: [
      'Although it rained, we went, but not far.',
      'Although small but strong, he lost.',
      'Because it was late, so many left.',
      'Although he is old, he works, but only a little.',
    ],
    when: ['although', 'though', 'because'],
    *find(sentence) {
      const first = sentence.word(0);
      const second =
        /^(?:although|though)$/.test(first) || (first === 'even' && sentence.word(1) === 'though')
          ? 'but'
          : first === 'because'
            ? 'so'
            : '';
      if (second === '') return;
      for (let at = 3; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== ',') continue;
        if (
          sentence.word(at + 1) === second &&
          /^(?:i|we|he|she|it|they|you|the|my|his|her|our|their|there|this)$/.test(sentence.word(at + 2))
        )
          yield sentence.without(at + 1);
        return;
      }
    },
  },
];
