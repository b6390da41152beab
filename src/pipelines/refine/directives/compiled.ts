import type { DirectiveForm } from './directive-form.ts';
import { DIALECT_WORDS } from './vocabulary.ts';

/** What was put into the text, and what is only said of it. */
const APPLIED = 'changes?|edits?|corrections?|fixes|revisions?|work';
const TOLD = 'suggestions?|findings?|warnings?|hints?|remarks?|complaints?|comments?|flags?|notes?|proposals?';
const CHANGES = `(?:${APPLIED}|${TOLD})`;
const WORK =
  'touch|change|edit|alter|modify|revise|correct|fix|refine|redraft|rework|improve|mess with|mess up|fiddle with|tinker with|meddle with|work on|work in|go over|check|proofread|tamper with|interfere with';
const TELL =
  'flag|mark|report|highlight|underline|complain(?: to me)? about|criticis[ez]|nag(?: me)? about|warn(?: me)? about|tell me about|bother(?: me)? with|comment on|point (?:me )?(?:to|out)';
const DO_TO = `do anything (?:to|with|in|about)|(?:make|do) (?:any |some |more )?${CHANGES} (?:in|to|of)`;
const PHRASES: Readonly<Record<string, string>> = {
  '{x}': '(?<x>.+?)',
  '{y}': '(?<y>.+?)',
  '{changes}': CHANGES,
  '{applied}': `(?:${APPLIED})`,
  '{work}': `(?:${WORK})`,
  '{amend}': `(?:${WORK}|${TELL}|replace|reformat|${DO_TO})`,
  '{change}': `(?:${WORK}|${TELL}|rewrite|replace|add|insert|remove|delete|suggest|capitali[sz]e|reformat|reword|rephrase|shorten|${DO_TO})`,
  '{add}': '(?:add|insert|introduce|put in|suggest|use|make)',
  '{alone}':
    '(?:alone|be|as[- ]is|unchanged|untouched|intact|in peace|the same|(?:exactly |just )?(?:as|the way|how|like) (?:it|they) (?:is|are|was|were|stands?))',
  '{undo}':
    '(?:undo|revert|reverse|roll back|take back|take out|withdraw|discard|remove|reject|throw away|throw out|get rid of)',
  '{redo}': '(?:redo|bring back|put back|reinstate|restore|take back in)',
  '{again}': '(?:again|once more|once again|one more time|a second time|another time|twice)',
  '{dialect}': `(?:${Object.values(DIALECT_WORDS).flat().map(escaped).join('|')})(?: (?:english|spellings?|ones?))*`,
};

function escaped(word: string): string {
  return word.replaceAll('.', String.raw`\.`);
}

const known = new Map<DirectiveForm, readonly RegExp[]>();

/** A form's patterns as regular expressions over a whole wish. */
export function compiled(form: DirectiveForm): readonly RegExp[] {
  const patterns = known.get(form) ?? form.patterns.map((pattern) => new RegExp(`^(?:${spelledOut(pattern)})$`, 'iu'));
  known.set(form, patterns);
  return patterns;
}

/** The pattern with its phrases put in. */
export function spelledOut(pattern: string): string {
  return pattern.replaceAll(/\{\w+\}/g, (phrase) => PHRASES[phrase] ?? phrase);
}
