import type { Audience, Tone } from '../../revision-engine.ts';
import { materialLines, taskLines, type TextTask } from '../asking/task-lines.ts';
import type { Prompt } from '../calls/completion.ts';
import { rewriteMarks } from './rewrite-reader.ts';
import { rewriteRulesFor } from './rewrite-rules.ts';

const TONES: Readonly<Record<Tone, string>> = {
  formal: 'formal: complete sentences, no short forms, no colloquial words',
  friendly: 'friendly: warm and close to speech, never chummy',
  confident: 'confident: direct and active, without needless hedges',
  neutral: 'neutral: matter-of-fact, without feeling or praise',
  persuasive: 'persuasive: reasons first, a clear line, no exaggeration',
};
const AUDIENCES: Readonly<Record<Audience, string>> = {
  general: 'people without special knowledge',
  experts: 'experts of the field',
  beginners: 'people who meet the subject for the first time',
  executives: 'people who decide and have little time',
  students: 'students of the field',
};

/** As for edits; the passage is the one block of the task. */
export function rewritePrompt(task: TextTask): Prompt {
  const lines = [...taskLines(task), ...wanted(task), '', ...materialLines(task)];
  return {
    messages: [
      { role: 'system', content: rewriteRulesFor(task.pass) ?? '' },
      { role: 'user', content: lines.join('\n') },
    ],
  };
}

function* wanted({ pass, options: { tone, audience }, ref }: TextTask): Generator<string> {
  if (pass === 'tone' && tone !== undefined) yield `The tone is to be ${TONES[tone]}.`;
  if (audience !== undefined) yield `The readers are ${AUDIENCES[audience]}.`;
  const { opening, closing } = rewriteMarks(ref);
  yield `The passage is block s1. The opening mark of your answer is ${opening}, the closing mark is ${closing}.`;
}
