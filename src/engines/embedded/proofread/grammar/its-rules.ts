import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';
import type { Sentence } from './sentence.ts';

/** Behind one of these "its" belongs to a noun that is still to come: "of decreasing its a-helix". */
const NOT_AFTER = '[!of|in|on|at|by|for|with|from|to|into|about|than|decreasing|increasing]';
/** What can be said of "it", and is no start of what "its" would own. */
const TRUE_OF_IT =
  'clear|hard|easy|important|possible|impossible|difficult|true|obvious|likely|unlikely|nice|great|fun|necessary|better|' +
  'essential|sad|funny|strange|interesting|amazing|fine|ok|okay|available|late|early|cheap|expensive|ready|done|gone|' +
  'over|good|bad|wrong|big|small|sunny|cloudy|windy|cold|hot|warm|dark|wet|dangerous|boring|beautiful|useful';
const SAYING = new Set(
  (
    'say says said think thinks thought know knows knew believe believes believed hear heard hears feel feels felt see sees ' +
    'saw mean means meant hope hopes hoped guess suppose find found tell tells told show shows seems wish realise realize ' +
    'realised realized notice noticed argue claim claims suggest suggests agree admit admits understand bet imagine assume ' +
    'assumed doubt like love hate prefer swear remember forget decided complain worry explain is was are were be been am'
  ).split(' '),
);
const BEFORE_OWNER = new Set(
  'of in on at by with from into under over within throughout inside outside behind near through without against despite to'.split(
    ' ',
  ),
);
const SEASONS = new Set(
  'time winter spring summer autumn morning evening night day noon midnight lunchtime people family home nothing way'.split(
    ' ',
  ),
);

/** Where the noun is that "it's" at `at` would own, with an adjective before it. */
function owned(sentence: Sentence, words: Morphology, at: number): number | undefined {
  const first = at + 2;
  const noun =
    sentence.is(first, 'ADJ') || (sentence.word(first).endsWith('ing') && sentence.is(first + 1, 'NOUN'))
      ? first + 1
      : first;
  const word = sentence.word(noun);
  if (sentence.isPart(noun) || sentence.isCapital(noun) || SEASONS.has(word) || word.endsWith('ing')) return undefined;
  const share = words.classOf(word)?.noun ?? 0;
  return share >= 7 || (sentence.is(noun, 'NOUN') && share >= 4) ? noun : undefined;
}

export const ITS_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'ItIs',
    category: 'grammar',
    sureness: 'sure',
    reason: '“It is” and “it has” shorten to “it’s”; “its” is the possessive.',
    examples: [
      ['Its raining again.', "It's raining again."],
      ['Its no longer possible.', "It's no longer possible."],
      ['I think its not true.', "I think it's not true."],
      ['Its too late to go.', "It's too late to go."],
      ['Its been a long day.', "It's been a long day."],
      ['We know its hard to say.', "We know it's hard to say."],
      ['Its going to be fun.', "It's going to be fun."],
      ['Its in the box.', "It's in the box."],
      ['Its up to you.', "It's up to you."],
      ['Its one of the best.', "It's one of the best."],
      ['Its really not far.', "It's really not far."],
      ['Its very cold today.', "It's very cold today."],
    ],
    leaves: [
      'Its raining season is long.',
      'Its not-for-profit status was lost.',
      'Its hard shell protects it.',
      'It did its best to help.',
      'Its time was up.',
      'Its very own rules apply.',
      'Its only branch closed.',
      'We know its fine sand.',
      'Its about page is short.',
      'Its up to 50 members meet.',
      'It proved its worth.',
      'It lost its way.',
      'the goal of decreasing its a-helix',
      'Its one door was open.',
      'Its so-called value fell.',
      'Its no-fly list grew.',
    ],
    lines: [
      `${NOT_AFTER} its a|an|the|been|not|because|nothing|everything|something|someone|my|your|his|our|their|me|him|you|us|them -> it's $2`,
      "its no [longer|wonder|use|good|problem|secret|surprise|fun|joke|big|more|trouble|coincidence|accident|different|better|easy] -> it's no",
      `${NOT_AFTER} its too|so [<ADJ|ADV>|much|many] -> it's $2`,
      `${NOT_AFTER} its really|just|also|probably|definitely|actually|always|never|still|almost|certainly|only|basically|simply|already|quite|now|often|maybe|perhaps [a|an|the|not|been|too|so|because|that|what|how|going|getting|like] -> it's $2`,
      `${NOT_AFTER} its ${TRUE_OF_IT} [<STOP>|to|that|when|if|because|how|here|now|again|today|outside|enough|there] -> it's $2`,
      `${NOT_AFTER} its very|really|quite|extremely|pretty|rather|always|never|probably|also|not|all|still ${TRUE_OF_IT} [<STOP>|to|that|when|if|because|for|and|but|in|here|now|today|outside] -> it's $2 $3`,
      "its going to [<VERB|AUX>] -> it's going to",
      "its raining|snowing|hailing|freezing|pouring [<END>|again|today|now|outside|hard|heavily|here|and|but|so|in|all] -> it's $2",
      "its getting|becoming [late|dark|darker|cold|colder|hot|hotter|better|worse|harder|more|too|so|warm|warmer|old|closer|very|really|easier|bigger|late] -> it's $2",
      "its taken|taking [a|an|the|me|us|him|them|so|too|long|longer|ages|forever|years] -> it's $2",
      `${NOT_AFTER} its about [time|a|an|to|the|how|what|half|being|having] -> it's about`,
      "its all [about|over|gone|because|good|fine|right] -> it's all",
      "its like [a|being|when|i|you|they|we|he|she] -> it's like",
      `${NOT_AFTER} its what|how|why|where|who|this|there|here [!and|<END>] -> it's $2`,
      "[!of|in|on|at|by|for|with|from|to|into|as|than] its in|on|at|from|with|for|under|near|behind the|a|an|my|your|our|his|her|their -> it's $2 $3",
      "its called|named [<DET|PROPN>] -> it's $2",
      "its made [of|by|from|in|out] -> it's made",
      "its based|located|situated|built [on|in|at|near] -> it's $2",
      "its used [to|for|in|by|as] -> it's used",
      "its supposed [to] -> it's supposed",
      "its known [for|as|that|to] -> it's known",
      "its worth [it|noting|seeing|visiting|trying|mentioning|remembering|reading|checking|knowing|considering|watching|doing|asking] -> it's worth",
      "its up to [you|me|us|him|her|them] -> it's up to",
      "its as [<ADJ|ADV> as] -> it's as",
      "its as [if|though] -> it's as",
      "its way [too] -> it's way",
      "its one of [the|my|those|our|his|her|these] -> it's one of",
    ],
  }),
  {
    name: 'ItIsTime',
    category: 'grammar',
    sureness: 'sure',
    reason: '“It is” and “it has” shorten to “it’s”; “its” is the possessive.',
    examples: [
      ['Its time to go home.', "It's time to go home."],
      ['I think its time we left.', "I think it's time we left."],
    ],
    leaves: ['Its time to market was short.', 'It had its time to shine.', 'Its time for the lap was 80 seconds.'],
    when: ['its'],
    *find(sentence) {
      for (let at = 0; at < sentence.length; at++) {
        if (sentence.word(at) !== 'its' || sentence.word(at + 1) !== 'time') continue;
        if (
          at > 0 &&
          !/^(?:,|and|but|so|because|that|think|thinks|know|say|says|guess|feel|maybe)$/.test(sentence.word(at - 1))
        )
          continue;
        const next = sentence.word(at + 2);
        if (!/^(?:to|for|that|we|i|you|they|he|she)$/.test(next)) continue;
        const owner = next === 'to' || next === 'for' || next === 'that';
        const finite = [3, 4, 5, 6, 7].some((ahead) =>
          /^(?:is|was|has|had|will|came|comes)$/.test(sentence.word(at + ahead)),
        );
        if (!owner || !finite) yield sentence.swap(at, "it's");
      }
    },
  },
  {
    name: 'ItsOwn',
    category: 'grammar',
    sureness: 'sure',
    reason: 'The possessive is “its”; “it’s” is short for “it is” or “it has”.',
    examples: [
      ["The team has it's own room.", 'The team has its own room.'],
      ["The dog wagged it's tail.", 'The dog wagged its tail.'],
      ['The parcel is on it’s way.', 'The parcel is on its way.'],
      ["They closed it's reading room.", 'They closed its reading room.'],
      ["It's roof was damaged.", 'Its roof was damaged.'],
      ["The house has it's advantages.", 'The house has its advantages.'],
    ],
    leaves: [
      "It's own goals that worry the coach.",
      "They say it's parks that make a city.",
      "I hear it's way too expensive.",
      "When it rains it's mud everywhere.",
      "It's time to go, and it's winter.",
      "It's food that we need.",
      "He said it's people who count.",
      "The reason is it's cold.",
      "I like it, and it's part of me.",
      "Now it's spring.",
    ],
    when: ['it'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'it' || sentence.word(at + 1) !== "'s" || !sentence.joins(at + 1)) continue;
        const before = sentence.word(at - 1);
        const cleft = [3, 4, 5].some((ahead) => /^(?:that|who|which)$/.test(sentence.word(at + ahead)));
        if (sentence.word(at + 2) === 'own' && (at > 0 || !cleft)) {
          yield sentence.swap(at, 'its', at + 1);
          continue;
        }
        const noun = before === 'on' && sentence.word(at + 2) === 'way' ? at + 2 : owned(sentence, words, at);
        if (noun === undefined || cleft) continue;
        if (at === 0) {
          if (noun === 2 && /^(?:was|is|has|were|are|had)$/.test(sentence.word(noun + 1)))
            yield sentence.swap(at, 'its', at + 1);
          continue;
        }
        const conditional = /^(?:if|when|whenever|once|while|as|because|where|wherever|since)$/.test(sentence.word(0));
        const object = sentence.is(at - 1, 'VERB') && !SAYING.has(before) && !conditional;
        if (object || /^(?:has|have|had)$/.test(before) || BEFORE_OWNER.has(before))
          yield sentence.swap(at, 'its', at + 1);
      }
    },
  },
];
