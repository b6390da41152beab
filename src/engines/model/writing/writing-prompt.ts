import type { Source } from '../../../protocol/source.ts';
import type { Assignment } from '../../writer.ts';
import { askLines, markOf } from '../asking/task-lines.ts';
import type { Message, Prompt } from '../calls/completion.ts';
import answerRules from './prompts/answer.v1.txt' with { type: 'text' };
import critiqueRules from './prompts/critique.v1.txt' with { type: 'text' };
import outlineRules from './prompts/outline.v1.txt' with { type: 'text' };

type Asked = Omit<Assignment, 'signal'>;

/** UTF-16 units of what was said before, and of each answer in it. */
const HISTORY = 24_000;
const ANSWER = 4_000;

/** A draft, and what is wrong with it. */
export interface Mending {
  readonly draft: string;
  readonly remarks: readonly string[];
}

/** @param ref random, and in none of the passages */
export function answerPrompt(asked: Asked, ref: string, mend?: Mending): Prompt {
  const section =
    asked.section === undefined
      ? []
      : [
          `Write the section ${JSON.stringify(asked.section)} of the answer and nothing else: the other sections are written by themselves.`,
        ];
  return { messages: [...opening(answerRules, asked), request(asked, ref, [...section, ...mendLines(ref, mend)])] };
}

export function critiquePrompt(asked: Asked, ref: string, draft: string): Prompt {
  const { section } = asked;
  const part =
    section === undefined
      ? []
      : [
          `The draft is the section ${JSON.stringify(section)} of the answer: the other sections are read by themselves.`,
        ];
  const task = [...draftLines(ref, draft), ...part, `Reference: ${ref}`];
  return { messages: [...opening(critiqueRules, asked), request(asked, ref, task)], schema: CRITIQUE_FORM };
}

function mendLines(ref: string, mend: Mending | undefined): string[] {
  if (!mend) return [];
  const remarks = mend.remarks.map((remark) => `- ${JSON.stringify(remark)}`);
  return [
    ...draftLines(ref, mend.draft),
    'Write the draft anew: mend it where these remarks are right, and keep it elsewhere.',
    ...remarks,
  ];
}

function draftLines(ref: string, draft: string): string[] {
  return [markOf(ref, 'draft'), draft, markOf(ref, 'end of the draft'), ''];
}

export function outlinePrompt(asked: Asked, ref: string): Prompt {
  return {
    messages: [...opening(outlineRules, asked), request(asked, ref, [`Reference: ${ref}`])],
    schema: OUTLINE_FORM,
  };
}

const OUTLINE_FORM = {
  name: 'outline',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['ref', 'sections'],
    properties: { ref: { type: 'string' }, sections: { type: 'array', items: { type: 'string' } } },
  },
} as const;

const CRITIQUE_FORM = {
  name: 'critique',
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['ref', 'remarks'],
    properties: { ref: { type: 'string' }, remarks: { type: 'array', items: { type: 'string' } } },
  },
} as const;

function opening(rules: string, { history }: Asked): Message[] {
  return [
    { role: 'system', content: rules.trimEnd() },
    ...newest(history).flatMap(({ message, answer }): Message[] => [
      { role: 'user', content: message },
      { role: 'assistant', content: answer },
    ]),
  ];
}

/** Of what was said before, the newest that there is room for. */
function newest(history: Asked['history']): Asked['history'] {
  let size = 0;
  const cut = history.map(({ message, answer }) => ({ message, answer: answer.slice(0, ANSWER) }));
  return cut
    .toReversed()
    .filter(({ message, answer }) => (size += message.length + answer.length) <= HISTORY)
    .toReversed();
}

function request({ message, sources, asks = [] }: Asked, ref: string, task: readonly string[]): Message {
  const passages = sources.length === 0 ? [] : [...passageLines(sources, ref), markOf(ref, 'end of the passages'), ''];
  return {
    role: 'user',
    content: [...passages, ...task, ...askLines(asks, STEERED), 'The request:', message].join('\n'),
  };
}

const STEERED = 'It belongs to the request, and where the two differ it counts:';

function* passageLines(sources: readonly Source[], ref: string): Generator<string> {
  for (const { id, title, quote } of sources) {
    yield markOf(ref, `passage ${id}, of ${JSON.stringify(title)}`);
    yield quote;
  }
}
