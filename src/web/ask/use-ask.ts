import { useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import type { Question, Topic } from '../../client/writing.ts';
import { go } from '../place.ts';
import { pen } from './pen.ts';
import { rememberTurn } from './fresh-turns.ts';

export interface UsedAsk {
  readonly busy: boolean;
  readonly refused: RedraftError | undefined;
  /** @returns whether it is under way: what was typed can go. */
  readonly ask: (question: Question) => Promise<boolean>;
  readonly generate: (topic: Topic) => Promise<boolean>;
}

/** Sends what is asked for, and goes to where the answer is written. */
export function useAsk(): UsedAsk {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RedraftError>();
  const send = async (request: () => Promise<string>) => {
    setBusy(true);
    setRefused(undefined);
    try {
      go({ at: 'ask', id: await request() });
      return true;
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setRefused(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    refused,
    ask: (question) =>
      send(async () => {
        const asked = await pen.ask({ ...question, wait: 0 });
        const { job, answer } = asked;
        rememberTurn(asked.conversation_id, { job, message: question.message, files: question.files ?? [], answer });
        return asked.conversation_id;
      }),
    generate: (topic) => send(async () => (await pen.generate({ ...topic, wait: 0 })).job.id),
  };
}
