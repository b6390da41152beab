/** Words around a wish that change nothing of it, as they stand at its beginning and at its end. */
const BEFORE =
  /^(?:please|pls|plz|kindly|and|but|also|then|now|so|ok|okay|hey|hi|hello|well|oh|actually|hm+|thanks|thank you|instead|from (?:now|here) on(?:wards)?|from (?:now|here)|in future|for the (?:rest|remainder)(?: of (?:it|the (?:text|document)))?|(?:could|can|would|will) you|(?:i would|i'd) (?:like|prefer|love|want)(?: it if)?(?: you)?(?: to)?|i (?:want|need|ask)(?: you)? to|you (?:can|should|must|may|could|need to|have to|are to)|make sure(?: that)?(?: you)?(?: to)?|be sure to|try to|remember to|take care to|i think you should|it would be (?:nice|good|great|best) (?:if you could|if you|to)|let us|let's)[\s,]+/i;
const AFTER =
  /[\s,]+(?:please|pls|plz|thanks|thank you(?: very much| so much)?|thx|for me|from (?:now|here) on(?:wards)?|from (?:now|here)|from this (?:point|block|paragraph)(?: on(?:wards)?)?|onwards?|(?:for )?any ?(?:more|longer)|at all|for now|if you can|if possible|will you|would you|could you|ok|okay|though|instead|as well|too|everywhere|throughout)$/i;

const COURTESY_ALONE = /^(?:please|thanks|thank you|thx|ok|okay|hi|hello|hey|good|great|nice|well done)$/i;

const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(it|that|this|there|here)'s\b/gi, '$1 is'],
  [/\bca(?:n't|nt)\b/gi, 'can not'],
  [/\b(do|does|did|could|should|must|need|wo|would|is|are|was)n'?t\b/gi, '$1 not'],
  [/\b(?:you )?(?:can|could|should|must|may|need|shall|wo|will|would|are)(?: not|not)(?: to)?\b/gi, 'do not'],
  [/\bcannot\b/gi, 'do not'],
  [/^(?:please )?(?:never|do never|not to)\b/i, 'do not'],
  [
    /^(?:i (?:do not want|would rather you did not|would not like)|i'd rather you did not)(?: you)?(?: to)?\b/i,
    'do not',
  ],
  [
    /^(?:stop|avoid|without|refrain from|quit|no) (touch|correct|edit|alter|fix|flag|mark|modify|apply|add|insert|suggest|report|highlight|shorten|complain|warn|point|reword)ing\b/i,
    'do not $1',
  ],
  [/^not (?:to )?/i, 'do not '],
  [
    /^(?:stop|avoid|without|refrain from|quit|no) (chang|rewrit|revis|replac|mak|us|remov|delet|capitali[sz]|criticis|criticiz|rephras)ing\b/i,
    'do not $1e',
  ],
  [/^(?:stop|avoid|without|refrain from|quit|no) (?:cutting|trimming)\b/i, 'do not cut'],
  [/^(?:stop|avoid|quit) nagging\b/i, 'do not nag'],
];

/** The wish without its courtesies, and every “don't” as “do not”. */
export function bareWish(said: string): string {
  let text = said.replace(/[\s,.!]+$/, '');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(AFTER, '');
    for (const [form, plain] of NEGATIONS) text = text.replace(form, plain);
    text = text.replace(BEFORE, '').trim();
  }
  return COURTESY_ALONE.test(text) ? '' : text;
}
