import { useState } from 'preact/hooks';
import { uuid } from '../../../client/uuid.ts';
import type { FeedbackMode } from '../../../protocol/events.ts';
import type { LiveJob } from '../../use-job.ts';
import { remember } from './mine.ts';
import { useCommands } from './use-commands.ts';
import { useUnsent } from './use-unsent.ts';

/** When words count, as somebody can choose it; the first one counts where nobody chose. */
export type Modes = readonly [ModeChoice, ...ModeChoice[]];
type ModeChoice = readonly [mode: FeedbackMode, words: string];

/** Words on their way to a job. */
export interface Steering {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Nobody has answered them yet. */
  readonly sending: readonly string[];
  readonly modes: Modes;
  readonly mode: FeedbackMode;
  readonly setMode: (mode: string) => void;
  readonly send: () => void;
  /** Why the last ones were not heard; they are in the box again. */
  readonly refused: string | undefined;
}

/** As much of some words as says which they are. */
function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 60).trimEnd()}…` : words;
}

/**
 * Says to a job what should change.
 * @param name under which what is typed is kept in this tab
 */
export function useSteering({ job, state }: Pick<LiveJob, 'job' | 'state'>, modes: Modes, name = job.id): Steering {
  const { text, setText, sending, setSending } = useUnsent(name);
  const [chosen, setMode] = useState<string>();
  const { say, refused } = useCommands(state.status);
  const [mode] = modes.find(([one]) => one === chosen) ?? modes[0];
  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    setSending((before) => [...before, words]);
    const id = uuid();
    remember(id);
    const heard = await say(`“${shortened(words)}” was not heard`, () =>
      job.say({ type: 'feedback', id, text: words, mode }),
    );
    if (!heard) setText((now) => (now === '' ? words : `${words}\n${now}`));
    setSending((before) => before.filter((one) => one !== words));
  };
  return { text, setText, sending, modes, mode, setMode, send: () => void send(), refused };
}
