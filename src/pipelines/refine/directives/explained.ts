import { bareWish } from './courtesy.ts';
import { isLimited } from './together.ts';

/** What people say that is none of the directives, what to tell them instead, and what they may have meant to say. */
interface Explanation {
  readonly when: RegExp;
  /** What of it is said to the job, so that no model can do it; of the rest it may make something. */
  readonly toJob?: RegExp;
  readonly says: string;
  readonly examples?: readonly string[];
}

/** The first that fits. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    when: /^(?:start|begin) (?:over|again|anew|from)\b/,
    toJob: /^(?:start|begin) (?:over|again|anew)$/,
    says: 'to begin the running pass again, send it with the mode interrupt; “One more pass.” adds one',
    examples: ['One more pass, please.'],
  },
  {
    when: /^(?:stop|cancel|abort|quit|halt|end|pause|wait|hold(?: on)?|continue|resume|go on|carry on|proceed)(?: (?:it|this|that|now|the job|everything|please|with (?:it|this|that)))*$/,
    toJob: /./,
    says: 'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there',
    examples: ['Stop after this pass.'],
  },
  {
    when: /\b(?:what|why|how|who|when|where|which) (?:did|do|does|is|are|have|has|was|were|should|would|can)\b|^explain\b|^(?:is|are|was|were|did|does|have you|has|should (?:i|we)|shall (?:i|we)|do you)\b/,
    says: 'questions are not answered here; every change says its reason, and the job how far it is',
  },
  {
    when: /^(?:please )?(?:undo|revert|take back|roll back|restore)(?: (?:it|this|that|them|these|those))*$/,
    toJob: /./,
    says: 'say what: a place, a pass, or all; or say it of a block (target)',
    examples: ['Undo your changes in this section.', 'Undo all your changes.', 'undo the last pass'],
  },
  {
    when: /^(?:undo|revert) .*\b(?:last|latest|previous) (?:change|edit|correction|fix)/,
    toJob: /./,
    says: 'single changes are rejected in the review (PUT …/changes); here undo goes by place or by pass',
    examples: ['Undo your changes in this section.'],
  },
  {
    when: /\b(?:accept|approve|reject|decline|dismiss)\b|\bapply\b.*\b(?:suggestions?|everything|all)\b/,
    toJob:
      /^(?:accept|approve|reject|decline|dismiss|apply) (?:(?:all|each|every|the|your|these|those|of) )*(?:suggestions?|changes?|edits?|corrections?|fixes|everything|all|it|that|them)$/,
    says: 'sure changes are made by themselves; suggestions are accepted and rejected in the review (PUT …/changes), one by one or by a filter',
    examples: ['Apply changes again.', 'Undo all your changes.'],
  },
  {
    when: /^(?:undo|revert|take back|put back|bring back|restore|remove|discard)\b.*\b(?:changes?|edits?|corrections?|suggestions?|fixes)\b/,
    toJob: /^(?:undo|revert|take back|put back|bring back)\b/,
    says: 'undo goes by place or by pass; changes of one kind are rejected in the review (PUT …/changes) by a filter',
    examples: ['Undo your changes in this section.', 'undo the last pass'],
  },
  {
    when: /^redo\b/,
    says: 'what was undone is taken in again by place or by pass; “One more pass.” goes over the text again',
    examples: ['put back what you undid', 'One more pass, please.'],
  },
  {
    when: /^(?:forget|drop|disregard)\b|\b(?:you (?:may|can|are allowed to)|feel free to)\b.*\b(?:again|now)$/,
    says: 'single wishes are not forgotten: a newer one wins, and “Forget that.” ends all of them',
    examples: ['Forget that.'],
  },
  {
    when: /\btranslat|\b(?:into|in|to) (?:german|french|spanish|italian|dutch|portuguese|polish|chinese|japanese)\b/,
    says: 'nothing is translated',
  },
  {
    when: /^(?:no(?: more| further)?|avoid|without|use|do not use)\b.*\b(?:comma|dash|exclamation|contraction|passive|hedg|clich|quot|ellips|semicolon)/,
    says: 'marks and words are not put in or taken out by a wish; a rule or a kind of change is left alone',
    examples: ['Leave punctuation alone.', "don't complain about passive voice"],
  },
  {
    when: /\b(?:too long|shorter|shorten|condense|summari[sz]e|summary|cut)\b/,
    says: 'sentences are not shortened; the pass tighten takes out needless words',
    examples: ['one more tighten pass', 'do not shorten anything'],
  },
  {
    when: /\b(?:american|british|australian|canadian|indian|dialect)\b/,
    says: 'say which spelling it is to have; one is followed as a whole',
    examples: ['Keep British spelling.', 'please use American English'],
  },
  {
    when: /\b(?:longer|expand|elaborate|more detail|insert|write (?:a|an|some|more|the|me))\b|^(?:please )?add\b/,
    says: 'nothing new is written',
  },
  {
    when: /\b(?:formal|informal|friendl\w+|casual|polite|professional|warm\w*|persuasive|simpl\w+|plain\w*|tone|funn\w+|engaging)\b/,
    says: 'a text is not rewritten in another tone; the strategies academic and plain-language, of another job, look for words of one',
    examples: ["Don't rewrite my sentences."],
  },
  {
    when: /\b(?:rewrite|rephrase|reword|paraphrase|improve|better|clearer|flow)\b/,
    says: 'sentences are not rewritten',
    examples: ["Don't rewrite my sentences.", 'Only fix spelling from here.'],
  },
  {
    when: /\btoo (?:many|much)\b|\bfewer\b|\bless\b|\bcareful|\bconservative|\bgentl/,
    says: 'say what is to be left out: a place, a word, a rule, or a kind such as punctuation',
    examples: ['Only suggest from here on.', 'Leave punctuation alone.', "Don't rewrite my sentences."],
  },
  {
    when: /\b(?:dash|dashes|quotes|quotation marks|apostrophes|ellips[ei]s)\b/,
    says: 'marks follow what the document mostly has',
    examples: ['I like my em dashes', 'Leave punctuation alone.'],
  },
  {
    when: /\b(?:dots?|commas?|punctuation|grammar|spelling|typos?)\b/,
    says: 'kinds of change are left alone, or are the only ones that are made',
    examples: ['Leave punctuation alone.', 'Only fix spelling from here.'],
  },
  { when: /\bnames?\b/, says: 'say which: words in quotation marks are left alone' },
  {
    when: /^(?:do not|leave|keep|skip|ignore|turn|let|spare|not)\b.*\b(?:it|this|that|here|them)\b/,
    says: 'say what it is, or say it of a block (target)',
  },
];

/** What says of a wish when or where it holds. */
const LIMITED: Explanation = {
  when: /./,
  says: 'a condition or an exception is not followed; what is for one place names it (“In the introduction only fix spelling.”)',
  examples: ['Do not touch the introduction.', 'in the tables only suggest'],
};

/** What was not understood, with what to do instead where that is known. */
export function explained(said: string): string {
  const explanation = explanationOf(said);
  return explanation === undefined ? said : `${said.replace(/[\s.!?]+$/, '')}: ${explanation.says}`;
}

/** Whether it is said to the job, and would mean nothing to a model: “undo the last change”. */
export function isToJob(said: string): boolean {
  const spellings = spellingsOf(said);
  return EXPLANATIONS.some(
    ({ when, toJob }) => toJob !== undefined && spellings.some((text) => when.test(text) && toJob.test(text)),
  );
}

/** What whoever said it may have meant to say, in sentences that are understood. */
export function meantBy(said: string): readonly string[] {
  return explanationOf(said)?.examples ?? [];
}

function explanationOf(said: string): Explanation | undefined {
  const spellings = spellingsOf(said);
  if (spellings.slice(0, 1).some(isLimited)) return LIMITED;
  return EXPLANATIONS.find(({ when }) => spellings.some((text) => when.test(text)));
}

/** In small letters, and then without courtesies. */
function spellingsOf(said: string): string[] {
  const small = said
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s.!?]+$/, '');
  return [small, bareWish(small)];
}
