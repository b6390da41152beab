/** What people say that is none of the directives, and what to tell them instead; the first that fits. */
const EXPLANATIONS: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:start|begin) (?:over|again|anew|from)\b/,
    'to begin the running pass again, send it with the mode interrupt; “One more pass.” adds one',
  ],
  [
    /^(?:stop|cancel|abort|quit|halt|end|pause|wait|hold(?: on)?|continue|resume|go on|carry on|proceed)(?: (?:it|this|now|the job|everything|please))*$/,
    'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there',
  ],
  [
    /\b(?:what|why|how|who|when|where|which) (?:did|do|does|is|are|have|has|was|were|should|would|can)\b|^explain\b/,
    'questions are not answered here; every change says its reason, and the job how far it is',
  ],
  [
    /\b(?:accept|approve|reject|decline|dismiss)\b|\bapply\b.*\bsuggestions?\b/,
    'changes are accepted and rejected in the review (PUT …/changes), one by one or by a filter',
  ],
  [
    /^(?:undo|revert|take back|put back|bring back|restore)\b/,
    'undo goes by place or by pass; changes of one kind are rejected in the review (PUT …/changes) by a filter',
  ],
  [
    /\btranslat|\b(?:into|in|to) (?:german|french|spanish|italian|dutch|portuguese|polish|chinese|japanese)\b/,
    'nothing is translated',
  ],
  [
    /\b(?:shorter|shorten|condense|summari[sz]e|summary|cut)\b/,
    'sentences are not shortened; the pass tighten takes out needless words',
  ],
  [/\b(?:longer|expand|elaborate|write|more detail|insert|add)\b/, 'nothing new is written'],
  [
    /\b(?:formal|informal|friendl\w+|casual|polite|professional|warm\w*|persuasive|simpl\w+|plain\w*|tone|funn\w+|engaging)\b/,
    'a text is not rewritten in another tone; the strategies academic and plain-language, of another job, look for words of one',
  ],
  [/\b(?:rewrite|rephrase|reword|paraphrase|improve|better|clearer|flow)\b/, 'sentences are not rewritten'],
  [
    /\btoo (?:many|much)\b|\bfewer\b|\bless\b|\bcareful|\bconservative|\bgentl/,
    'say what is to be left out: a place, a word, a rule, or a kind such as punctuation',
  ],
  [/\b(?:dash|dashes|quotes|quotation marks|apostrophes|ellips[ei]s)\b/, 'marks follow what the document mostly has'],
  [/\b(?:american|british|australian|canadian|indian)\b/, 'say which spelling it is to have'],
  [/\bnames?\b/, 'say which: words in quotation marks are left alone'],
];

/** What was not understood, with what to do instead where that is known. */
export function explained(said: string): string {
  const bare = said.replace(/[\s.!?]+$/, '');
  const small = bare.toLowerCase().replaceAll('’', "'");
  const explanation = EXPLANATIONS.find(([form]) => form.test(small))?.[1];
  return explanation === undefined ? said : `${bare}: ${explanation}`;
}
