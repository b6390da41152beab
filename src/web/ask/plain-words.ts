import type { EventData } from '../../protocol/events.ts';

/** What happened, for a writer, and what whoever runs the server needs to know of it, where that is more. */
export interface PlainWords {
  readonly words: string;
  readonly reason?: string;
}

const WARNINGS: Readonly<Record<string, string>> = {
  provider_failed: 'One model did not answer; another one was asked.',
  model_gave_up: 'No model planned sections, so the answer is in one.',
};

export function plainWarning({ code, message }: Pick<EventData['warning'], 'code' | 'message'>): PlainWords {
  const words = WARNINGS[code];
  return words === undefined ? { words: message } : { words, reason: message };
}

/** Why an answer failed, as the end of a sentence. */
export function plainError(message: string | undefined): PlainWords {
  if (message === undefined) return { words: 'something failed.' };
  return message.startsWith('No model') ? { words: 'no model answered.', reason: message } : { words: message };
}
