import type { GrammarRule } from './grammar-rule.ts';
import { phrases } from './phrases.ts';
import type { Sentence } from './sentence.ts';

/** Short forms that are no word without their apostrophe. */
const SHORT_FORMS =
  "shes she's; hes he's; youre you're; theyre they're; weve we've; theyve they've; youve you've; ive I've; whats what's; " +
  "thats that's; wheres where's; theres there's; heres here's; hows how's; whos who's; isnt isn't; arent aren't; wasnt wasn't; " +
  "werent weren't; dont don't; doesnt doesn't; didnt didn't; couldnt couldn't; wouldnt wouldn't; shouldnt shouldn't; " +
  "hasnt hasn't; havent haven't; hadnt hadn't; mustnt mustn't; neednt needn't; itll it'll; theyll they'll; youll you'll; " +
  "wouldve would've; couldve could've; shouldve should've; mustve must've; mightve might've; youd you'd; theyd they'd; " +
  "everyones everyone's; someones someone's; anyones anyone's; everybodys everybody's; somebodys somebody's; " +
  "nobodys nobody's; anybodys anybody's";
const FORMS = new Map(
  SHORT_FORMS.split('; ').map((pair) => {
    const [written = '', meant = ''] = pair.split(' ');
    return [written, meant];
  }),
);
const MAY_BE_NAMED = new Set(['ive', 'hows', 'hes']);
/** Part of something longer: "whats.new", "shes-hes", "theres_one". */
function joined(sentence: Sentence, first: number, last: number): boolean {
  const { text } = sentence;
  const { start, end } = sentence.swap(first, '', last);
  return (
    /[\p{L}\p{N}'’_@#/.-]/u.test(text.charAt(start - 1)) ||
    /^(?:[\p{L}\p{N}'’_@/-]|\.[\p{L}\p{N}])/u.test(text.slice(end, end + 2))
  );
}

const MOVED = /^(did|could|would|should|does|do|is|are|was|were|has|have|had|must|need|ca|wo)(['’])nt$/i;

export const CONTRACTION_RULES: readonly GrammarRule[] = [
  {
    name: 'ShortForm',
    category: 'punctuation',
    sureness: 'sure',
    reason: 'An apostrophe stands for the letters that a short form leaves out.',
    examples: [
      ['Shes late and hes not here.', "She's late and he's not here."],
      ['Youre welcome; weve seen it.', "You're welcome; we've seen it."],
      ['Ive done what thats worth.', "I've done what that's worth."],
      ["We did'nt go and she could’nt.", "We didn't go and she couldn’t."],
      ['They dont know someones name.', "They don't know someone's name."],
    ],
    leaves: [
      'HES and IVE are short.',
      'See whats.new and theres_one.',
      'the hows and whys, by Jony Ive',
      'the shes-hes of old',
      'Ives lives there.',
    ],
    *find(sentence) {
      for (let at = 0; at < sentence.length; at++) {
        const moved = MOVED.exec(sentence.written(at));
        if (moved !== null) {
          const [, verb = '', mark = ''] = moved;
          yield { ...sentence.swap(at, ''), after: `${verb}n${mark}t` };
          continue;
        }
        // The tagger cuts some of them: "you" + "re".
        const last = sentence.joins(at + 1) && /^[a-z]/.test(sentence.written(at + 1)) ? at + 1 : at;
        const whole = last === at ? sentence.word(at) : sentence.word(at) + sentence.word(last);
        const form = FORMS.get(whole);
        if (form === undefined || /^\p{Lu}{2}/u.test(sentence.written(at)) || joined(sentence, at, last)) continue;
        if (whole === 'ive' && !sentence.isCapital(at)) continue;
        if (MAY_BE_NAMED.has(whole) && (sentence.word(at - 1) === 'the' || (at > 0 && sentence.isCapital(at - 1))))
          continue;
        yield sentence.swap(at, form, last);
      }
    },
  },
  phrases({
    name: 'ShortFormLikeWord',
    category: 'punctuation',
    sureness: 'sure',
    reason: 'An apostrophe stands for the letters that a short form leaves out.',
    examples: [
      ['Lets go to the beach.', "Let's go to the beach."],
      ['Id like a cup of tea.', "I'd like a cup of tea."],
      ['The door wont open.', "The door won't open."],
      ['Ill be there.', "I'll be there."],
    ],
    leaves: [
      'She lets go of it.',
      'He was wont to sleep.',
      'The id is a term.',
      'Ill health kept him.',
      'as is their wont',
      'Lets and tenancies are listed.',
      'He lets us go.',
    ],
    lines: [
      "[<START>] lets go|see|talk|be|do|get|have|say|start|try|take|make|hope|meet|look|play|eat|move|just|not|all|begin|keep|think|wait|face|find|call|put|use|stay|leave|ask|give|tell|work -> let's $2",
      "[<START>] id like|love|rather|say|prefer|never|be|have|go|want|recommend|suggest -> I'd $2",
      "[<START>] ill be|have|go|see|call|do|let|get|try|take|never|send|write|come|tell|give|make|start|keep|ask|bring|always|just -> I'll $2",
      "[!is|was|were|be|am|are|been|his|her|their|its|my|your|our|'s|'re] wo nt be|have|go|open|work|do|let|get|take|make|give|help|come|start|stop|tell|know|see|find|need|want|happen|change|say|pay|stay|fit|move|even|ever|you -> won't $3",
    ],
  }),
  phrases({
    name: 'SplitShortForm',
    category: 'punctuation',
    sureness: 'sure',
    reason: 'An apostrophe, not a space, stands for the letters that a short form leaves out.',
    examples: [
      ['I don t know, and he didn t ask.', "I don't know, and he didn't ask."],
      ['I m here and we re late.', "I'm here and we're late."],
      ['It s a car, and they ve seen it.', "It's a car, and they've seen it."],
    ],
    leaves: ['The don T. Rex is here.', 'the letters s and m', 'at 5 m in the air', 'The plan re the it s-curve'],
    lines: [
      "don|didn|doesn|isn|aren|wasn|weren|couldn|wouldn|shouldn|hasn|haven|hadn|won t [!.] -> $1't",
      "i m [<ADJ|VERB|ADV|DET|ADP>|not|a|the|here|so] -> I'm",
      "it|that|he|she|what|there|here s [a|an|the|not|very|so|been|going|my|your|too|really|<VERB>] -> $1's",
      "we|they|you re [a|an|the|not|very|so|going|too|really|here|late|<VERB|ADJ>] -> $1're",
      "i|we|they|you ve [<VERB>|been|had|never|always] -> $1've",
    ],
  }),
  phrases({
    name: 'PossessiveTime',
    category: 'punctuation',
    sureness: 'sure',
    reason: 'What belongs to a day, a week or people takes an apostrophe before the “s”.',
    examples: [
      ['Todays news is good.', "Today's news is good."],
      ['We read last weeks report.', "We read last week's report."],
      ['The childrens toys are here.', "The children's toys are here."],
      ['She took someone elses coat.', "She took someone else's coat."],
      ['It is in the mens room.', "It is in the men's room."],
    ],
    leaves: [
      'All our yesterdays are gone.',
      'The last weeks were hard.',
      'It took the last years of his life.',
      'In the last weeks people left.',
      'Two todays make no tomorrow.',
    ],
    lines: [
      'todays|yesterdays|tomorrows [<NOUN|ADJ|PROPN>] -> $1',
      '[!the|these|those|his|her|their|our|my|your|its|few|first] last|next|this weeks|months|years [<NOUN>] -> $2',
      'childrens|womens [<NOUN|ADJ>] -> $1',
      'mens [room|rooms|shoes|clothes|clothing|team|league|health|toilet|toilets|wear|final|singles|fashion|football|work|rights|group|suits] -> $1',
      "[someone|somebody|anyone|anybody|everyone|everybody|one|nobody] elses -> else's",
    ].flatMap(spelledOut),
  }),
];

/** A line for each of the words that keep their stem and take an apostrophe. */
function spelledOut(line: string): string[] {
  const [left = '', right = ''] = line.split(' -> ');
  if (!right.startsWith('$')) return [line];
  const place = left.split(' ').filter((part) => !part.startsWith('[') && !part.endsWith(']'));
  const words = place[Number(right.slice(1)) - 1] ?? '';
  return words
    .split('|')
    .map((word) => `${left.replace(words, word)} -> ${right === '$2' ? '$1 ' : ''}${word.slice(0, -1)}'s`);
}
