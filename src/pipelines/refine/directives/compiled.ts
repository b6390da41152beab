import type { DirectiveForm } from './directive-form.ts';

const CHANGES =
  '(?:changes?|edits?|corrections?|fixes|revisions?|suggestions?|findings?|work|warnings?|hints?|remarks?|complaints?|comments?)';
const PHRASES: Readonly<Record<string, string>> = {
  '{x}': '(?<x>.+?)',
  '{changes}': CHANGES,
  '{change}': `(?:touch|change|edit|alter|modify|rewrite|revise|correct|fix|refine|redraft|rework|improve|replace|flag|mark|mess with|fiddle with|work on|add|insert|remove|delete|suggest|report|highlight|capitali[sz]e|reformat|reword|rephrase|shorten|complain(?: to me)? about|criticis[ez]|nag(?: me)? about|warn(?: me)? about|tell me about|bother(?: me)? with|point (?:me )?(?:to|out)|do anything (?:to|with|in)|(?:make|do) (?:any |some )?${CHANGES} (?:in|to|of))`,
  '{alone}':
    '(?:alone|be|as[- ]is|unchanged|untouched|intact|(?:exactly )?(?:as|the way|how|like) (?:it|they) (?:is|are|was|were|stands?))',
  '{undo}':
    '(?:undo|revert|reverse|roll back|take back|take out|withdraw|discard|remove|reject|throw away|throw out|get rid of)',
};

const known = new Map<DirectiveForm, readonly RegExp[]>();

/** A form's patterns as regular expressions over a whole wish. */
export function compiled(form: DirectiveForm): readonly RegExp[] {
  const patterns = known.get(form) ?? form.patterns.map((pattern) => new RegExp(`^(?:${spelledOut(pattern)})$`, 'i'));
  known.set(form, patterns);
  return patterns;
}

/** The pattern with its phrases put in. */
export function spelledOut(pattern: string): string {
  return pattern.replaceAll(/\{\w+\}/g, (phrase) => PHRASES[phrase] ?? phrase);
}
