import type { GenerateRequest } from './generate-schema.ts';

const TASKS: Readonly<Record<GenerateRequest['options']['kind'], string>> = {
  outline: 'Write an outline as a nested list: the main points, and under each what belongs to it. No sentences.',
  explainer:
    'Explain the topic in a few paragraphs: what it is, why it matters, an example, what is often misunderstood.',
  questions:
    'Write ten questions about the topic as a numbered list, from the easiest to the hardest, without answers.',
};

const READERS: Readonly<Record<GenerateRequest['options']['level'], string>> = {
  beginner: 'The readers meet the topic for the first time.',
  intermediate: 'The readers know the basics of the topic.',
  expert: 'The readers are experts of the field.',
};

/** The request as a writer is given it. */
export function taskOf({ input, options }: GenerateRequest): string {
  return `${TASKS[options.kind]} ${READERS[options.level]}\n\nTopic: ${input.topic.trim()}`;
}
