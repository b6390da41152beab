import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';

const DAYS = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday';
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december';
const COUNTED =
  'people|students|children|cars|users|customers|employees|workers|tourists|visitors|questions|mistakes|errors|books|problems|countries|accidents|women|men|members|patients|complaints|cases|jobs|trees|animals';
const FINDINGS = 'results|findings|figures|numbers|examples|tests|problems|facts|reasons';

/** What is written in a hurry, in letters and reports. */
export const HURRIED_RULES: readonly GrammarRule[] = [
  phrases({
    name: 'AdviceAdvise',
    category: 'spelling',
    sureness: 'sure',
    reason: '“Advice” is the noun, “advise” the verb.',
    examples: [
      ['Thanks for the advise you gave.', 'Thanks for the advice you gave.'],
      ['Please advice us of it.', 'Please advise us of it.'],
    ],
    leaves: ['They advise you on it.', 'Please give advice if you can.', 'Those who advise you know it.'],
    lines: [
      '[the|some|any|good|bad|legal|medical|helpful|useful|of] advise [<END>|you|that|he|she|i|we|they|on|about|from|is|was|given|which] -> advice',
      '[please|kindly] advice [us|me|him|her|them|if|when|whether|on|how|that|as] -> advise',
    ],
  }),
  phrases({
    name: 'HearFrom',
    category: 'spelling',
    sureness: 'sure',
    reason: 'With one’s ears one “hears”; “here” is a place.',
    examples: [
      ['I want to here from you.', 'I want to hear from you.'],
      ['We would like to here your thoughts.', 'We would like to hear your thoughts.'],
    ],
    leaves: ['We came back to here.', 'From there to here the road is bad.', 'He wants to, here and now.'],
    lines: [
      '[like|love|want|wants|wanted|need|happy|glad|nice|good|able|forward|sad|surprised|pleased|delighted|hope to] here [your|my|his|her|their|our|the|that|about|from|what|more|it|you] -> hear',
    ],
  }),
  phrases({
    name: 'BelowNotBellow',
    category: 'spelling',
    sureness: 'sure',
    reason: 'What stands under something is “below”; a “bellow” is a roar.',
    examples: [['You find the details bellow.', 'You find the details below.']],
    leaves: ['The bull gave a bellow.', 'They heard the bull bellow.'],
    lines: [
      '[details|see|information|link|links|list|table|figure|text|mentioned|shown|described|given|listed|written|explained|example|comments|address] bellow [<END>|for|to|and|is|are] -> below',
    ],
  }),
  phrases({
    name: 'DueOn',
    category: 'spelling',
    sureness: 'sure',
    reason: 'What must be there by a certain time is “due” then.',
    examples: [['The report is do on Friday.', 'The report is due on Friday.']],
    leaves: ['What they did is do on Friday what we did.', 'All I want is do it.'],
    lines: [
      `[report|essay|paper|homework|assignment|project|rent|payment|invoice|task|work|it|which is|was] do on|by|next|this ${DAYS}|${MONTHS}|week|month|the -> due $2 $3`,
      '[report|essay|paper|homework|assignment|project|rent|payment|invoice|task|work|it|which is|was] do tomorrow|today|soon -> due $2',
    ],
  }),
  phrases({
    name: 'FillInForm',
    category: 'grammar',
    sureness: 'sure',
    reason: 'One fills a form in.',
    examples: [['Please fill the form and send it.', 'Please fill in the form and send it.']],
    leaves: ['Please fill the form with water.', 'They fill the form in.', 'Fill the forms out.'],
    lines: [
      '[please|to|and|must] fill the|this form|questionnaire|application [and|.|before|below|to] -> fill in $2 $3',
    ],
  }),
  phrases({
    name: 'NumberNotAmount',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Of what is counted there is a number; an amount is of what is measured.',
    examples: [['The amount of students has grown.', 'The number of students has grown.']],
    leaves: ['The amount of money is large.', 'No amount of books will help.', 'any amount of people management'],
    lines: [
      `[the|a|large|small|huge|great|big|high|total|same] amount of [${COUNTED} <END|AUX|ADP|VERB>|who|that] -> number of`,
    ],
  }),
  phrases({
    name: 'IfIHad',
    category: 'grammar',
    sureness: 'sure',
    reason: 'In the “if” part it is “had”: “if I had known, I would have stayed”.',
    examples: [['If I would have known, I would have stayed.', 'If I had known, I would have stayed.']],
    leaves: ['I wonder if he would have known.', 'If you would have us stay, say so.', 'If they would, we should.'],
    lines: [
      '[<OPEN> if] i|you|he|she|it|we|they would have known|been|had|seen|done|gone|come|told|said|asked|studied|listened|found|thought|taken|worked|stayed|tried|started|heard|met -> $1 had $4',
    ],
  }),
  phrases({
    name: 'SuggestThat',
    category: 'grammar',
    sureness: 'sure',
    reason: 'One suggests that somebody do something.',
    examples: [
      ['She suggested me to read it.', 'She suggested that I read it.'],
      ['They suggest us to wait.', 'They suggest that we wait.'],
    ],
    leaves: [
      'She suggested to me that I read it.',
      'The steps they suggest you to the end',
      'They suggested him for it.',
    ],
    lines: [
      ['me', 'I'],
      ['us', 'we'],
      ['him', 'he'],
      ['them', 'they'],
    ].map(([wrong, right]) => `[suggest|suggests|suggested] ${wrong} to [<VERB>|be|have|go] -> that ${right}`),
  }),
  phrases({
    name: 'TaughtUs',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Who passes on what he knows “teaches”; to “learn” is to take it in.',
    examples: [['He learned us how to swim.', 'He taught us how to swim.']],
    leaves: ['He learned us by heart.', 'What she learned helped us.'],
    lines: ['learned|learnt me|us|him|her|them|you how|to|that|about|everything|english|maths -> taught $2 $3'],
  }),
  phrases({
    name: 'CompareThem',
    category: 'grammar',
    sureness: 'sure',
    reason: 'One compares things, and distinguishes between them.',
    examples: [['We compared between the two.', 'We compared the two.']],
    leaves: ['We compared notes between the two.', 'Compare them.', 'How do costs compare between the two?'],
    lines: ['[we|i|they|you|he|she|to|and|by|when] compare|compared|comparing between [the|two|these|those] -> $1'],
  }),
  phrases({
    name: 'TheseResults',
    category: 'grammar',
    sureness: 'sure',
    reason: 'Before a plural it is “these”, and its verb has no “s”.',
    examples: [['This results shows that it works.', 'These results show that it works.']],
    leaves: ['This shows that it works.', 'This results in loss.', 'This figures in it.'],
    lines: ['shows show', 'indicates indicate', 'suggests suggest', 'proves prove', 'means mean'].map((pair) => {
      const [one, many] = pair.split(' ');
      return `this ${FINDINGS} ${one}|${many} [that|how|the|what|a|us] -> these $2 ${many}`;
    }),
  }),
  phrases({
    name: 'ToADay',
    category: 'grammar',
    sureness: 'sure',
    reason: '“To” leads to a time or a place; “too” means also or more than enough.',
    examples: [['It was moved too Thursday.', 'It was moved to Thursday.']],
    leaves: ['He moved too fast.', 'They moved, too.'],
    lines: [
      `[move|moved|postponed|changed|delayed|shifted|from] too ${DAYS}|${MONTHS}|tomorrow|next|another|a -> to $2`,
    ],
  }),
  phrases({
    name: 'BeThere',
    category: 'grammar',
    sureness: 'sure',
    reason: 'A place is “there”; “their” is the possessive.',
    examples: [["I'll be their in ten minutes.", "I'll be there in ten minutes."]],
    leaves: ['It will be their in-house tool.', 'That will be their best one.'],
    lines: ["[will|'ll|can|should be] their in|at|by|soon|tomorrow|tonight|when|before|after|on|too [!-] -> there $2"],
  }),
];
