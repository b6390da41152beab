import { describe, expect, test } from 'bun:test';
import type { Directive } from '../../../src/protocol/directives/directives.ts';
import { type DirectiveContext, NO_CONTEXT } from '../../../src/pipelines/refine/directives/directive-context.ts';
import { explained } from '../../../src/pipelines/refine/directives/explained.ts';
import { readDirectives } from '../../../src/pipelines/refine/directives/read-directives.ts';

/** In the second of three passes, which has suggested something for “utilise” and “colour”. */
const CONTEXT: DirectiveContext = {
  ...NO_CONTEXT,
  hasSection: (heading) => /^(?:methods|results)$/i.test(heading),
  wasChanged: (word) => word === 'utilise' || word === 'colour',
  passesAhead: ['tighten', 'polish'],
  passes: ['proofread', 'tighten', 'polish'],
  currentPass: 'tighten',
  nextPass: 'polish',
  lastPass: 'proofread',
  paragraphs: ['b2', 'b3', 'b5'],
};

describe('what writers say', () => {
  test.each<[string, Directive[]]>([
    ['nothing in the tables', [{ type: 'leave', place: { part: 'tables' } }]],
    ['undo everything you did in the conclusion', [{ type: 'undo', place: { part: 'conclusion' } }]],
    ['hands off the intro', [{ type: 'leave', place: { part: 'introduction' } }]],
    ['stop adding commas', [{ type: 'leave_categories', categories: ['punctuation'] }]],
    ['no more style suggestions', [{ type: 'leave_categories', categories: ['style'] }]],
    ['I meant to write “teh”', [{ type: 'leave_words', words: ['teh'] }]],
    ['Redraft is my company', [{ type: 'leave_words', words: ['Redraft'] }]],
    ["it's British English", [{ type: 'dialect', dialect: 'GB' }]],
    ['American, not British', [{ type: 'dialect', dialect: 'US' }]],
    ['we write in UK English', [{ type: 'dialect', dialect: 'GB' }]],
    ["don't do the tightening", [{ type: 'skip_pass', pass: 'tighten' }]],
    [
      'just proofread',
      [
        { type: 'skip_pass', pass: 'tighten' },
        { type: 'skip_pass', pass: 'polish' },
      ],
    ],
    ['only run the polish pass', [{ type: 'skip_pass', pass: 'tighten' }]],
    ["that's enough", [{ type: 'stop_after_pass' }]],
    ['stop here', [{ type: 'stop_after_pass' }]],
    ['leave the rest alone', [{ type: 'leave', place: { part: 'document' } }]],
    ['Only fix spelling and leave everything else alone.', [{ type: 'only_categories', categories: ['spelling'] }]],
    ["don't capitalize my headings", [{ type: 'leave_rule', rule: 'heading-case' }]],
    ['keep the Oxford comma', [{ type: 'leave_rule', rule: 'serial-comma' }]],
    ["don't complain about passive voice", [{ type: 'leave_rule', rule: 'passive-voice' }]],
    ['no more warnings about long sentences', [{ type: 'leave_rule', rule: 'long-sentence' }]],
    ['leave my dashes alone', [{ type: 'leave_rule', rule: 'dash' }]],
    ["don't touch my contractions", [{ type: 'leave_rule', rule: 'short-form' }]],
    ['the quotes must stay exactly as they are', [{ type: 'leave', place: { part: 'quotes' } }]],
    ["don't shorten anything", [{ type: 'leave_categories', categories: ['concision'] }]],
    ['only fix real mistakes', [{ type: 'only_categories', categories: ['spelling', 'grammar', 'punctuation'] }]],
    ['only correct obvious errors', [{ type: 'only_categories', categories: ['spelling', 'grammar', 'punctuation'] }]],
    [
      "don't rewrite my sentences",
      [{ type: 'leave_categories', categories: ['clarity', 'concision', 'style', 'tone'] }],
    ],
    ['keep my voice', [{ type: 'leave_categories', categories: ['clarity', 'concision', 'style', 'tone'] }]],
    ['ask me before changing anything', [{ type: 'suggest_only' }]],
    ['let me decide', [{ type: 'suggest_only' }]],
    [
      'never change numbers',
      [
        { type: 'leave_rule', rule: 'thousands-comma' },
        { type: 'leave_rule', rule: 'percent-sign' },
      ],
    ],
    ['leave paragraph 2 as it is', [{ type: 'leave', place: { block: 'b3' } }]],
    ["don't change the first paragraph", [{ type: 'leave', place: { block: 'b2' } }]],
    ['skip this section', [{ type: 'leave', place: { part: 'section' } }]],
    ['no changes to the methods section please', [{ type: 'leave', place: { section: 'methods' } }]],
    ['not the introduction', [{ type: 'leave', place: { part: 'introduction' } }]],
    ['everything except the introduction', [{ type: 'leave', place: { part: 'introduction' } }]],
    ['only the second paragraph', [{ type: 'only_in', place: { block: 'b3' } }]],
    ['only the methods', [{ type: 'only_in', place: { section: 'methods' } }]],
    ['stop replacing utilise', [{ type: 'leave_words', words: ['utilise'] }]],
    ['keep "utilise"', [{ type: 'leave_words', words: ['utilise'] }]],
    ['I prefer colour', [{ type: 'leave_words', words: ['colour'] }]],
    ["don't flag hedges", [{ type: 'leave_rule', rule: 'hedge' }]],
    ['put back what you changed in the introduction', [{ type: 'undo', place: { part: 'introduction' } }]],
    ['revert the polish pass', [{ type: 'undo', pass: 'polish' }]],
    ['spell it the British way', [{ type: 'dialect', dialect: 'GB' }]],
    ['undo pass 1', [{ type: 'undo', pass: 'proofread' }]],
    ['revert the first pass', [{ type: 'undo', pass: 'proofread' }]],
    ['skip the third pass', [{ type: 'skip_pass', pass: 'polish' }]],
    ["the landlord's name is Harold Finch", [{ type: 'leave_words', words: ['Harold Finch'] }]],
    ['leave Harold Finch and New York alone', [{ type: 'leave_words', words: ['Harold Finch', 'New York'] }]],
    [
      "don't change colour to color, and nothing in the conclusion",
      [
        { type: 'leave_words', words: ['colour'] },
        { type: 'leave', place: { part: 'conclusion' } },
      ],
    ],
  ])('%s', (says, directives) => {
    expect(readDirectives(says, CONTEXT)).toEqual({ directives, notUnderstood: [] });
  });
});

const MARKS = 'marks and words are not put in or taken out by a wish; a rule or a kind of change is left alone';

describe('what is no directive is told what to do instead', () => {
  test.each([
    ['go on', 'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there'],
    ['start over', 'to begin the running pass again, send it with the mode interrupt; “One more pass.” adds one'],
    [
      'what did you change?',
      'questions are not answered here; every change says its reason, and the job how far it is',
    ],
    [
      'why did you change that?',
      'questions are not answered here; every change says its reason, and the job how far it is',
    ],
    ['make it shorter', 'sentences are not shortened; the pass tighten takes out needless words'],
    [
      'make it more formal',
      'a text is not rewritten in another tone; the strategies academic and plain-language, of another job, look for words of one',
    ],
    ['translate it to German', 'nothing is translated'],
    [
      'accept all your suggestions',
      'sure changes are made by themselves; suggestions are accepted and rejected in the review (PUT …/changes), one by one or by a filter',
    ],
    ['Please stop!', 'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there'],
    ['Undo that', 'say what: a place, a pass, or all; or say it of a block (target)'],
    ['stop', 'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there'],
    ['pause', 'pause, resume and cancel are commands of their own; “Stop after this pass.” ends the job there'],
    ['too many suggestions', 'say what is to be left out: a place, a word, a rule, or a kind such as punctuation'],
    ["don't touch the names", 'say which: words in quotation marks are left alone'],
    ['please be quick', ''],
    ["don't use the word use", ''],
    [
      'undo all spelling changes',
      'undo goes by place or by pass; changes of one kind are rejected in the review (PUT …/changes) by a filter',
    ],
    ['turn it off', 'say what it is, or say it of a block (target)'],
    ['use single quotes', MARKS],
    ['use em dashes', MARKS],
    ['no exclamation marks', MARKS],
    ['make the quotes curly', 'marks follow what the document mostly has'],
    [
      'apply all suggestions',
      'sure changes are made by themselves; suggestions are accepted and rejected in the review (PUT …/changes), one by one or by a filter',
    ],
  ])('%s', (says, instead) => {
    const { directives, notUnderstood } = readDirectives(says, CONTEXT);
    expect(directives).toEqual([]);
    const [said = ''] = notUnderstood;
    expect(explained(said)).toBe(instead === '' ? said : `${said.replace(/[?!]/, '')}: ${instead}`);
  });
});
