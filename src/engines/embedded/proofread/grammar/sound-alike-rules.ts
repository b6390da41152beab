import type { GrammarRule } from './grammar-rule.ts';
import { isPluralNoun } from './noun-phrase.ts';
import { OWNED_AFTER } from './owned-after.ts';
import { phrases } from './phrases.ts';

/** What "you are" and "they are" are followed by, and no possessive is. */
const DOING = 'going|coming|leaving|trying|getting|doing|looking|feeling|talking';
const STATE =
  'late|early|wrong|lucky|ready|sure|tired|busy|hungry|thirsty|able|allowed|supposed|crazy|amazing|awesome|beautiful|kidding|joking|invited|available|free';
const SAID_OF_STATE = '[<END>|again|today|for|to|that|about|if|when|with|now|here|in|at|on|tomorrow|tonight|this|next]';
const MANNER = 'late|fast|quickly|slowly|loud|loudly|quietly|often|soon|far|easily|young|early';
const MUCH_OF =
  'worry|worries|worried|talk|talks|talked|eat|eats|ate|drink|drinks|drank|pay|paid|cost|costs|work|works|worked|spend|spends|spent|think|thinks|know|knows|ask|asks|cry|smoke|smokes|sleep|sleeps|travel|know|want|wants|expect|complain|complains|takes';
const MOVING =
  'drive|drives|driving|drove|run|runs|running|ran|speak|speaks|speaking|spoke|talk|talks|talking|talked|arrive|arrives|arrived|came|leave|left|started|start|go|went|going|goes|happen|happened|finished|walk|walked|walking|move|moved|moving|grow|growing|grew|read|reads|write|work|works|worked|eat|eats|ate|eating|die|died|married|stay|stayed|type|types|typing|spend|sing|sings|sang|play|plays|played';

const SENT =
  /^(?:address|email|e-mail|number|phone|details|name|opinion|password|answer|answers|report|order|cv|resume|feedback|availability|notes|file|files|work|homework|thoughts|reply|photo|photos|invoice|bank|account)$/;

/** Words that sound alike, told apart by what stands beside them. */
export const SOUND_ALIKE_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'TooMuch',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Too” means more than enough, or also; “to” does not.',
    examples: [
      ['The soup is to hot to eat.', 'The soup is too hot to eat.'],
      ['We arrived to late for it.', 'We arrived too late for it.'],
      ['He speaks to quietly.', 'He speaks too quietly.'],
      ['You worry to much.', 'You worry too much.'],
      ['Nice to meet you to.', 'Nice to meet you too.'],
      ['The bag is to heavy for me.', 'The bag is too heavy for me.'],
      ['We went there to often.', 'We went there too often.'],
      ['There is to much noise.', 'There is too much noise.'],
    ],
    leaves: [
      'We went to late-night shows and to late classes.',
      'It comes down to much the same.',
      'It amounts to much.',
      'The plan is to quickly leave.',
      'It is close to good schools.',
      'What it is to many people is clear.',
      'The job is to slow the train.',
      'It spoke to young people.',
      'His aim is to cool the room.',
      'He turned to heavy industry.',
    ],
    lines: [
      `[${MOVING}] to ${MANNER} [<END>|to|for|and|because|but|in|at|when] -> too $2`,
      `[${MUCH_OF}] to much [<END>|to|for|and|because|but|in|at|when|about|on|time|money|of] -> too much`,
      '[there is|was] to much|little [<NOUN|ADJ>] -> too $2',
      '[there are|were] to many|few [<NOUN|ADJ>] -> too $2',
      '[way|far|much|bit|little] to expensive|late|big|hot|cold|early|heavy|difficult|dangerous|small|loud|busy|tired|easy -> too $2',
      "[is|are|was|were|am|be|i'm|'s|'re|'m|it|getting|not|felt|feels|seems|seemed|looks] to hot|cold|heavy|good|bad|big|small|tired|loud|noisy|dark|dangerous|cheap|rich|poor|strong|weak|tall|thin|thick|wide|sweet|salty|spicy|ill|sick|tight|wet|shy|proud|dirty|crowded|complicated|risky|quiet|scared|sad|soon|serious|similar|common|simple|deep [<END>|to|for|and|or|in|now|when|at|because|even] -> too $2",
      '[meet|see|love|miss|thank] you to [<END>] -> you too',
      '[there|here|it|them|him|her|me|us|you|this|that] to often|soon [<END>|to|and|for|in] -> too $2',
    ],
  }),
  phrases({
    name: 'AlsoToo',
    category: 'grammar',
    sureness: 'loose',
    reason: '“Too” means more than enough, or also; “to” does not.',
    examples: [['My sister wants to come to.', 'My sister wants to come too.']],
    leaves: [
      'That is what it comes to.',
      'This is the town we moved to.',
      'Who are you writing to?',
      'She did, as I wanted it to.',
    ],
    lines: [
      '[to|i|we|he|she|they can|could|will] come|go|play|help to [<END>] -> $1 too',
      '[to] come|play|help to [<END>] -> $1 too',
      '[i|we|you|they] like|love|enjoy it to [<END>] -> $1 it too',
    ],
  }),
  phrases({
    name: 'ToNotToo',
    category: 'grammar',
    sureness: 'sure',
    reason: '“To” stands before a verb or a place; “too” means also or more than enough.',
    examples: [
      ['I want too go home.', 'I want to go home.'],
      ['We went too the park.', 'We went to the park.'],
      ['She used too live here.', 'She used to live here.'],
    ],
    leaves: [
      'I want too much.',
      'He came too, the fool.',
      'We were going too fast.',
      'They have too long waited.',
      'He is able too.',
    ],
    lines: [
      '[want|wants|wanted|need|needs|needed|going|like|tried|try|trying|used|able|hope|decided|have|has|had] too be|go|get|do|have|make|see|buy|say|take|know|live|eat|leave|come|find|help|give|learn|play|pay|tell|keep|think|use|work -> to $2',
      '[go|goes|went|going|come|came|back|listen|listened|talk|talked|next|close|moved|gone] too the|my|our|his|their|school|work|bed -> to $2',
    ],
  }),
  phrases({
    name: 'YouAre',
    category: 'grammar',
    sureness: 'sure',
    reason: '“You’re” is short for “you are”; “your” is the possessive.',
    examples: [
      ['Your going to love it.', "You're going to love it."],
      ['Your the best friend I have.', "You're the best friend I have."],
      ['I hope your feeling better.', "I hope you're feeling better."],
      ['Let me know if your not coming.', "Let me know if you're not coming."],
      ['Your welcome.', "You're welcome."],
      ['Call me when your in town.', "Call me when you're in town."],
      ['Your late again.', "You're late again."],
    ],
    leaves: [
      'Your going away was a shock.',
      'Your late uncle was kind.',
      'Tell me if your notes are ready.',
      'Your welcome speech was fine.',
      'We like your not-so-secret plan.',
      'It is on your right.',
      'You have your wrong ideas.',
      'Your ready answer pleased us.',
      'If your going rate is high, say so.',
      'Your welcome to the city was warm.',
      'It is your very first round.',
    ],
    lines: [
      "your not|a|an|the|gonna -> you're $2",
      "your going to [<VERB|AUX>] -> you're going to",
      "[<START>] your welcome [<END>] -> you're welcome",
      "[<START>] your welcome to [<VERB>] -> you're welcome to",
      "[<START>] your right [<END>|about|that] -> you're right",
      "[hope|glad|think|know] your well|fine|okay|ok|safe|happy [<END>|and] -> you're $2",
      `[!of|in|on|at|by|for|with|from|to] your ${STATE} ${SAID_OF_STATE} -> you're $2`,
      "[!of|in|on|at|by|for|with|from|to] your so|too|really|just|always|never|already|probably|definitely|also|still|only [<ADJ|ADV>|a|an|the|not|going] -> you're $2",
      `[if|when|while|what|because|hope|unless|where|since|that|glad|think|know|why|how] your ${DOING} [<END|ADP|PART|ADV|DET|PRON|ADJ>|to|for|better|well|on|at|in|with|about|up] -> you're $2`,
      "[if|when|while|because|since|unless|that] your in|on|at [the|a|my|town|trouble|luck|time|home|work] -> you're $2",
      "[if|when|because|since|unless|that|and|so|but|<START>] your my|here|there|interested|unable|wondering [!and] -> you're $2",
    ],
  }),
  {
    name: 'YourThing',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Before a noun the possessive is “your”; “you’re” is short for “you are”.',
    examples: [
      ["Please bring you're passport.", 'Please bring your passport.'],
      ["Is this you're coat?", 'Is this your coat?'],
      ["You are on you're own.", 'You are on your own.'],
      ["I like you're new haircut.", 'I like your new haircut.'],
      ["Check you're settings first.", 'Check your settings first.'],
      ["Please send me you're address.", 'Please send me your address.'],
      ["Thank you for you're quick reply.", 'Thank you for your quick reply.'],
    ],
    leaves: [
      "They say you're family.",
      "When you're home, call.",
      "I know you're people of honour.",
      "If you're friends, stay.",
      "Tell me you're friends again.",
      "It tells me you're president now.",
    ],
    when: ["'re"],
    *find(sentence, words) {
      for (let at = 1; at < sentence.length - 2; at++) {
        if (sentence.word(at) !== 'you' || sentence.word(at + 1) !== "'re" || !sentence.joins(at + 1)) continue;
        const first = at + 2;
        const noun = sentence.is(first, 'ADJ') && !words.isNoun(sentence.word(first)) ? first + 1 : first;
        const own = sentence.word(first) === 'own' && /^(?:on|of|by|in|with|for)$/.test(sentence.word(at - 1));
        // “Check you’re settings”: a verb that says what is to be done opens the sentence.
        const several = at === 1 && isPluralNoun(sentence, words, noun) && !sentence.is(noun + 1, 'NOUN');
        const thing = (words.isNoun(sentence.word(noun)) || several) && !sentence.isPart(noun);
        // “Send me you’re address”: of what one is sent, nobody is one.
        const sent = sentence.word(at - 1) === 'me' && SENT.test(sentence.word(first));
        // “Thank you for you’re quick reply”.
        const thanked = sentence.word(at - 1) === 'for' && sentence.is(noun, 'NOUN') && noun > first;
        if (own || sent || thanked || (thing && OWNED_AFTER.test(sentence.word(at - 1))))
          yield sentence.swap(at, 'your', at + 1);
      }
    },
  },
  phrases({
    name: 'WhoIs',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Who’s” is short for “who is”; “whose” asks who owns something.',
    examples: [
      ['Whose coming to the party?', "Who's coming to the party?"],
      ['I know whose going to pay.', "I know who's going to pay."],
      ['Whose there?', "Who's there?"],
    ],
    leaves: [
      'Whose coming was it?',
      'Whose lunch was it?',
      'the man whose going rate is high',
      'Whose there-is-no-hope song is it?',
    ],
    lines: [
      "whose going to [<VERB|AUX>] -> who's going to",
      "whose coming|leaving|talking|calling|waiting [to|with|for|from|at|tonight|today|tomorrow|<END>] -> who's $2",
      "whose there|here [<END>] -> who's $2",
      "whose been|not|next|your|my|his|the|a|an [!-] -> who's $2",
      "whose in [charge] -> who's in",
    ],
  }),
  {
    name: 'WhoseThing',
    category: 'grammar',
    sureness: 'sure',
    reason: '“Whose” asks who owns something; “who’s” is short for “who is” or “who has”.',
    examples: [
      ["Who's bag is this?", 'Whose bag is this?'],
      ["I know a man who's car was stolen.", 'I know a man whose car was stolen.'],
      ["Who's turn is it?", 'Whose turn is it?'],
    ],
    leaves: [
      "Who's turning the page?",
      "Who's president now?",
      "The man who's boss here is old.",
      "Who's working is not clear.",
    ],
    when: ['who'],
    *find(sentence, words) {
      for (let at = 0; at < sentence.length - 3; at++) {
        if (sentence.word(at) !== 'who' || sentence.word(at + 1) !== "'s" || !sentence.joins(at + 1)) continue;
        const noun = sentence.is(at + 2, 'ADJ') ? at + 3 : at + 2;
        const [word, next] = [sentence.word(noun), sentence.word(noun + 1)];
        const asked = at === 0 && /^(?:it|this|that)$/.test(sentence.word(noun + 2));
        if ((!asked && (words.classOf(word)?.noun ?? 0) < 3) || /(?:ing|ed)$/.test(word) || sentence.isPart(noun))
          continue;
        if (/^(?:is|was|are|were|has|had)$/.test(next)) yield sentence.swap(at, 'whose', at + 1);
      }
    },
  },
];
