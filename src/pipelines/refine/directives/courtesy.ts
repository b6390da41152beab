/** Words around a wish that change nothing of it, as they stand at its beginning and at its end. */
const BEFORE = [
  'please|pls|plz|plese|kindly|always|and|but|also|then|now|so|ok|okay|yes|yeah|well|oh|ugh|argh|wtf|omg|aw|wow|whoa|gosh|damn|hey|look|listen|come on|actually|hm+|instead|finally|maybe|perhaps|possibly|simply|honestly|sorry|note',
  '(?:hey|hi|hello|dear|good (?:morning|evening|afternoon))(?: (?:there|all|again|claude|redraft|editor|team|everyone|friend|\\p{Lu}[\\p{L}-]+(?=,)))?',
  'thanks(?: (?:a lot|so much|again))?|thank you(?: (?:very|so) much)?|thx|(?:looks good|looking good|great|good|nice|fine|good (?:work|job)|well done)(?=[,!.:;-])',
  "(?:first|second|third|last)(?:ly)?(?=[,:])|no(?=[,!])|for now|in general|generally|overall|in short|in any case|for (?:god|goodness|heaven)'?s? sake|for the love of (?:god|all that is holy)",
  'from (?:now|here) on(?:wards)?|from (?:now|here)|in future|for the (?:rest|remainder)(?: of (?:it|the (?:text|document)))?|this time|while you are at it|as (?:i )?said|like i said|btw|by the way|fyi|p\\.?s',
  '(?:could|can|would|will) (?:you|u)(?: mind)?|if you (?:could|can|would)(?=,)|if possible(?=,)|do me a favou?r and|be so kind as to|feel free to',
  "(?:i would|i'd) (?:like|prefer|love|want|appreciate it)(?: it)?(?: if)?(?: you)?(?: (?:could|would))?(?: to)?|i (?:want|need|ask|asked|told|expect|wish)(?: you)? to|i (?:said|say|insist)(?: that)?",
  'you (?:can|should|must|may|could|need to|have to|are to|ought to|had better)|make sure(?: that)?(?: you)?(?: to)?|be sure to|try to|remember to|take care to|i think (?:that )?you should|the best is to|i am asking you to',
  "it would be (?:nice|good|great|best|lovely)(?: if)?(?: you)?(?: (?:could|would))?(?: to)?|let us|let's",
  '(?:my|our|the) (?:[\\p{L}-]+ )?(?:editor|teacher|professor|supervisor|boss|client|publisher|reviewers?|colleagues?|company|journal|co-?author|agent|wife|husband|lawyer|style guide|house style) (?:says?|said|told me|tells me|asks?(?: me)?|asked(?: me)?|insists?(?! on)|wants?(?: me| us| you)?(?= to)|thinks?|demands?|requires?(?= that))(?: that)?(?: (?:you|i|we) (?:should|must|have to|need to))?(?: to(?! not))?',
];
const AFTER = [
  'please|pls|plz|thanks(?: (?:a lot|so much|again|in advance))?|thank you(?: very much| so much)?|thx|ty|cheers|for me|for us|ok|okay',
  'from (?:now|here) on(?:wards)?|from (?:now|here)|from this (?:point|block|paragraph)(?: on(?:wards)?)?|onwards?|(?:for )?any ?(?:more|longer)|for now|for the moment|from the start',
  'at all(?: costs?)?|if (?:you can|possible|you could|you would|you do not mind)|(?:will|would|could|can) you|though|instead|as well|too|either|everywhere|throughout|(?<!\\bwords? )already|maybe|perhaps|asap|right now|immediately|under \\w+ circumstances|whatever happens|no matter what|in any (?:case|way|form)|ever|ever again',
];
const SPACES = String.raw`[\s,!.:;-]+`;
const BEFORE_WISH = new RegExp(`^(?:${BEFORE.join('|')})${SPACES}`, 'iu');
const AFTER_WISH = new RegExp(`[\\s,!.:;(-]+(?:${AFTER.join('|')})$`, 'iu');
const LAST_MARKS = /[\s,.!?)~-]+$/;

/** What asks for nothing: somebody who says only this is content, or waits. */
const COURTESY_ALONE = new RegExp(
  `^(?:${[
    'please|thanks?(?: (?:a lot|so much|again|you|in advance))?|thank you(?: (?:very|so) much)?|thx|ty|cheers|ok|okay|k|hi|hello|hey|yes|yep|yeah|sure|cool|perfect|excellent|wonderful|brilliant|awesome|lovely|super',
    '(?:that is |it is |all |looks? |looking |sounds? |very |so |really |pretty |much )*(?:good|great|nice|fine|right|better|well done|perfect|lovely|excellent|ok|okay)(?: (?:work|job|now|to me|so far|enough|stuff|one))*',
    '(?:just |only )?(?:one|two|three|four|a few|some|several)(?: more| other| small| quick)* (?:things?|points?|notes?|remarks?|requests?|wishes)(?: (?:first|please))?',
    'go ahead|keep (?:it )?up(?: the good work)?',
    '(?:i (?:really )?)?(?:like|love) (?:it|this|that)|i am (?:happy|content|fine)(?: with (?:it|this|that))?|no (?:objections?|complaints|worries|problem)',
    '(?:dear|hi|hello|hey) [\\p{L}-]+|hi there|good (?:morning|evening|afternoon)|best(?: regards| wishes)?|regards|kind regards|love|greetings|got it|understood|i see|lol|haha+|lgtm|wow|nothing(?: more| else)? to (?:add|say)',
  ].join('|')})$`,
  'iu',
);

const CHANGING =
  'chang|rewrit|revis|replac|mak|us|remov|delet|capitali[sz]|criticis|criticiz|rephras|rearrang|improv|eras';
const TOUCHING =
  'touch|correct|edit|alter|fix|flag|mark|modify|apply|add|insert|suggest|report|highlight|shorten|complain|warn|point|reword|mess|fiddle|nag|comment|convert|turn|undo|skip|underline';
const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/,? (?:under \w+ circumstances|please|in any (?:way|case)|at any cost|by the way|however), /gi, ' '],
  [/^(do not),? (?:under \w+ circumstances|ever|please)\b,? ?/i, '$1 '],
  [/\b(it|that|this|there|here)'s\b/gi, '$1 is'],
  [/\bi'd\b/gi, 'i would'],
  [/\b(i|you|we|they)'(?:ve)\b/gi, '$1 have'],
  [/\b(?:u)\b(?! ?\.)/g, 'you'],
  [/\bca(?:n't|nt)\b/gi, 'can not'],
  [/\b(do|does|did|could|should|must|need|wo|would|is|are|was|ai)n'?t\b/gi, '$1 not'],
  [/\b(?:you )?(?:can|could|should|must|may|need|shall|wo|will|would|are)(?: not|not)(?: to)?\b/gi, 'do not'],
  [/\b(?:you )?(?:can|should|must|may|shall|will) never\b/gi, 'do not'],
  [/\bcannot\b/gi, 'do not'],
  [/^(?:please )?(?:never(?: ever)?|do never|don not|not to)\b/i, 'do not'],
  [
    /^(?:i (?:do not want|would rather you did not|would not like|do not need)|i would prefer (?:you |it if you )?(?:not to|did not|do not))(?: you)?(?: to)?\b/i,
    'do not',
  ],
  [/^(?:there is )?no (?:need|reason) to (?=change|touch|edit|correct|fix|alter)/i, 'do not '],
  [/^i (?:want|need|ask|asked|told|expect|would like|would prefer) you not to\b/i, 'do not'],
  [/^do not (?:ever|you dare|even think (?:of|about)|(?:try|bother) to|need to|have to)(?: to)?\b(?! me)/i, 'do not'],
  [new RegExp(`^do not (${TOUCHING})ing\\b`, 'i'), 'do not $1'],
  [new RegExp(`^do not (${CHANGING})ing\\b`, 'i'), 'do not $1e'],
  [new RegExp(`^(?:stop|avoid|without|refrain from|quit|no|no more) (${TOUCHING})ing\\b`, 'i'), 'do not $1'],
  [/^not (?:to )?/i, 'do not '],
  [new RegExp(`^(?:stop|avoid|without|refrain from|quit|no|no more) (${CHANGING})ing\\b`, 'i'), 'do not $1e'],
  [/^(?:stop|avoid|without|refrain from|quit|no) (?:cutting|trimming)\b/i, 'do not cut'],
  [/^(?:stop|avoid|quit) nagging\b/i, 'do not nag'],
  [/\bdo not (?:be )?(?:allowed|supposed) to\b/i, 'do not'],
];

/** The wish without its courtesies, and every “don't” as “do not”. */
export function bareWish(said: string): string {
  let text = said.replace(LAST_MARKS, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(AFTER_WISH, '').replace(LAST_MARKS, '');
    for (const [form, plain] of NEGATIONS) text = text.replace(form, plain);
    if (COURTESY_ALONE.test(text)) return '';
    text = text.replace(BEFORE_WISH, '').trim();
  }
  return text;
}
